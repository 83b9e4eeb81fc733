import { type Block, withoutUndefined } from '../../../model.ts'
import type { Document } from '../../document.ts'
import { normalizeDate } from '../dates.ts'
import { oneLine } from '../fields.ts'
import { linesOf } from './text-lines.ts'

/*
 * Why not postal-mime: it decodes the message and returns no offsets, so its text is not the file's own; it moves
 * the date to UTC and does not know Spanish fields or `Sent`, which mail programs write when they save an e-mail.
 */

/** An e-mail that was saved as text: what its head says, and where the letter is. */
export interface Mail extends Pick<Document, 'title' | 'author' | 'published'> {
  /** The head and the signature as furniture, and the subject as the title. */
  readonly blocks: readonly Block[]
  /** Offsets of the letter in the text. */
  readonly start: number
  readonly end: number
}

/**
 * Reads the head of an e-mail: at least three lines of names and values up to the first blank line, with a sender and
 * a subject among them. Undefined for other texts.
 */
export const mailOf = (text: string): Mail | undefined => {
  if (!FIELD.test(text.slice(0, LONGEST_NAME))) return undefined
  const blocks: Block[] = []
  const fields = new Map<string, string>()
  let start = 0
  for (const { start: from, end, indent, apart } of linesOf(text.slice(0, LONGEST_HEAD))) {
    if (apart && from > 0) break
    const line = text.slice(from, end)
    const [all = '', name = ''] = FIELD.exec(line) ?? []
    // An indented line continues the one above.
    if (all === '' && indent === 0) return undefined
    if (all !== '' && !fields.has(name.toLowerCase()))
      fields.set(name.toLowerCase(), line.slice(all.length).trim())
    const titled = SUBJECT.test(name) && end > from + all.length
    blocks.push(
      titled ? { kind: 'title', start: from + all.length, end } : { kind: 'furniture', start: from, end },
    )
    start = end
  }
  const value = (...names: string[]) => names.map((name) => fields.get(name)).find(Boolean)
  const from = value('from', 'de')
  const subject = value('subject', 'asunto')
  if (from === undefined || subject === undefined || blocks.length < LEAST) return undefined
  const sign = SIGNATURE.exec(text.slice(start))
  const end = sign ? start + sign.index : text.length
  const last = text.slice(end).trimEnd().length
  if (sign && last > 0) blocks.push({ kind: 'furniture', start: end, end: end + last })
  const author = oneLine(from.replace(/\s*<[^<>]{0,200}>\s*$/, '').replace(/^["'](.*)["']$/, '$1'))
  const published = normalizeDate(value('date', 'sent', 'fecha', 'enviado', 'enviado el') ?? '')
  const title = oneLine(subject)
  return {
    ...withoutUndefined({ title, author, published }),
    blocks,
    start,
    end,
  }
}

/** The fields of RFC 5322 that mail programs write, in both languages. */
const FIELD =
  /^(From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Sender|Message-ID|In-Reply-To|References|Return-Path|Received|Attachments?|MIME-Version|Content-[A-Za-z-]{1,30}|X-[A-Za-z-]{1,40}|De|Para|Fecha|Enviado(?: el)?|Asunto|Adjuntos?):[ \t]*/i
const SUBJECT = /^(?:subject|asunto)$/i
/** RFC 3676, 4.3: two dashes and a space on a line; many programs lose the space. */
const SIGNATURE = /^-- ?$/m
const LONGEST_NAME = 40
/** In characters: ten times the head of an e-mail with all its `Received` fields. */
const LONGEST_HEAD = 50_000
const LEAST = 3
