import { COMPLAINTS } from '../../command.ts'
import { type Gap, groupGaps } from '../../digest/compose/gaps.ts'
import { gapsCsv } from '../../digest/compose/gaps-csv.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import { formatDayAt } from '../../messages/format.ts'
import type { Speech } from '../../model.ts'
import { done, heading, note, prose, type Reply, type ReplyBlock } from '../../reply.ts'
import type { RatedQuestion } from '../../store/port.ts'
import { visibleQuestions } from '../access/visible-questions.ts'
import type { Context } from '../context.ts'
import { pageOf, shortQuestion } from '../page.ts'
import { defineCommand, firstWord, oneOf, onPage, PAGE } from '../row.ts'

const DAY = 86_400_000

/** How many days back gaps are listed: unless given, and at most. */
const USUAL_DAYS = 30
const MAX_DAYS = 366

/**
 * The questions of the last days that the sources did not answer for certain. Those that ask the same are grouped, the most
 * asked first.
 * @throws UserError if there is no such page
 */
export const gapsCommand = defineCommand({
  name: 'gaps',
  key: 'gaps',
  arguments: [
    { key: 'period', type: 'number', required: false },
    PAGE,
    { key: 'as', type: 'text', required: false, choices: ['csv'] },
  ],
  build: (given) => {
    const typed = given('period')
    const days = typed === '' ? USUAL_DAYS : Number(typed)
    if (!/^\d*$/.test(typed) || days < 1 || days > MAX_DAYS) return { kind: 'bad-days', typed }
    return onPage(given('page'), (page) => ({ kind: 'gaps', days, page, as: oneOf(['csv'], given('as')) }))
  },
  read: (words) => {
    const rest = words.replace(/(?<!\S)(?:export|csv)(?!\S)/i, '').trim()
    const [period, page] = firstWord(rest)
    return { period, page, as: rest === words ? '' : 'csv' }
  },
  run: async (command, speech, context) => {
    const { days, as } = command
    const { watches } = messagesFor(speech)
    const asked = await askedHere(days, context)
    const grouped = groupGaps(asked.filter(({ status }) => status !== 'answered'))
    const faults = command.page === 1 ? complaintBlocks(asked, days, speech) : []
    if (grouped.length === 0) return done(speech, [prose(watches.noGaps(days)), ...faults])
    if (as === 'csv') return csvReply(grouped, speech)
    const { items, before, footer, actions } = pageOf(grouped, command, `/gaps ${days}`, messagesFor(speech))
    const lines = items.map(({ question, count, last }, index) => {
      const line = watches.gapLine(shortQuestion(question), count, formatDayAt(last, speech))
      return prose(`${before + index + 1}. ${line}`)
    })
    return done(
      speech,
      [heading(watches.gapCount(grouped.length, days)), ...lines, ...footer, ...faults],
      actions,
    )
  },
})

/** As comma-separated values to copy, as many as one message holds. */
const csvReply = (grouped: readonly Gap[], speech: Speech): Reply => {
  const rows = gapsCsv(grouped).trimEnd().split('\r\n')
  let length = 0
  const shown = rows.filter((row) => {
    length += row.length + 1
    return length <= EXPORTED
  })
  const more = rows.length - shown.length
  const { moreRows } = messagesFor(speech).watches
  return done(speech, [{ kind: 'table', rows: shown }, ...(more > 0 ? [note(moreRows(more))] : [])])
}

/** What every platform shows in one message, in UTF-16 code units. */
const EXPORTED = 2_500

const askedHere = (days: number, context: Context): Promise<readonly RatedQuestion[]> => {
  const now = context.now()
  return visibleQuestions(context, now - days * DAY, now + 1, context.store)
}

/** The most answers with complaints that are listed. */
const SHOWN_COMPLAINTS = 10

/** The answers that people found fault with, and why; the latest first. */
const complaintBlocks = (
  asked: readonly RatedQuestion[],
  days: number,
  speech: Speech,
): readonly ReplyBlock[] => {
  const { complained, complaintCount } = messagesFor(speech)
  const faulty = asked.filter((question) => COMPLAINTS.some((why) => question[why] > 0)).toReversed()
  if (faulty.length === 0) return []
  const lines = faulty.slice(0, SHOWN_COMPLAINTS).map((question) => {
    const said = COMPLAINTS.flatMap((why) => (question[why] > 0 ? [complaintCount[why](question[why])] : []))
    return prose(`${shortQuestion(question.question)} (${said.join('; ')})`)
  })
  return [heading(complained(faulty.length, days)), ...lines]
}
