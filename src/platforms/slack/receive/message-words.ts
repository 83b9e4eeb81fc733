import { joinLines } from '../../what-is-asked.ts'
import { readText } from './read-message.ts'

/** The parts of a message that hold words. What bots and feeds say is often in blocks and attachments alone. */
export interface Wordy {
  readonly text?: string | undefined
  readonly bot_id?: string | undefined
  readonly blocks?: unknown
  readonly attachments?: unknown
}

/**
 * All the words of a message as a reader sees them, one paragraph a line. A person's blocks repeat their text, so they are read only
 * where there is no text.
 * @param bot the bot's user id
 */
export const wordsOfMessage = (message: Wordy, bot: string): string => {
  const { text } = readText(message.text ?? '', bot)
  const isBot = message.bot_id !== undefined
  const blocks = text === '' || isBot ? blockLines(message.blocks, bot) : []
  return joinLines([text, ...blocks, ...attachmentLines(message.attachments, bot)])
}

/** The words of the messages that a message forwards, and of what bots attach to it; not those of a link’s preview. */
export const wordsOfForwarded = ({ attachments }: Wordy, bot: string): string =>
  joinLines(attachmentLines(listOf(attachments).filter(isForwarded), bot))

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? { ...value } : {})
const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const isForwarded = (attachment: Fields): boolean =>
  attachment.is_share === true || attachment.is_msg_unfurl === true || attachment.from_url === undefined

const attachmentLines = (attachments: unknown, bot: string): readonly string[] =>
  listOf(attachments).flatMap((attachment) => {
    const read = (value: unknown) => readText(textOf(value), bot).text
    const forwarded = listOf(attachment.message_blocks).flatMap(({ message }) =>
      blockLines(fieldsOf(message).blocks, bot),
    )
    const fields = listOf(attachment.fields).map(({ title, value }) => [read(title), read(value)].join(': '))
    const lines = [
      read(attachment.pretext),
      read(attachment.title),
      read(attachment.text),
      ...fields,
      ...blockLines(attachment.blocks, bot),
      ...forwarded,
    ]
    // The fallback repeats the rest for clients that cannot show it.
    return lines.some((line) => line !== '') ? lines : [read(attachment.fallback)]
  })

const blockLines = (blocks: unknown, bot: string): readonly string[] =>
  listOf(blocks).flatMap((block) => {
    switch (block.type) {
      case 'header':
      case 'section':
        return [textObject(block.text, bot), ...listOf(block.fields).map((field) => textObject(field, bot))]
      case 'context':
        return listOf(block.elements).map((element) => textObject(element, bot))
      case 'markdown':
        return [textOf(block.text)]
      case 'video':
      case 'image':
        return [textObject(block.title, bot), textObject(block.description, bot)]
      case 'rich_text':
        return listOf(block.elements).flatMap(richLines)
      case 'table':
        return (Array.isArray(block.rows) ? block.rows : []).map((row: unknown) =>
          listOf(row)
            .map((cell) => textOf(cell.text) || listOf(cell.elements).flatMap(richLines).join(' '))
            .join(' '),
        )
      default:
        return []
    }
  })

/** The text of a text object: Slack’s markup where it is one of `mrkdwn`. */
const textObject = (object: unknown, bot: string): string => {
  const { type, text } = fieldsOf(object)
  return type === 'mrkdwn' ? readText(textOf(text), bot).text : textOf(text)
}

/** The lines of a part of rich text: a list has one for each entry. */
const richLines = (part: Fields): readonly string[] =>
  part.type === 'rich_text_list'
    ? listOf(part.elements).flatMap(richLines)
    : [listOf(part.elements).map(richWords).join('')]

const richWords = ({ type, text, url, name }: Fields): string => {
  if (type === 'emoji') return `:${textOf(name)}:`
  return type === 'link' ? textOf(text) || textOf(url) : textOf(text)
}
