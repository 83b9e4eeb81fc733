import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeButton } from '../../src/commands/button.ts'
import { displayRuns, displayText } from '../../src/display.ts'
import { messagesFor } from '../../src/messages/catalogue.ts'
import type { Action, Reply, ReplyBlock } from '../../src/reply.ts'
import { anyReply, anyText, HOSTILE, longText } from './replies.ts'
import { excerptBlock, replyOf } from './samples.ts'

/** What the facts that hold for every platform need of one. */
export interface RendererUnderTest {
  /** What a person reads, in order, with formatting undone. */
  visible(reply: Reply): string
  /** Throws where a limit or a rule of the platform is broken. */
  check(reply: Reply): void
  /** The words shown as quoted, one text an excerpt shown, in order; of a shortened one, its parts around “[…]”. */
  quotes(reply: Reply): readonly string[]
  /** What the buttons carry, in any order. */
  commands(reply: Reply): readonly string[]
  /** A platform where commands are only ever typed. */
  readonly withoutButtons?: true
}

type ExcerptBlock = ReplyBlock & { kind: 'excerpt' }

const excerptsOf = (reply: Reply): readonly ExcerptBlock[] =>
  reply.blocks.filter((block) => block.kind === 'excerpt')

/** An excerpt's words as they are shown; what is put together of several runs may differ from what is shown of the whole. */
const wordsOf = ({ excerpt }: ExcerptBlock): string =>
  displayRuns(excerpt.text, excerpt.marks)
    .map((run) => run.text)
    .join('')

/** Where lines wrap is the platform's own. */
const squeeze = (text: string): string => displayText(text).replace(/\s/gu, '')

/** A text without a letter, a figure or a sign may be left out: there is nothing to see in it. */
const isVisible = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(displayText(text))

/** What a reply of a usual size must show, each text whole. */
const textsOf = (block: ReplyBlock): readonly string[] => {
  switch (block.kind) {
    case 'heading':
    case 'prose':
    case 'note':
      return [block.text]
    case 'excerpt':
      return [
        wordsOf(block),
        block.labels.place,
        ...(block.labels.sourceIsNamed
          ? []
          : [
              block.excerpt.citation.title,
              block.excerpt.citation.publisher ?? '',
              block.labels.corroboration ?? '',
            ]),
      ]
    case 'source':
      return [block.citation.title, block.citation.publisher ?? '']
    case 'fields':
      return block.fields.flatMap(({ name, value }) => [name, value])
    case 'usage':
      return block.lines.flatMap(({ command, does }) => [command, does])
    default:
      return block satisfies never
  }
}

const encoded = (actions: readonly (Action | undefined)[]): readonly string[] =>
  actions.flatMap((action) => (action && encodeButton(action.command)) ?? [])

/** Each quotation is its excerpt, or says where it is not whole, and holds the first words that answer. */
const expectQuotes = (renderer: RendererUnderTest, reply: Reply): void => {
  const blocks = excerptsOf(reply)
  const quotes = renderer.quotes(reply)
  expect(quotes.length).toBeLessThanOrEqual(blocks.length)
  const hasSources = reply.blocks.some((block) => block.kind === 'source')
  if (blocks.length > 0 && !hasSources) expect(quotes.length).toBeGreaterThan(0)
  quotes.forEach((quote, index) => {
    const { text = '', marks = [] } = blocks[index]?.excerpt ?? {}
    const runs = displayRuns(text, marks)
    const whole = runs
      .map((run) => run.text)
      .join('')
      .replace(/\s/gu, '')
    const shown = quote.replace(/\s/gu, '')
    if (shown === whole) return
    const parts = shown.split('[…]')
    expect(parts.length, 'a part is marked as one').toBeGreaterThan(1)
    expect(Math.max(...parts.map((part) => part.length)), 'enough to tell something').toBeGreaterThan(30)
    let at = 0
    for (const part of parts.filter((piece) => piece !== '')) {
      const found = whole.indexOf(part, at)
      expect(found, `verbatim: ${part.slice(0, 80)}`).toBeGreaterThanOrEqual(0)
      at = found + part.length
    }
    const answer = runs.find((run) => run.marked)?.text.replace(/\s/gu, '') ?? ''
    expect(shown).toContain(answer.slice(0, 12).toWellFormed().replace(/�$/u, ''))
  })
}

/** What is not shown is told. */
const expectTold = (renderer: RendererUnderTest, reply: Reply): void => {
  const hidden = excerptsOf(reply).length - renderer.quotes(reply).length
  if (hidden === 0) return
  const visible = squeeze(renderer.visible(reply))
  const sources = reply.blocks.filter((block) => block.kind === 'source').length
  const told = Array.from({ length: sources + 1 }, (_, more) =>
    squeeze(messagesFor(reply.language).leftOut(hidden + more)),
  )
  expect(told.some((note) => visible.includes(note))).toBe(true)
}

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
      { kind: 'usage', lines: [{ command: '/source show <number>', does: 'Shows a source.' }] },
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
        { kind: 'usage', lines: [{ command: text, does: text }] },
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
          { kind: 'usage', lines: [{ command: text, does: text }] },
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
          if (renderer.withoutButtons) return
          const offered = encoded([
            ...(reply.actions ?? []),
            ...reply.blocks.map((block) => ('context' in block ? block.context : undefined)),
            ...reply.blocks.map((block) => ('show' in block ? block.show : undefined)),
          ])
          expect(renderer.commands(reply)).toEqual(expect.arrayContaining([...offered]))
          expect(renderer.commands(reply)).toHaveLength(offered.length)
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
      for (const code of encoded([...(reply.actions ?? []), ...shown.map((block) => block.context)])) {
        expect(commands).toContain(code)
      }
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

const beginningOf = (title: string): string => Array.from(squeeze(title)).slice(0, 12).join('')
