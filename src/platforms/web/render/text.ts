import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { displayRuns, displayText } from '../../../display.ts'
import type { Excerpt } from '../../../model.ts'

/** HTML that is safe as it is: made by `html`, which escapes every text that is put into it. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export const NOTHING: Html = raw('')

/** A text of a source or a person, as one line. */
export const words = (text: string): string => displayText(text)

/** An excerpt's words, with those that answer marked. */
export const markedWords = ({ text, marks }: Pick<Excerpt, 'text' | 'marks'>): readonly Html[] =>
  displayRuns(text, marks).map((run) => (run.marked ? html`<mark>${run.text}</mark>` : html`${run.text}`))

/**
 * A piece of a source's text, changed nowhere in its length, so that offsets into it hold in a browser too. What a browser would drop or
 * read otherwise, and signs that hide or turn around what stands beside them, become others of the same length.
 */
export const exactWords = (text: string): string =>
  PLAIN.test(text)
    ? text
    : text
        .toWellFormed()
        .replace(/\r/g, ' ')
        .replace(/[^\P{Cc}\t\n]/gu, '\ufffd')
        .replace(HIDING, (signs) => '\u200b'.repeat(signs.length))

const PLAIN = /^[\n\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/

// Keeps soft hyphens, joiners and variation selectors, as `displayText` does.
const HIDING = /[\p{Default_Ignorable_Code_Point}--[\u00ad\u200b\u200c\u200d\ufe00-\ufe0f]]+/gv

/** The address of a page of the open web; undefined for anything that is no such address. */
export const webAddress = (address: string | undefined): string | undefined => {
  if (address === undefined || !/^https?:\/\//i.test(address)) return undefined
  const url = URL.parse(address)
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined
}
