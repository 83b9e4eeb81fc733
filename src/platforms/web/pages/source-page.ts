import { html } from 'hono/html'
import type { Reading } from '../../../commands/reading/read-source.ts'
import { type Shown, sourcePath } from '../../../commands/reading/source-path.ts'
import type { Messages } from '../../../messages/en.ts'
import { formatDay, formatDayAt } from '../../../messages/format.ts'
import { type Entry, entriesOf, partsOf, renderText } from '../render/source-text.ts'
import { exactWords, type Html, NOTHING, webAddress, words } from '../render/text.ts'
import { type PageContext, page } from './page.ts'

/** Fewer headings are seen at a glance. */
const ENTRIES_WORTH_LISTING = 4

/** A source whole, with the cited words lit. Where a key opened it, its links have the key too. */
export const sourcePage = (
  reading: Reading,
  { also = [], part = 1, key }: Omit<Shown, 'lit'>,
  context: PageContext,
): Html => {
  const { messages } = context
  const { source } = reading
  const pathOf: PathOf = (reference, shown) =>
    sourcePath(reference, { ...shown, ...(key !== undefined && { key }) })
  const parts = partsOf(source)
  const shown = Math.min(Math.max(1, part), Math.max(1, parts.length))
  const blocks = parts[shown - 1] ?? []
  const entries = entriesOf(source, blocks)
  // A browser sends no fragment, so that its script has to find the part that the cited words are in.
  const starts = parts.map(([first]) => first?.start ?? 0).join(' ')
  const body = html`<article class="source" lang="${source.language}" data-parts="${starts}" data-also="${also.map(({ start, end }) => `${start}-${end}`).join('.')}">
${head(reading, pathOf, context)}
${entries.length < ENTRIES_WORTH_LISTING ? NOTHING : contents(entries, messages)}
${pager(reading, shown, parts.length, pathOf, messages)}
<div class="text">${renderText(source, blocks, entries, messages)}</div>
${pager(reading, shown, parts.length, pathOf, messages)}
${earlier(reading, pathOf, context)}
</article>
<nav class="cited" aria-label="${messages.reader.cited}" lang="${context.speech}" hidden>
<button type="button" data-step="-1" title="${messages.reader.previous} (p)">${arrow('↑', messages.reader.previous)}</button>
<output></output>
<button type="button" data-step="1" title="${messages.reader.next} (n)">${arrow('↓', messages.reader.next)}</button>
</nav>`
  return page({ title: source.title, body }, context)
}

type PathOf = (reference: string, shown?: Pick<Shown, 'part'>) => string

const arrow = (sign: string, name: string): Html =>
  html`<span aria-hidden="true">${sign}</span><span class="unseen">${name}</span>`

/** Title, who wrote it and when, where it is from, and whether it is still so. */
const head = (
  { source, until, present, isOther }: Reading,
  pathOf: PathOf,
  { messages, speech }: PageContext,
): Html => {
  const { title, publisher, author, published, withdrawn, url } = source
  const titled = source.blocks.find(({ kind }) => kind === 'title')
  const address = webAddress(url)
  const facts = [publisher, author, published && formatDay(published, speech)].flatMap((fact) =>
    fact ? [html`<span class="part">${words(fact)}</span>`] : [],
  )
  const warnings = [
    until === undefined
      ? NOTHING
      : html`<p class="warning">${messages.shelf.olderVersion(formatDayAt(until, speech))} <a href="${pathOf(present ?? '')}">${messages.reader.readPresent}</a></p>`,
    isOther ? html`<p class="warning" data-other>${messages.reader.textGone}</p>` : NOTHING,
    withdrawn === undefined
      ? NOTHING
      : html`<p class="warning">${messages.shelf.isWithdrawn(formatDay(withdrawn, speech))}</p>`,
  ]
  return html`<header><h1 dir="auto"${titled ? html` data-at="${titled.start}"` : NOTHING}>${
    titled ? exactWords(source.text.slice(titled.start, titled.end)) : words(title)
  }</h1>
<p class="facts" lang="${speech}">${facts}${
    address === undefined
      ? NOTHING
      : html`<a class="part" href="${address}" rel="noopener noreferrer nofollow">${messages.reader.originalPage}</a>`
  }</p>
<div lang="${speech}">${warnings}</div></header>`
}

const contents = (entries: readonly Entry[], { reader }: Messages): Html =>
  html`<details class="contents"><summary>${reader.contents}</summary><nav aria-label="${reader.contents}"><ol>${entries.map(
    ({ id, text, level }) => html`<li class="level${level}"><a href="#${id}">${words(text)}</a></li>`,
  )}</ol></nav></details>`

const pager = (
  { reference }: Reading,
  part: number,
  parts: number,
  pathOf: PathOf,
  { reader }: Messages,
): Html => {
  if (parts < 2) return NOTHING
  const path = (to: number): string => pathOf(reference, { part: to })
  return html`<nav class="pager" aria-label="${reader.parts}">${
    part > 1 ? html`<a href="${path(part - 1)}">${reader.previousPart}</a>` : NOTHING
  }<span>${reader.part(part, parts)}</span>${
    part < parts ? html`<a href="${path(part + 1)}">${reader.nextPart}</a>` : NOTHING
  }</nav>`
}

const earlier = ({ earlier, reference }: Reading, pathOf: PathOf, { messages, speech }: PageContext): Html =>
  earlier.length === 0
    ? NOTHING
    : html`<footer lang="${speech}"><h2>${messages.reader.earlier}</h2><ul>${earlier.map((text) => {
        const day = messages.reader.until(formatDayAt(text.until, speech))
        return text.reference === reference
          ? html`<li aria-current="page">${day}</li>`
          : html`<li><a href="${pathOf(text.reference)}">${day}</a></li>`
      })}</ul></footer>`
