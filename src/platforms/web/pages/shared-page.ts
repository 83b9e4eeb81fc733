import { html } from 'hono/html'
import type { SharedReading } from '../../../commands/reading/shared-answers.ts'
import { formatDayAt } from '../../../messages/format.ts'
import { renderReply } from '../render/reply.ts'
import { NOTHING, words } from '../render/text.ts'
import { type PageContext, page } from './page.ts'

/** An answer that somebody shared: its question, and those of its excerpts that the visitor may read. @param days how long it is kept */
export const sharedPage = ({ question, reply, asked }: SharedReading, days: number, context: PageContext) => {
  const { messages, speech } = context
  const { sharedAsked, sharedKept } = messages.reader
  const body = html`<article class="shared"><h1 lang="${reply.language}" dir="auto">${words(question)}</h1>
${renderReply(reply)}
<footer class="note">${asked === undefined ? NOTHING : html`<p>${sharedAsked(formatDayAt(asked, speech))}</p>`}<p>${sharedKept(days)}</p></footer></article>`
  return page({ title: question, body }, context)
}
