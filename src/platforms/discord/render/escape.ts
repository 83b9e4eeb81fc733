import { displayText } from '../../../display.ts'

/**
 * A source's or a person's text as it is put into a text display, to be shown as it stands, on one line.
 *
 * Discord takes a backslash before any sign that is neither a letter, a digit nor white space. Escaped are all signs
 * that open something anywhere, each by itself, so that no pair of them has to be found; and those that make a list,
 * a heading or small print of a line that begins with them. A colon opens a link (`https://`) and an emoji
 * (`:smile:`) only before something.
 *
 * discord.js has an `escapeMarkdown`, but that leaves mentions, time stamps, quotations, small print, emoji and links
 * active, looks for pairs, and looks behind itself without a limit, which takes long on hostile text.
 */
export const escapeMarkdown = (text: string): string => escapeShown(displayText(text))

/** @param shown what `displayText` made, or a part of it that ends with a line */
export const escapeShown = (shown: string): string =>
  shown
    .replace(/[\\*_~|`<>[\]@#]|:(?!\s|$)/g, '\\$&')
    .replace(/^(\s*)([-+])(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')

/** @param shown what `displayRuns` made of one run, or a part of it: what stands behind it may go on with an emoji */
export const escapeRun = (shown: string): string => escapeShown(shown).replace(/:$/, '\\:')
