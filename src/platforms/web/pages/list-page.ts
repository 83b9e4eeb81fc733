import { html } from 'hono/html'
import type { Browsed, Browsing, Choice } from '../../../commands/reading/browse.ts'
import { sourcePath } from '../../../commands/reading/source-path.ts'
import { formatLanguage } from '../../../messages/format.ts'
import { origin } from '../../../plain-text.ts'
import { type Html, NOTHING, words } from '../render/text.ts'
import { type PageContext, page } from './page.ts'

/** The sources, with what narrows them. */
export const listPage = (found: Browsed, wanted: Browsing, context: PageContext): Html => {
  const { messages, speech } = context
  const { reader } = messages
  const all = found.languages.reduce((sum, { count }) => sum + count, 0)
  const isNarrowed = Object.entries(wanted).some(([key, value]) => key !== 'page' && value !== '')
  const none = all === 0 ? reader.noSources : reader.noneMatch
  const body = html`<h1>${reader.menu.sources}</h1>
<form class="narrow" method="get" action="/sources" role="search" aria-label="${reader.narrow}">
${typed('words', reader.words, wanted.words, 'search')}
${chosen('publisher', reader.publisher, wanted.publisher, found.publishers, context)}
${chosen(
  'language',
  reader.language,
  wanted.language,
  found.languages.map((one) => ({ ...one, name: languageName(one, context) })),
  context,
)}
${found.shelves.length === 0 ? NOTHING : chosen('shelf', reader.shelf, wanted.shelf, found.shelves, context)}
${typed('from', reader.from, wanted.from, 'text')}
${typed('to', reader.to, wanted.to, 'text')}
<p><button>${reader.show}</button>${isNarrowed ? html` <a href="/sources">${reader.clear}</a>` : NOTHING}</p>
</form>
<p class="note" role="status">${found.total === 0 ? none : reader.matching(found.total, all)}</p>
<ol class="sources" start="${(found.page - 1) * 50 + 1}">${found.sources.map((source) => {
    const from = origin(source, speech)
    return html`<li><a href="${sourcePath(source.reference)}"><cite lang="${source.language}" dir="auto">${words(source.title)}</cite></a>${
      from === '' ? NOTHING : html`<span class="origin">${words(from)}</span>`
    }</li>`
  })}</ol>
${pager(found, wanted, context)}`
  return page({ title: reader.menu.sources, here: 'sources', body }, context)
}

const languageName = ({ value }: Choice, { speech, messages }: PageContext): string =>
  value === 'und' ? messages.reader.any : formatLanguage(value, speech)

const typed = (name: string, label: string, value: string, type: 'search' | 'text'): Html =>
  html`<p><label for="${name}">${label}</label><input id="${name}" name="${name}" type="${type}" value="${value}" maxlength="200"${type === 'text' ? html` placeholder="2024-03" inputmode="numeric" size="10"` : NOTHING}></p>`

const chosen = (
  name: string,
  label: string,
  value: string,
  choices: readonly Choice[],
  { messages: { reader } }: PageContext,
): Html =>
  html`<p><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${reader.any}</option>${choices.map(
    (choice) =>
      html`<option value="${choice.value}"${choice.value === value ? html` selected` : NOTHING}>${words(choice.name)} (${choice.count})</option>`,
  )}</select></p>`

const pager = (
  { page: here, pages }: Browsed,
  wanted: Browsing,
  { messages: { reader } }: PageContext,
): Html => {
  if (pages < 2) return NOTHING
  const path = (to: number): string => {
    const given = Object.entries({ ...wanted, page: to }).filter(([, value]) => value !== '')
    return `/sources?${new URLSearchParams(given.map(([key, value]): [string, string] => [key, String(value)]))}`
  }
  return html`<nav class="pager" aria-label="${reader.pages}">${
    here > 1 ? html`<a rel="prev" href="${path(here - 1)}">${reader.previousPage}</a>` : NOTHING
  }<span>${reader.page(here, pages)}</span>${
    here < pages ? html`<a rel="next" href="${path(here + 1)}">${reader.nextPage}</a>` : NOTHING
  }</nav>`
}
