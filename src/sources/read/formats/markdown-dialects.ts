/**
 * What the Markdown of note programs and site generators (Obsidian, GitHub, Docusaurus, Hugo) has beside the common kind: comments, wiki links,
 * callouts, tags, marks of blocks. It is made common Markdown line by line, outside of code.
 */

const FENCE = /^\s{0,3}(`{3,}|~{3,})/

/** Rewrites the dialects of a text as common Markdown. What its reader would not see is removed. */
export const withoutDialects = (text: string): string => {
  let fence: string | undefined
  let comment = false
  return text
    .split('\n')
    .map((line) => {
      const mark = comment ? undefined : FENCE.exec(line)?.[1]
      if (fence !== undefined) {
        if (mark?.startsWith(fence)) fence = undefined
        return line
      }
      if (mark !== undefined) {
        fence = mark
        return line
      }
      const { shown, open } = withoutComments(line, comment)
      comment = open
      return plainLine(shown)
    })
    .join('\n')
}

/** Removes `%%…%%`, which may go on over lines. @param open whether the line begins in a comment */
const withoutComments = (line: string, open: boolean): { readonly shown: string; readonly open: boolean } => {
  const parts = line.split('%%')
  // A comment stands at the beginning of a line or behind a space; "100%%" is none.
  if (parts.length === 1 || (!open && !/^\s*$|\s$/.test(parts[0] ?? '')))
    return { shown: open ? '' : line, open }
  const shown = parts.filter((_, index) => (index % 2 === 0) !== open).join('')
  return { shown, open: open !== (parts.length % 2 === 0) }
}

/** In characters. A longer line is no note. */
const LONGEST = 10_000

const plainLine = (line: string): string => {
  if (line.length > LONGEST) return line
  if (DIRECTIVE.test(line) || FIELD.test(line)) return ''
  return line
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? part : plainWords(part)))
    .join('')
    .replace(CALLOUT, '$1')
    .replace(HEADING_ID, '')
    .replace(TAGS, '')
    .replace(BLOCK_ID, '')
}

const plainWords = (words: string): string =>
  words
    .replace(/!\[\[[^[\]\n]{1,300}\]\]/g, '')
    .replace(/\[\[(?:[^[\]|\n]{1,300}\|)([^[\]\n]{1,300})\]\]/g, '$1')
    .replace(/\[\[([^[\]|#^\n]{1,300})(?:[#^][^[\]|\n]{0,300})?\]\]/g, '$1')
    .replace(/==([^=\n]{1,500})==/g, '$1')

const CODE = /(`+[^`]+`+)/
/** `:::note Title` and `:::`. */
const DIRECTIVE = /^\s{0,3}:{3,}\s*(?:\{?[\w-]{1,40}.{0,200})?$/
/** `up:: [[Map]]`, a field of Dataview on a line of its own. */
const FIELD = /^[\w -]{1,40}:: /
/** `> [!note] Title`. */
const CALLOUT = /^(\s{0,3}(?:>\s?)+)\[![\w-]{1,40}\][+-]?\s*/
/** `## Title {#anchor}`. */
const HEADING_ID = /(?<=^#{1,6} .{0,500})\s\{#[\w:.-]{1,100}\}\s*$/
/** Tags alone on a line, or at the end of one. */
const TAGS = /(?:^|(?<=[.!?…:)]))\s*(?:#[\p{L}][\p{L}\p{N}_/-]{0,60}\s*)+$/u
const BLOCK_ID = /(?:^|\s)\^[\w-]{1,60}\s*$/
