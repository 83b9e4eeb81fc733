import { walk } from '../discord/rules.ts'

type Link = readonly [text: string, address: string]

/** The links of a message on Slack, with their texts, in order. */
export const slackLinks = (blocks: unknown): readonly Link[] => {
  if (typeof blocks !== 'object' || blocks === null) return []
  const { type, text, url } = blocks as { type?: string; text?: unknown; url?: string }
  const own = type === 'link' ? [[String(text), String(url)] as const] : []
  const markup = type === 'mrkdwn' ? String(text) : ''
  const marked = [...markup.matchAll(/<([^|>]+)\|([^>]+)>/g)].map(
    ([, to = '', words = '']) => [words, to.replaceAll('&amp;', '&')] as const,
  )
  return [...own, ...marked, ...Object.values(blocks).flatMap(slackLinks)]
}

/** The links in the text of a message on Discord, with their texts, in order. */
export const discordLinks = (components: unknown): readonly Link[] => {
  const content = walk(components).flatMap(({ content: text }) => (typeof text === 'string' ? [text] : []))
  return [...content.join('\n').matchAll(/\[([^\]]+)\]\(<([^>]+)>\)/g)].map(([, text = '', to = '']) => [
    text,
    to,
  ])
}
