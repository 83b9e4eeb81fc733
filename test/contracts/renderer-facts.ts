import { expect } from 'vitest'
import { encodeButton } from '../../src/commands/button.ts'
import { displayRuns, displayText } from '../../src/display.ts'
import { messagesFor } from '../../src/messages/catalogue.ts'
import { type Action, excerptsIn, type Reply, type ReplyBlock } from '../../src/reply.ts'

/** What the facts that hold for every platform need of one. */
export interface RendererUnderTest {
  /** What a person reads, in order, with formatting undone. */
  visible(reply: Reply): string
  /** Throws where a limit or a rule of the platform is broken. */
  check(reply: Reply): void
  /** The words shown as quoted, one text an excerpt shown, in order; of a shortened one, its parts around “[…]”. */
  quotes(reply: Reply): readonly string[]
  /** What the buttons carry, in any order; of those that lead to the reader, the address. */
  commands(reply: Reply): readonly string[]
  /** A platform where commands are only ever typed. */
  readonly withoutButtons?: true
}

type ExcerptBlock = ReplyBlock & { kind: 'excerpt' }

export const excerptsOf = (reply: Reply): readonly ExcerptBlock[] =>
  reply.blocks.filter((block) => block.kind === 'excerpt')

/** An excerpt's words as they are shown; what is put together of several runs may differ from what is shown of the whole. */
const wordsOf = (block: ExcerptBlock): string =>
  excerptsIn(block)
    .map(({ text, marks }) => displayRuns(text, marks))
    .map((runs) => runs.map((run) => run.text).join(''))
    .join(' […] ')

/** Where lines wrap is the platform's own. */
export const squeeze = (text: string): string => displayText(text).replace(/\s/gu, '')

/** A text without a letter, a figure or a sign may be left out: there is nothing to see in it. */
export const isVisible = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(displayText(text))

/** What a reply of a usual size must show, each text whole. */
export const textsOf = (block: ReplyBlock): readonly string[] => {
  switch (block.kind) {
    case 'heading':
    case 'prose':
    case 'note':
      return [block.text]
    case 'excerpt':
      return [
        // One by one: an excerpt may itself hold the sign that stands between two.
        ...[block.excerpt, ...(block.further ?? [])].map(({ text }) => text),
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
    case 'table':
      return block.rows
    case 'usage':
      return block.lines.flatMap(({ command, description: does }) => [command, does])
    default:
      return block satisfies never
  }
}

export const encoded = (actions: readonly (Action | undefined)[]): readonly string[] =>
  actions.flatMap((action) => (action && encodeButton(action.command)) ?? [])

/** What stands for each thing that can be done with a block: what a button carries, or an address that shows the same. */
const standsFor = (block: ReplyBlock): readonly (readonly string[])[] =>
  block.kind === 'excerpt' || block.kind === 'source'
    ? encoded(['context' in block ? block.context : undefined, 'show' in block ? block.show : undefined]).map(
        (code) => [code, ...(block.read === undefined || block.kind === 'source' ? [] : [block.read])],
      )
    : []

/** Each of them is offered, and nothing else. */
export const expectOffered = (renderer: RendererUnderTest, reply: Reply): void => {
  const left = [...renderer.commands(reply)]
  const offered = [...encoded(reply.actions ?? []).map((code) => [code]), ...reply.blocks.flatMap(standsFor)]
  for (const ways of offered) {
    const at = left.findIndex((one) => ways.includes(one))
    expect(at, `${ways.join(' or ')} among ${left.join(' ')}`).toBeGreaterThanOrEqual(0)
    left.splice(at, 1)
  }
  expect(left).toEqual([])
}

/** Each quotation is its excerpt, or says where it is not whole, and holds the first words that answer. */
export const expectQuotes = (renderer: RendererUnderTest, reply: Reply): void => {
  const blocks = excerptsOf(reply)
  const quotes = renderer.quotes(reply)
  expect(quotes.length).toBeLessThanOrEqual(blocks.length)
  const hasSources = reply.blocks.some((block) => block.kind === 'source')
  if (blocks.length > 0 && !hasSources) expect(quotes.length).toBeGreaterThan(0)
  quotes.forEach((quote, index) => {
    const { text = '', marks = [] } = blocks[index]?.excerpt ?? {}
    const runs = displayRuns(text, marks)
    const block = blocks[index]
    const whole = (block ? wordsOf(block) : '').replace(/\s/gu, '')
    const shown = quote.replace(/\s/gu, '')
    if (shown === whole) return
    const parts = shown.split('[…]')
    expect(parts.length, 'a part is marked as one').toBeGreaterThan(1)
    expect(shown.length, 'enough to tell something').toBeGreaterThan(30)
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

/** A reply says how much it leaves out. */
export const expectTold = (renderer: RendererUnderTest, reply: Reply): void => {
  const hidden = excerptsOf(reply).length - renderer.quotes(reply).length
  if (hidden === 0) return
  const visible = squeeze(renderer.visible(reply))
  const sources = reply.blocks.filter((block) => block.kind === 'source').length
  const told = Array.from({ length: sources + 1 }, (_, more) =>
    squeeze(messagesFor(reply.language).omitted(hidden + more)),
  )
  expect(told.some((note) => visible.includes(note))).toBe(true)
}

/** What is left of a title wherever it is cut. */
export const beginningOf = (title: string): string => Array.from(squeeze(title)).slice(0, 12).join('')
