import { hash } from 'node:crypto'
import type { Source } from '../../model.ts'

/**
 * A digest of all that decides a source's passages and their terms (SHA-1 in base64, 28 characters): a source that was read again has the
 * same one where nothing of that changed. Not of its address or author, which only citations show. Some 2 ms for each megabyte of text.
 */
export const sourceKey = ({ id, title, published, language, text, blocks }: Source): string => {
  let cuts = ''
  for (const { kind, level, start, end } of blocks) cuts += `${kind}${level ?? ''} ${start} ${end};`
  return hash('sha1', `${JSON.stringify([id, title, published, language])}\n${cuts}\n${text}`, 'base64')
}
