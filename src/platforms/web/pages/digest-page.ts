import { html } from 'hono/html'
import type { DigestReading } from '../../../commands/digest/whole-digest.ts'
import { formatDayAt, formatMoment } from '../../../messages/format.ts'
import { renderReply } from '../render/reply.ts'
import { type Html, NOTHING, words } from '../render/text.ts'
import { type PageContext, page } from './page.ts'

/** The whole of a channel’s digest: everything that its message had no room for. @param until when the link to it expires */
export const digestPage = (
  { channel, since, upTo, at, zone, reply }: DigestReading,
  until: number,
  context: PageContext,
): Html => {
  const { messages, speech } = context
  const { period, kept } = messages.reader.digest
  const title = messages.digest.title(formatDayAt(at, speech, zone))
  const name = channel === undefined ? undefined : `#${channel}`
  const from = formatMoment(since, zone, speech)
  const to = formatMoment(upTo, zone, speech)
  const body = html`<article class="digest"><header><h1>${title}</h1>
<p class="facts">${name === undefined ? NOTHING : html`<span class="part" dir="auto">${words(name)}</span>`}<span class="part">${period(from, to)}</span></p>
</header>
${renderReply(reply)}
<footer class="note"><p>${kept(formatDayAt(until, speech, zone))}</p></footer>
</article>`
  return page({ title: name === undefined ? title : `${title} · ${name}`, body }, context)
}
