import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Reply, ReplyBlock } from '../../src/reply.ts'
import {
  beginningOf,
  encoded,
  excerptsOf,
  expectOffered,
  expectQuotes,
  expectTold,
  isVisible,
  type RendererUnderTest,
  squeeze,
  textsOf,
} from './renderer-facts.ts'
import { anyReply, anyText, HOSTILE, longText } from './replies.ts'
import { excerptBlock, replyOf } from './samples.ts'

/** The facts that hold for what every platform shows of a reply. */
export const rendererContract = (name: string, renderer: RendererUnderTest): void => {
  const shows = (reply: Reply, text: string) => {
    if (isVisible(text)) expect(squeeze(renderer.visible(reply))).toContain(squeeze(text))
  }

  describe(`what ${name} shows`, () => {
    const samples: readonly ReplyBlock[] = [
      { kind: 'heading', text: 'Four sources' },
      { kind: 'prose', text: 'The sources don’t say.' },
      { kind: 'note', text: 'How sure: 82%.' },
      excerptBlock('The ferry was built in 1931.', { title: 'The old ferry', publisher: 'Harbour Post' }),
      { kind: 'source', number: 2, citation: { source: 's', title: 'On tides', publisher: 'Tide Times' } },
      { kind: 'fields', fields: [{ name: 'Publisher', value: 'Harbour Post' }] },
      { kind: 'usage', lines: [{ command: '/source show <number>', description: 'Shows a source.' }] },
      { kind: 'table', rows: ['question,count', '"Who, then?",3'] },
    ]
    test.each(samples)('every text of a block of kind $kind', (block) => {
      for (const text of textsOf(block)) shows(replyOf(block), text)
      renderer.check(replyOf(block))
    })

    test('each of them in the order of the reply', () => {
      const visible = squeeze(renderer.visible(replyOf(...samples)))
      const places = samples.map((block) => visible.indexOf(squeeze(textsOf(block)[0] ?? '')))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      expect(places).not.toContain(-1)
    })

    test.each(HOSTILE)('%j as it stands, wherever a source or a person wrote it', (text) => {
      const reply = replyOf(
        { kind: 'heading', text },
        { kind: 'prose', text },
        { kind: 'note', text },
        excerptBlock(text, { title: text, publisher: text, published: text, file: text }, text),
        { kind: 'source', number: 2, citation: { source: text, title: text, publisher: text } },
        { kind: 'fields', fields: [{ name: text, value: text }] },
        { kind: 'usage', lines: [{ command: text, description: text }] },
      )
      renderer.check(reply)
      const visible = squeeze(renderer.visible(reply))
      // In a heading, prose, a note, a quotation, two titles, two publishers, a corroboration, and two each of fields and usage.
      expect(visible.split(squeeze(text)).length - 1).toBeGreaterThanOrEqual(13)
      expectQuotes(renderer, reply)
    })

    test('a reply without a block, and blocks without a text', () => {
      const empty = ['', ' ', '\u200b', '\u0000', '\n', '\u202e', '\ufe0f'].flatMap(
        (text): readonly ReplyBlock[] => [
          { kind: 'heading', text },
          { kind: 'prose', text },
          { kind: 'note', text },
          excerptBlock(text, { title: text, publisher: text, url: text }, text),
          { kind: 'source', number: 1, citation: { source: text, title: text } },
          { kind: 'fields', fields: [{ name: text, value: text }] },
          { kind: 'usage', lines: [{ command: text, description: text }] },
        ],
      )
      for (const block of empty) renderer.check(replyOf(block))
      renderer.check(replyOf())
      renderer.check({ ...replyOf(), actions: [], chooser: '' })
      renderer.check(replyOf({ kind: 'fields', fields: [] }, { kind: 'usage', lines: [] }))
    })

    test('any reply of a usual size whole, with all that can be done with it', () => {
      const sizes = { text: anyText(40), excerpt: anyText(60), blocks: 4, lines: 2 }
      fc.assert(
        fc.property(anyReply(sizes), (reply) => {
          renderer.check(reply)
          for (const block of reply.blocks) for (const text of textsOf(block)) shows(reply, text)
          expectQuotes(renderer, reply)
          expect(renderer.quotes(reply)).toHaveLength(excerptsOf(reply).length)
          if (!renderer.withoutButtons) expectOffered(renderer, reply)
        }),
        { numRuns: 300 },
      )
    })
  })

  describe(`where there is no room for all of it, ${name} shows`, () => {
    const expectAll = (reply: Reply): void => {
      renderer.check(reply)
      expectQuotes(renderer, reply)
      expectTold(renderer, reply)
      const visible = squeeze(renderer.visible(reply))
      for (const block of excerptsOf(reply).slice(0, renderer.quotes(reply).length)) {
        const { title } = block.excerpt.citation
        if (!block.labels.sourceIsNamed && isVisible(title)) expect(visible).toContain(beginningOf(title))
        expect(visible).toContain(squeeze(block.labels.place))
      }
      if (renderer.withoutButtons) return
      const commands = renderer.commands(reply)
      const shown = excerptsOf(reply).slice(0, renderer.quotes(reply).length)
      for (const code of encoded(reply.actions ?? [])) expect(commands).toContain(code)
      for (const { context, read = '' } of shown)
        for (const code of encoded([context]))
          expect(commands.includes(code) || commands.includes(read)).toBe(true)
    }

    const SENTENCE = 'The ferry Aurora crossed the strait in fog that morning, as the log has it. '

    test('an excerpt of 40,000 characters cut, with its citation', () => {
      expectAll(replyOf(excerptBlock(SENTENCE.repeat(520), { title: 'The log', publisher: 'Harbour Post' })))
    })

    test('answering words from the middle of a long excerpt', () => {
      const text = `${SENTENCE.repeat(200)}Sixty were aboard. ${SENTENCE.repeat(200)}`
      const start = text.indexOf('Sixty')
      const block = excerptBlock(text, { title: 'The log' })
      const marked = { ...block, excerpt: { ...block.excerpt, marks: [{ start, end: start + 5 }] } }
      expectAll(replyOf(marked))
      expect(renderer.visible(replyOf(marked))).toContain('Sixty')
    })

    test('thirty excerpts with titles of 300 characters as far as they go, and how many are left', () => {
      const title = 'Harbours '.repeat(34).slice(0, 300)
      const blocks = Array.from({ length: 30 }, (_, index) => ({
        ...excerptBlock(
          SENTENCE.repeat(4),
          { title, publisher: 'Harbour Post' },
          'The only source that says so.',
        ),
        number: index + 1,
      }))
      expectAll(replyOf({ kind: 'prose', text: 'No source answers this for certain.' }, ...blocks))
      shows(replyOf({ kind: 'prose', text: 'No source says.' }, ...blocks), 'No source says.')
    })

    test('citations before words of the bot', () => {
      const words = Array.from(
        { length: 12 },
        (): ReplyBlock => ({ kind: 'prose', text: SENTENCE.repeat(30) }),
      )
      const reply = replyOf(...words, excerptBlock('It sails.', { title: 'The old ferry' }))
      expectAll(reply)
      expect(renderer.quotes(reply).map(squeeze)).toEqual(['Itsails.'])
      shows(reply, 'The old ferry')
    })

    test('a list of 200 sources as far as it goes', () => {
      const sources = Array.from(
        { length: 200 },
        (_, index): ReplyBlock => ({
          kind: 'source',
          number: index + 1,
          citation: { source: `s${index}`, title: `Source of ${index}`, publisher: 'Harbour Post' },
        }),
      )
      const reply = replyOf(...sources)
      renderer.check(reply)
      shows(reply, 'Source of 0')
      shows(reply, 'Source of 5')
    })

    test('anything at all, within the limits', () => {
      const sizes = { text: longText(1_000), excerpt: longText(5_000), blocks: 12, lines: 20 }
      fc.assert(fc.property(anyReply(sizes), expectAll), { numRuns: 25, endOnFailure: true })
    }, 60_000)
  })
}
