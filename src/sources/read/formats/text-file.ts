import type { Document } from '../../document.ts'
import { mailOf } from './mail.ts'
import { blocksOfText } from './text.ts'

/** A plain text: the text is the file's own, so that offsets point into the file. An e-mail says its title, author and date itself. */
export const readText = (text: string, id: string): Document => {
  const mail = mailOf(text)
  if (!mail) return { id, file: id, text, blocks: blocksOfText(text) }
  const { blocks: around, start: from, end: to, ...said } = mail
  const letter = blocksOfText(text.slice(from, to)).map((block) => ({
    ...block,
    start: block.start + from,
    end: block.end + from,
  }))
  return { id, ...said, file: id, text, blocks: [...around, ...letter].sort((a, b) => a.start - b.start) }
}
