import { html } from 'hono/html'
import type { Reply } from '../../../reply.ts'
import { type Pressing, renderReply } from '../render/reply.ts'
import { type Html, NOTHING, words } from '../render/text.ts'
import { type PageContent, type PageContext, page } from './page.ts'

/** What was asked, and the reply. */
export interface Turn {
  /** Absent for what a button did, and for the greeting. */
  readonly asked?: string
  readonly reply: Reply
}

/** The page with the box: what was asked last, and what can be asked next. */
export const askPage = (turn: Turn, pressing: Pressing, context: PageContext): Html => {
  const { reader } = context.messages
  const isBeginning = turn.asked === undefined
  const body = html`<h1 class="unseen">Footnote</h1>
<div class="turns" role="log" aria-label="${reader.answers}">${turnOf(turn, pressing, context)}</div>
${askForm(pressing, isBeginning ? reader.askHint : reader.askOn, context)}
${isBeginning ? NOTHING : html`<p class="anew"><a href="/">${reader.startAnew}</a></p>`}`
  return page({ title: turn.asked ?? 'Footnote', here: 'ask', body }, context)
}

/** One turn of a conversation, which the page's script puts below the others. */
export const turnOf = ({ asked, reply }: Turn, pressing: Pressing, { messages }: PageContext): Html =>
  html`<section class="turn">${
    asked === undefined
      ? NOTHING
      : html`<h2 class="asked"><span class="unseen">${messages.reader.you}: </span>${words(asked)}</h2>`
  }${renderReply(reply, pressing)}</section>`

/** The most that can be typed, in UTF-16 code units. Commands with a link are longer than any question. */
const LONGEST = 4_000

const askForm = (
  { formToken, thread }: Pressing,
  hint: string,
  { messages: { reader } }: PageContext,
): Html => html`<form class="ask" method="post" action="/ask" data-searching="${reader.searching}" data-next="${reader.askOn}" data-failed="${reader.failedTitle}">
<input type="hidden" name="token" value="${formToken}">
<input type="hidden" name="thread" value="${thread}">
<label class="unseen" for="question">${reader.question}</label>
<textarea id="question" name="question" rows="1" required autofocus maxlength="${LONGEST}" placeholder="${hint}" autocomplete="off" enterkeyhint="send"></textarea>
<button>${reader.send}</button>
<p class="progress" role="status"></p>
</form>`

/** A reply as a page of its own, such as the gaps. */
export const replyPage = (
  content: Pick<PageContent, 'title' | 'here'>,
  reply: Reply,
  pressing: Pressing,
  context: PageContext,
): Html => page({ ...content, body: html`<h1>${content.title}</h1>${renderReply(reply, pressing)}` }, context)
