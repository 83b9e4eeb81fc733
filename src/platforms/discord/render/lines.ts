import { displayRuns, type Run } from '../../../display.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import type { Excerpt, SourceLine, Speech } from '../../../model.ts'
import { citationWords, origin } from '../../../plain-text.ts'
import { CHANNEL, excerptsIn, type Moment, type ReplyBlock } from '../../../reply.ts'
import { type Cut, cutRuns, cutText } from './cut.ts'
import type { Sizes } from './fit.ts'
import { escapeRun, escapeShown, linkTarget, titleLink } from './markdown.ts'

/**
 * Draws a block as lines of Discord's markdown; none if nothing in it is visible. In a quotation only the answering words are bold, and
 * “[…]” shows where it was cut.
 */
export const linesOf = (block: ReplyBlock, sizes: Sizes, speech: Speech): readonly string[] => {
  switch (block.kind) {
    case 'heading':
      return line('### ', words(block.text, sizes.title))
    case 'prose':
      return line(
        '',
        withMoments(withChannel(words(block.text, sizes.words), block.channel), block.moments ?? []),
      )
    case 'note':
      return line('-# ', words(block.text, sizes.words))
    case 'excerpt':
      return excerptLines(block, sizes, speech)
    case 'source':
      return [numbered(block.number, [sourceText(block, sizes, speech)])]
    case 'fields':
      return block.fields.flatMap(({ name, value }) => {
        const target = name === messagesFor(speech).field.link ? linkTarget(value, sizes.words) : undefined
        return paired(words(name, sizes.title), ':', target ?? words(value, sizes.words))
      })
    case 'table':
      return block.rows.flatMap((row) => line('', words(row, sizes.words)))
    case 'usage':
      return block.lines.flatMap(({ command, description: does, id }) =>
        pressable(command, id, words(does, sizes.words), sizes),
      )
    default:
      return block satisfies never
  }
}

/** Puts a link to the channel where the text stands for one. */
const withChannel = (text: string, channel: string | undefined): string =>
  channel !== undefined && /^\d{1,20}$/.test(channel) ? text.replace(CHANNEL, `<#${channel}>`) : text

/** Says beside each moment how far off it is: Discord shows that to every reader, and keeps it up to date. */
const withMoments = (text: string, moments: readonly Moment[]): string =>
  moments.reduce((drawn, { shown, at }) => {
    const escaped = escapeShown(shown)
    return drawn.replace(escaped, () => `${escaped} (<t:${Math.floor(at / 1000)}:R>)`)
  }, text)

/** A command with what it does. With an id it can be pressed. */
const pressable = (
  command: string,
  id: string | undefined,
  does: string,
  sizes: Sizes,
): readonly string[] => {
  const [, name, rest = ''] = /^\/([a-z]+(?: [a-z]+)?)(.*)$/s.exec(command) ?? []
  if (id === undefined || name === undefined || !/^\d{1,20}$/.test(id))
    return paired(words(command, sizes.title), '', does)
  const link = [`</${name}:${id}>`, words(rest, sizes.title)].filter(Boolean).join(' ')
  return [[link, does].filter(Boolean).join(' — ')]
}

/** A quotation, and its citation in small print below. */
const excerptLines = (
  block: ReplyBlock & { kind: 'excerpt' },
  sizes: Sizes,
  speech: Speech,
): readonly string[] => {
  const { number, excerpt, labels, read } = block
  const parts = excerptsIn(block)
  const room = Math.max(LEAST_QUOTE, Math.floor(sizes.quote / parts.length))
  const cuts = parts.map((part) => cutRuns(runsOf(part), room, (cut) => quoted(cut).length))
  const quote = joinQuotes(cuts)
  const short = {
    ...labels,
    place: cutText(labels.place, sizes.title, costOf),
    file: cutText(labels.file ?? '', sizes.title, costOf),
    corroboration: cutText(labels.corroboration ?? '', sizes.corroboration, costOf),
  }
  const { beside, rest } = citationWords(excerpt.citation, short, speech)
  const addresses = [excerpt.link, excerpt.citation.url]
  const title = labels.sourceIsNamed ? '' : titleText(excerpt.citation, [read, ...addresses], sizes, speech)
  const details = rest.map((text) => words(text, Math.max(sizes.title, sizes.corroboration)))
  return [
    ...(quote === '' ? [] : [`> ${quote}`]),
    `-# ${[`**${number}**`, `${title}${escapeShown(beside)}`, ...details, title && original(read, addresses, sizes, speech)].filter(Boolean).join(' · ')}`,
  ]
}

/** The shortest that one of several excerpts of a quotation is cut to. */
const LEAST_QUOTE = 90

/** Several excerpts in one quotation, with one mark for what is left out between two. */
const joinQuotes = (cuts: readonly Cut[]): string =>
  cuts
    .filter((cut) => quoted(cut) !== '')
    .map((cut, index, all) =>
      quoted({ ...cut, before: cut.before || index > 0, after: cut.after && index === all.length - 1 }),
    )
    .join(' ')

type Addresses = readonly (string | undefined)[]

/** [Title](<link>) @param addresses the first that is not too long is linked */
const titleText = ({ title }: SourceLine, addresses: Addresses, sizes: Sizes, speech: Speech): string =>
  titleLink(
    cutText(title, sizes.title, costOf),
    firstTarget(addresses, sizes.link),
    messagesFor(speech).field.link,
  )

/** [Original](<link>): the publisher's own page, where the title opens the reader. */
const original = (read: string | undefined, addresses: Addresses, sizes: Sizes, speech: Speech): string => {
  const target = read === undefined ? undefined : firstTarget(addresses, sizes.original)
  return target === undefined ? '' : `[${messagesFor(speech).reader.original}](${target})`
}

const firstTarget = (addresses: Addresses, longest: number): string | undefined =>
  addresses.map((address) => linkTarget(address, longest)).find((target) => target !== undefined)

/** [Title](<link>) — Publisher, 14 December 2025 */
const sourceText = (
  { citation, read }: ReplyBlock & { kind: 'source' },
  sizes: Sizes,
  speech: Speech,
): string => {
  const from = words(origin(citation, speech), sizes.title)
  const page = original(read, [citation.url], sizes, speech)
  const title = titleText(citation, [read, citation.url], sizes, speech)
  return [title, [from, page].filter(Boolean).join(' · ')].filter(Boolean).join(' — ')
}

const numbered = (number: number, parts: readonly string[]): string =>
  [`**${number}**`, parts.filter(Boolean).join(', ')].filter(Boolean).join(' ')

/** Two texts on one line: the first is bold and followed by a sign, or by a dash if there is none. */
const paired = (first: string, sign: string, second: string): readonly string[] => {
  const parts = [first && `**${first}${sign}**`, second].filter(Boolean)
  return parts.length > 0 ? [parts.join(sign === '' ? ' — ' : ' ')] : []
}

const line = (before: string, text: string): readonly string[] => (text === '' ? [] : [before + text])

/** A text, cut and escaped; empty if nothing in it is visible, because Discord refuses white space alone. */
const words = (text: string, most: number): string => {
  const cut = cutText(text, most, costOf)
  return VISIBLE.test(cut) ? escapeShown(cut) : ''
}

const VISIBLE = /[^\p{Z}\p{C}\p{M}]/u

const costOf = (text: string): number => escapeShown(text).length

const quoted = ({ runs, before, after }: Cut): string =>
  `${before ? `${LEFT_OUT} ` : ''}${runs.map(drawRun).join('').trim()}${after ? ` ${LEFT_OUT}` : ''}`

const LEFT_OUT = '\\[…\\]'

const drawRun = ({ text, marked }: Run): string => {
  const bold = text.trim()
  if (!marked || bold === '') return escapeRun(text)
  const at = text.indexOf(bold)
  return `${text.slice(0, at)}**${escapeRun(bold)}**${text.slice(at + bold.length)}`
}

/** An excerpt never changes, and is drawn many times until the message fits. */
const RUNS = new WeakMap<Excerpt, readonly Run[]>()

const runsOf = (excerpt: Excerpt): readonly Run[] => {
  const runs = RUNS.get(excerpt) ?? joined(displayRuns(excerpt.text, excerpt.marks))
  RUNS.set(excerpt, runs)
  return runs
}

/** Joins marks that touch: Discord would misread the signs that close one and open the next. */
const joined = (runs: readonly Run[]): readonly Run[] => {
  const found: Run[] = []
  for (const run of runs) {
    const last = found.at(-1)
    if (last?.marked === run.marked) found[found.length - 1] = { ...last, text: last.text + run.text }
    else found.push(run)
  }
  return found
}

/** The text of a button or a menu, where Discord shows no markdown. */
export const label = (text: string, most: number): string => {
  const shown = cutText(text, most, (shown) => shown.length)
  return VISIBLE.test(shown) ? shown : '…'
}
