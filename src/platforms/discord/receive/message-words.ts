import { ComponentType, type Message } from 'discord.js'
import { joinLines } from '../../what-is-asked.ts'

/** The parts of a message that hold words. What bots and feeds say is often in embeds and components alone. */
export type Wordy = Partial<
  Pick<Message, 'content' | 'embeds' | 'attachments' | 'components' | 'poll' | 'messageSnapshots'>
>

/** All the words of a message as a reader sees them, one paragraph a line. The names of its files are read only where nothing else is said. */
export const wordsOfMessage = (message: Wordy): string =>
  joinLines(linesOf(message)) || joinLines(fileNames(message))

/** The words that a message shows beside its own: of what it forwards, its embeds and its files. */
export const wordsBeside = ({ content: _, ...message }: Wordy): string => wordsOfMessage(message)

const linesOf = (message: Wordy): readonly string[] => [
  ...readText(message.content ?? '').split('\n'),
  ...(message.embeds ?? []).flatMap(embedLines),
  ...(message.components ?? []).flatMap((component) => componentLines(component.toJSON())),
  readText(message.poll?.question.text ?? ''),
  ...[...(message.attachments?.values() ?? [])].map(({ description }) => description ?? ''),
  ...[...(message.messageSnapshots?.values() ?? [])].flatMap((forwarded) => linesOf(forwarded as Wordy)),
]

const embedLines = ({ title, description, fields }: Message['embeds'][number]): readonly string[] => [
  readText(title ?? ''),
  ...readText(description ?? '').split('\n'),
  ...fields.map(({ name, value }) => `${readText(name)}: ${readText(value)}`),
]

/** The texts of components, in order: those in containers and sections too. */
const componentLines = (component: object): readonly string[] => {
  const { type, content, components } = component as {
    readonly type?: unknown
    readonly content?: unknown
    readonly components?: unknown
  }
  if (type === ComponentType.TextDisplay)
    return typeof content === 'string' ? readText(content).split('\n') : []
  return Array.isArray(components) ? components.flatMap(componentLines) : []
}

/** "budget-2026_final.pdf" as "budget 2026 final". Pictures have names that say nothing. */
const fileNames = (message: Wordy): readonly string[] => [
  ...[...(message.attachments?.values() ?? [])]
    .filter(({ contentType }) => !/^(?:image|video|audio)\//.test(contentType ?? ''))
    .map(({ name, title }) => title ?? name.replace(/\.\w{1,5}$/, '').replace(/[_-]+/g, ' ')),
  ...[...(message.messageSnapshots?.values() ?? [])].flatMap((forwarded) => fileNames(forwarded as Wordy)),
]

/**
 * The text of a message without what only Discord can draw, and without the signs of its markup. Of a link with a label, the label stays.
 */
export const readText = (text: string): string =>
  withoutIds(text.replace(/\[([^[\]\n]{1,300})\]\(<?https?:\/\/[^\s()<>]{1,2000}>?\)/g, '$1'))
    .replace(/^(?:>>>|>|#{1,3}|-#) +/gm, '')
    .replace(/\*\*|__|~~|\|\||`+/g, '')
    .trim()

/** A text without mentions, time stamps and Discord's own emoji, which are ids and no words. */
export const withoutIds = (text: string): string =>
  text
    .replace(/<(?:@[!&]?|#|a?:\w{1,32}:|\/[^<>:]{1,100}:|t:-?)\d{1,20}(?::[tTdDfFRsS])?>/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
