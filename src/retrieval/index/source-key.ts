import { hash } from 'node:crypto'
import type { Source } from '../../model.ts'

/** All but its text that decides a source's passages and their terms. Its id, publisher, author and link only stand in citations. */
export const keyBesideText = ({ title, published, language, blocks }: Source): string => {
  let cuts = ''
  for (const { kind, level, row, start, end } of blocks)
    cuts += `${kind}${level ?? ''}${row ?? ''} ${start} ${end};`
  return `${JSON.stringify([title, published, language])}\n${cuts}`
}

/** The part of a source's text that decides them: white space at its end says nothing. */
export const keyText = ({ text }: Source): string => text.trimEnd()

/**
 * A digest of all that decides a source's passages and their terms (SHA-1 in base64, 28 characters): the same for a source that was read
 * again, renamed or copied. Some 2 ms for each megabyte of text.
 */
export const sourceKey = (source: Source): string =>
  hash('sha1', `${keyBesideText(source)}\n${keyText(source)}`, 'base64')
