import PostalMime, { type Email } from 'postal-mime'
import { blocksIn } from './html-blocks.ts'
import { parseFragment } from './html-dom.ts'

/** In bytes: the head of a mail is looked for in so much of a file. */
const HEAD = 64 * 1024
/** A line of a mail's head. */
const FIELD = /^[A-Za-z][A-Za-z-]{0,40}:[ \t]?\S/
/** What shows that a mail is encoded: its transfer encoding, its parts, an encoded word in its head. */
const ENCODED =
  /^content-transfer-encoding:[ \t]*(?:quoted-printable|base64)|^content-type:[ \t]*multipart\/|=\?[\w-]{1,40}\?[bq]\?/im

/** Whether the bytes are an encoded mail as mail programs save it (RFC 5322 with MIME). */
export const isMime = (bytes: Uint8Array): boolean => {
  const start = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')
  const head = start.split(/\r?\n\r?\n/, 1)[0] ?? ''
  return FIELD.test(head) && /^from:/im.test(head) && /^subject:/im.test(head) && ENCODED.test(head)
}

/**
 * An encoded mail as plain text: its sender, date and subject, and its words, as if it had been saved so. The date stays as it was written. Of a
 * mail in HTML alone, the words that it shows.
 */
export const decodeMime = async (bytes: Uint8Array): Promise<string> => {
  const mail = await PostalMime.parse(bytes)
  const { from, subject = '', text, html } = mail
  const sender = from?.name || from?.address || ''
  const words = text?.trim() ? text : html ? wordsOfHtml(html) : ''
  const head = [`From: ${oneLine(sender)}`, `Date: ${oneLine(dateOf(mail))}`, `Subject: ${oneLine(subject)}`]
  return `${head.join('\n')}\n\n${words.replace(/\r\n/g, '\n').replaceAll('\0', '\ufffd').toWellFormed().trim()}\n`
}

const dateOf = ({ headers, date }: Email): string =>
  headers.find(({ key }) => key === 'date')?.value ?? date ?? ''

const oneLine = (words: string): string =>
  words.replace(/\s+/g, ' ').replaceAll('\0', '').toWellFormed().trim()

const wordsOfHtml = (html: string): string =>
  blocksIn(parseFragment(html).body)
    .map(({ words }) => words)
    .join('\n\n')
