import { formatCount, formatNumber } from './format.ts'
import type { WatchArgument, WatchCommand, WatchMessages } from './watch-messages.ts'

const number = (value: number) => formatNumber(value, 'en')
const days = (count: number) => (count === 1 ? 'the last day' : `the last ${number(count)} days`)

export const watchEn: WatchMessages = {
  watching: (question, direct) =>
    `Watching: ${question} ${direct ? 'I will tell you' : 'I will say it here'} when a new source answers.`,
  watchedAlready: (question) => `That is watched already: ${question}`,
  tooManyWatches: (most, direct) =>
    `${direct ? 'You have' : 'This channel has'} ${number(most)} watches, and no more are kept. /watch stop ends one; /watch list shows them.`,
  answeredAlready: 'Already answered; you will be told of what is new:',
  watchLine: (question, to, day) =>
    `${question} (${to === 'channel' ? 'here' : to === 'asker' ? 'to you' : 'to you, once it is answered'}; since ${day})`,
  watchCount: (count) => formatCount(count, 'watch', 'watches', 'en'),
  noWatches: 'Nothing is watched here. /watch and a question: you are told when a new source answers it.',
  noSuchWatch: (typed, count) =>
    `There is no watch ${typed}: ${count === 0 ? 'nothing is watched here' : count === 1 ? 'there is only number 1' : `they go from 1 to ${number(count)}`}.`,
  whichWatch: 'Say which, by its number in /watch list: /watch stop 1',
  watchGone: 'That is not watched any more.',
  watchStopped: (question) => `No longer watched: ${question}`,
  stopWatching: 'Stop watching',
  onWatch: (question) => `On your watch: ${question}`,
  gapAnswered: (day, question) => `You asked on ${day}: ${question} Now there is an answer.`,
  moreSources: (count) => `And ${formatCount(count, 'more new source', 'more new sources', 'en')} on this.`,
  willTell: (question) => `I will tell you, once, when a new source answers: ${question}`,
  willTellAlready: (question) => `You are to be told already, once a new source answers: ${question}`,
  gapCount: (count, back) =>
    `${formatCount(count, 'question', 'questions', 'en')} of ${days(back)} that the sources could not answer`,
  noGaps: (back) => `The sources could answer every question of ${days(back)}.`,
  gapLine: (question, count, day) =>
    `${question} (${count === 1 ? `once, on ${day}` : `${number(count)} times, last on ${day}`})`,
  moreRows: (count) => `And ${number(count)} more: footnote gaps --csv, where Footnote runs, gives all.`,
  notDays: (typed) => `“${typed}” is not a number of days. Give one from 1 to 366: /gaps 7`,
}

export const watchCommandsEn: Readonly<Record<WatchCommand, string>> = {
  watchAdd: 'Watches a question: tells you when a new source answers it.',
  watchList: 'Lists what is watched here.',
  watchStop: 'Ends a watch.',
  gaps: 'Lists what the sources could not answer lately.',
  tell: 'Tells you once a new source answers the last question.',
}

export const watchArgumentsEn: Readonly<
  Record<WatchArgument, { readonly label: string; readonly does: string }>
> = {
  where: { label: 'here or me', does: 'Whether the channel is told, or you alone' },
  as: { label: 'csv', does: 'As comma-separated values, to copy' },
  period: { label: 'days', does: 'How many days back; 30 unless told' },
}
