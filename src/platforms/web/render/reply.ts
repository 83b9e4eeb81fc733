import { html } from 'hono/html'
import { encodeButton } from '../../../commands/button.ts'
import { placesOf, sourcePath } from '../../../commands/reading/source-path.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import type { Messages } from '../../../messages/en.ts'
import type { SourceLine, Speech } from '../../../model.ts'
import { citationWords, LEFT_OUT, origin } from '../../../plain-text.ts'
import {
  type Action,
  CHANNEL,
  excerptsIn,
  type PageLink,
  type Reply,
  type ReplyBlock,
} from '../../../reply.ts'
import { type Html, markedWords, NOTHING, webAddress, words } from './text.ts'

/** What the buttons of a reply need. */
export interface Pressing {
  /** See `Visitor`. */
  readonly formToken: string
  /** The conversation that the reply is in. */
  readonly thread: string
}

/** Draws a whole reply: a page has room for all of it. @param pressing without it there are no buttons */
export const renderReply = (reply: Reply, pressing?: Pressing): Html => {
  const { language, outcome, sureness, blocks, actions = [], page } = reply
  const messages = messagesFor(language)
  return html`<div class="reply" lang="${language}" data-outcome="${outcome}" data-sureness="${sureness ?? ''}">
${groupsOf(blocks).map((group) => drawGroup(group, blocks, language, messages, pressing))}
${actions.length > 0 ? html`<div class="actions">${actions.map((action) => draw(action, pressing))}</div>` : NOTHING}
${page === undefined ? NOTHING : drawPageLink(page, messages)}
</div>`
}

/** A link to a page, with a button that copies it: the page's script shows the button where it can do that. */
const drawPageLink = ({ label, url }: PageLink, { reader }: Messages): Html =>
  html`<p class="actions"><a class="button" href="${url}">${words(label)}</a><button type="button" class="copy" data-copied="${reader.copied}" hidden>${reader.copy}</button></p>`

type BlockOf<Kind extends ReplyBlock['kind']> = ReplyBlock & { readonly kind: Kind }

/** The sources of a list stand in one list; every other block by itself. */
const groupsOf = (blocks: readonly ReplyBlock[]): readonly (readonly ReplyBlock[])[] => {
  const groups: ReplyBlock[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind === 'source' && last?.[0]?.kind === 'source') last.push(block)
    else groups.push([block])
  }
  return groups
}

const drawGroup = (
  group: readonly ReplyBlock[],
  all: readonly ReplyBlock[],
  speech: Speech,
  messages: Messages,
  pressing: Pressing | undefined,
): Html => {
  const [block] = group
  switch (block?.kind) {
    case undefined:
      return NOTHING
    case 'heading':
      return html`<h2>${words(block.text)}</h2>`
    case 'prose': {
      const text = block.text.replaceAll(CHANNEL, messages.aChannel)
      return html`<p>${words(text)}${block.action ? html` ${draw(block.action, pressing)}` : NOTHING}</p>`
    }
    case 'note':
      return html`<p class="note">${words(block.text)}</p>`
    case 'excerpt':
      return drawExcerpt(block, all, speech, messages)
    case 'source':
      return html`<ol class="sources">${group.map((one) => (one.kind === 'source' ? drawSource(one, speech) : NOTHING))}</ol>`
    case 'fields':
      return html`<dl>${block.fields.map(({ name, value }) => html`<div><dt>${words(name)}</dt><dd>${linked(value)}</dd></div>`)}</dl>`
    case 'table':
      return html`<pre tabindex="0">${block.rows.map(words).join('\n')}</pre>`
    case 'usage':
      return html`<dl class="usage">${block.lines.map((line) => html`<div><dt><code>${words(line.command)}</code></dt><dd>${words(line.description)}</dd></div>`)}</dl>`
    default:
      return block satisfies never
  }
}

/** A quotation, and its citation below. The title opens the source at the words; the address opens the page that it was read from. */
const drawExcerpt = (
  block: BlockOf<'excerpt'>,
  all: readonly ReplyBlock[],
  speech: Speech,
  messages: Messages,
): Html => {
  const { number, excerpt, labels, context } = block
  const { citation } = excerpt
  const { beside, rest } = citationWords(citation, labels, speech)
  const path = block.read ?? readingPath(block, all)
  const page = webAddress(excerpt.link ?? citation.url)
  const title = labels.sourceIsNamed ? '' : words(citation.title)
  const name = `${title}${words(beside)}`
  const label = context ? messages.reader.readInSource : ''
  return html`<figure class="excerpt">
<blockquote dir="auto">${excerptsIn(block).map((one, at) => html`${at > 0 ? html`<p class="left-out">${LEFT_OUT}</p>` : NOTHING}<p>${markedWords(one)}</p>`)}</blockquote>
<figcaption><span class="number">${number}</span> ${
    path === undefined
      ? html`<cite>${name}</cite>`
      : html`<a class="read" href="${path}" title="${label}"><cite>${name === '' ? label : name}</cite></a>`
  }${rest.map((text) => html`<span class="part">${words(text)}</span>`)}${
    page === undefined
      ? NOTHING
      : html`<a class="part" href="${page}" rel="noopener noreferrer nofollow">${messages.reader.original}</a>`
  }</figcaption>
</figure>`
}

/** Where an excerpt is read in its source, with the other excerpts of that source marked. */
const readingPath = (block: BlockOf<'excerpt'>, all: readonly ReplyBlock[]): string | undefined => {
  const command = block.context?.command
  return command?.kind === 'context' ? sourcePath(command.source, placesOf(block, all)) : undefined
}

const drawSource = ({ number, citation, show, read }: BlockOf<'source'>, speech: Speech): Html =>
  html`<li value="${number}">${titleLink(citation, read ?? textPath(show))}${below(origin(citation, speech))}</li>`

const titleLink = ({ title }: SourceLine, path: string | undefined): Html =>
  path === undefined
    ? html`<cite>${words(title)}</cite>`
    : html`<a href="${path}"><cite>${words(title)}</cite></a>`

const textPath = (show: Action | undefined): string | undefined =>
  show?.command.kind === 'source-show' && show.command.which.startsWith('~')
    ? sourcePath(show.command.which)
    : undefined

const below = (text: string): Html =>
  text === '' ? NOTHING : html`<span class="origin">${words(text)}</span>`

const linked = (value: string): Html => {
  const address = webAddress(value)
  return address === undefined
    ? html`${words(value)}`
    : html`<a href="${address}" rel="noopener noreferrer nofollow">${words(value)}</a>`
}

/** A button, or a link where a page shows the same. None for what a button cannot carry. */
const draw = ({ key, label, command }: Action, pressing: Pressing | undefined): Html => {
  if (command.kind === 'source-show' && command.which.startsWith('~') && command.page === 1)
    return html`<a class="button" href="${sourcePath(command.which)}">${words(label)}</a>`
  if (command.kind === 'context')
    return html`<a class="button" href="${sourcePath(command.source, { lit: command })}">${words(label)}</a>`
  const code = encodeButton(command)
  return code === undefined || pressing === undefined
    ? NOTHING
    : html`<form method="post" action="/press" data-key="${key}"><input type="hidden" name="token" value="${pressing.formToken}"><input type="hidden" name="thread" value="${pressing.thread}"><button name="code" value="${code}">${words(label)}</button></form>`
}
