/**
 * Prints a page that shows replies as Slack and Discord draw them, from what the renderers make:
 * `node bench/plot/replies.ts > replies.html`. A browser makes the pictures in docs/ of it.
 */
import { createApp } from '../../src/app.ts'
import { parseLine } from '../../src/commands/parse.ts'
import { readConfig } from '../../src/config.ts'
import { renderMessage as renderDiscord } from '../../src/platforms/discord/render/render.ts'
import { renderMessage as renderSlack } from '../../src/platforms/slack/render/render.ts'

const QUESTIONS = [
  'How many votes did Kast win?',
  'When did Kast reach Buenos Aires?',
  'What is the price of lithium?',
]

const safe = (text: unknown): string =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

interface Part {
  readonly type: string | number
  readonly text?: string | { readonly text: string }
  readonly style?: { readonly bold?: boolean }
  readonly elements?: readonly Part[]
  readonly components?: readonly Part[]
  readonly content?: string
  readonly label?: string
  readonly emoji?: { readonly name: string }
  readonly accent_color?: number
}

const wordsOf = ({ text = '' }: Part): string => safe(typeof text === 'string' ? text : text.text)

/** A link of Slack's markup, once escaped for a page. */
const LINK = /&lt;[^|]*\|(.*?)&gt;/g

const slackHtml = (part: Part): string => {
  const inner = (part.elements ?? []).map(slackHtml).join('')
  switch (part.type) {
    case 'rich_text':
      return `<div class="block">${inner}</div>`
    case 'rich_text_section':
      return `<div>${inner}</div>`
    case 'rich_text_quote':
      return `<blockquote>${inner}</blockquote>`
    case 'text':
      return part.style?.bold ? `<b>${wordsOf(part)}</b>` : wordsOf(part)
    case 'link':
      return `<a>${wordsOf(part)}</a>`
    case 'context':
      return `<div class="small">${(part.elements ?? []).map(wordsOf).join('').replace(LINK, '<a>$1</a>')}</div>`
    case 'actions':
    case 'context_actions':
      return `<div class="row">${inner}</div>`
    case 'button':
      return `<span class="button">${wordsOf(part)}</span>`
    case 'feedback_buttons':
      return '<span class="icon">▲</span><span class="icon">▼</span>'
    case 'icon_button':
      return '<span class="icon">✕</span>'
    default:
      return `<div class="block"><b>${wordsOf(part)}</b></div>`
  }
}

/** The few signs of Discord's markdown that a reply has. */
const markdownHtml = (line: string): string => {
  const inline = safe(line.replace(/^(> |-# |### )/, ''))
    .replace(/\[([^\]]+)\]\(&lt;.*?&gt;\)/g, '<a>$1</a>')
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replace(/\\(.)/g, '$1')
  if (line.startsWith('> ')) return `<blockquote>${inline}</blockquote>`
  if (line.startsWith('-# ')) return `<div class="small">${inline}</div>`
  return line.startsWith('### ') ? `<h3>${inline}</h3>` : `<div>${inline}</div>`
}

const discordHtml = ({ content, components = [], label = '', emoji, accent_color: accent }: Part): string => {
  if (content !== undefined)
    return `<div class="block">${content.split('\n').map(markdownHtml).join('')}</div>`
  const inner = components.map(discordHtml).join('')
  if (accent !== undefined)
    return `<div class="card" style="border-color:#${accent.toString(16).padStart(6, '0')}">${inner}</div>`
  if (inner !== '') return `<div class="row">${inner}</div>`
  const sign = emoji?.name === '👍' ? '▲' : '▼'
  return `<span class="button">${emoji === undefined ? safe(label) : sign}</span>`
}

const STYLE = `
  body{margin:0;font:15px/1.46 Lato,"Liberation Sans",Arial,sans-serif;display:flex;flex-wrap:wrap}
  section{padding:14px 18px;flex:1 1 340px;min-width:0;box-sizing:border-box} h2{font-size:13px;margin:0 0 8px;opacity:.6}
  h3{margin:4px 0;font-size:16px} .slack{background:#fff;color:#1d1c1d} .discord{background:#313338;color:#dbdee1}
  .message{margin:0 0 20px} .asked{opacity:.7;margin-bottom:4px} blockquote{margin:3px 0;padding:0 0 0 10px;border-left:4px solid #ccc}
  .discord blockquote{border-color:#4e5058} a{color:#1264a3} .discord a{color:#00a8fc} .small{font-size:12.5px;opacity:.75}
  .row{display:flex;flex-wrap:wrap;gap:8px;margin:7px 0} .button{border:1px solid #bbb;border-radius:4px;padding:3px 11px;font-size:13px;font-weight:bold}
  .discord .button{background:#4e5058;border:0} .card{background:#2b2d31;border-left:4px solid;border-radius:8px;padding:8px 12px 4px;max-width:600px;overflow-wrap:anywhere} .icon{opacity:.6;padding:3px 4px}`

const app = await createApp(readConfig({ DATABASE: ':memory:', BOT_LANGUAGE: 'en' }), (error) => {
  throw error
})
const slack: string[] = []
const discord: string[] = []
for (const question of QUESTIONS) {
  const reply = await app.desk.handle(parseLine(question), { place: { platform: 'slack', user: 'U1' } })
  const drawn = (html: string) =>
    `<div class="message"><div class="asked">${safe(question)}</div>${html}</div>`
  slack.push(drawn((renderSlack(reply).blocks as readonly Part[]).map(slackHtml).join('')))
  discord.push(drawn((renderDiscord(reply).components as readonly Part[]).map(discordHtml).join('')))
}
await app.close()
console.log(
  `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${STYLE}</style>` +
    `<section class="slack"><h2>Slack</h2>${slack.join('')}</section>` +
    `<section class="discord"><h2>Discord</h2>${discord.join('')}</section>`,
)
