import type { DigestDays, ListenRule, ScheduleFault } from '../command.ts'
import type { ActionKey } from '../reply.ts'
import { enAccess } from './en/access.ts'
import { enIntents } from './en/intents.ts'
import { enPlaces } from './en/places.ts'
import { enPosting } from './en/posting.ts'
import { enPrograms } from './en/programs.ts'
import { enReader } from './en/reader.ts'
import { enShelf } from './en/shelf.ts'
import { enTransfer } from './en/transfer.ts'
import { enUsage, sourceCount } from './en/usage.ts'
import { enWeb } from './en/web.ts'
import { formatCount, formatList, formatNumber } from './format.ts'

const number = (value: number) => formatNumber(value, 'en')
const counted = (count: number, one: string, other: string) => formatCount(count, one, other, 'en')
const list = (items: readonly string[]) => formatList(items, 'en')
const quoted = (word: string) => `“${word}”`
const days = (count: number) => (count === 1 ? 'the last day' : `the last ${number(count)} days`)

/** Why a question cannot be asked. `common`: all its words are in every text, so there is nothing to search for. */
export type QuestionFault = 'empty' | 'long' | 'wordless' | 'common'

/**
 * Every word that the bot says of its own, in English. Its type is the type of every catalogue, so a phrase missing in
 * another language fails to compile. Dates and days arrive already formatted for the language.
 */
export const en = {
  ...enUsage,
  ...enPlaces,
  ...enPosting,
  programs: enPrograms,
  transfer: enTransfer,
  access: enAccess,
  intents: enIntents,
  shelf: enShelf,
  web: enWeb,
  reader: enReader,
  /** Stands above an answer that is not sure. */
  sureness: { fairly: 'Fairly sure', unsure: 'Not sure' },
  related: 'No source answers this for certain.',
  none: 'The sources don’t say.',
  unknownTerms: (words: readonly string[]) => `In no source: ${list(words.map(quoted))}.`,
  didYouMean: (typed: string, meant: string) =>
    `In no source: ${quoted(typed)}. Did you mean ${quoted(meant)}?`,
  nearest: 'Nearest:',
  /** Above the rest of what came nearest. */
  moreNearest: 'What else came near:',
  /** A button that shows it. */
  showNearest: (count: number) => `Show nearest (${number(count)})`,

  fault: {
    empty: () => 'There is no question here. Type one, for example: When was it signed?',
    long: (limit) => `That question is too long. Ask it in at most ${number(limit)} characters.`,
    wordless: () => 'There is no question in that. Ask it in words.',
    common: () => 'Those words stand in every text. Add one of what it is about: a name, a place, a thing.',
  } satisfies Record<QuestionFault, (limit: number) => string>,
  unknownCommand: (typed: string, nearest: string) =>
    `There is no command ${typed}. Did you mean ${nearest}?`,
  notAPage: (typed: string) => `${quoted(typed)} is not a page number. Pages count from 1.`,
  noSuchPage: (page: number, pages: number) =>
    `There is no page ${number(page)}: ${pages === 1 ? 'there is only page 1' : `pages go from 1 to ${number(pages)}`}.`,
  noSuchNumber: (typed: string, sources: number) =>
    `There is no source ${typed}: ${sources === 1 ? 'there is only number 1' : `they go from 1 to ${number(sources)}`}.`,
  noSuchTitle: (words: string) => `No source is called ${quoted(words)}. /source list shows them all.`,
  severalTitles: (count: number) =>
    `${counted(count, 'source goes', 'sources go')} by that name. Say which by its number.`,
  whichSource: 'Say which source, by its number or words of its title: /source show 2',
  whichWords: 'Say what to look for: /source find copper',
  foundNothing: (words: string) => `No source mentions ${quoted(words)}.`,
  failed: (id: string) =>
    `Something broke here, and it is not your doing. It is logged under ${id}. Please try again.`,
  away: 'I cannot reach my database just now. Nothing is lost. Please ask again in a minute.',
  searchAway: 'I cannot search the sources just now. Nothing is lost. Please ask again in a minute.',

  sourceCount,
  page: (page: number, pages: number, next: string | undefined) =>
    `Page ${number(page)} of ${number(pages)}.${next === undefined ? '' : ` Next: ${next}`}`,
  foundWhere: (words: string) => `Where the sources mention ${quoted(words)}:`,
  field: {
    publisher: 'Publisher',
    author: 'Author',
    published: 'Published',
    language: 'Language',
    link: 'Link',
    file: 'File',
    passages: 'Passages',
  },

  /** Labels of buttons; `show` is on a menu. A label over 40 characters would be cut. */
  button: {
    ...enShelf.button,
    stop: (value: number) => `Stop ${number(value)}`,
    tell: 'Tell me when a source answers',
    /** Shows what stands around an excerpt; `read` where there is only one. */
    context: (value: number) => `Read ${number(value)}`,
    read: 'Read in source',
    more: 'More',
    previous: 'Previous',
    next: 'Next',
    up: 'Helpful',
    down: 'Not helpful',
    share: 'Share',
    dismiss: 'Dismiss',
    show: 'Show',
  } satisfies Record<Exclude<ActionKey, 'ask' | 'complaint'> | 'read', unknown>,
  /** The placeholder of the menu of sources. */
  chooseSource: 'Show a source…',
  /** How a follow-up was understood. */
  understoodAs: (question: string) => `Understood as: ${question}`,
  /** Stands above an answer that is shared. */
  askedQuestion: (question: string) => `Asked: ${question}`,
  thanks: 'Thank you. It is kept with the question.',
  dismissed: 'The answer is removed.',
  notYours: 'Only the person who asked can do that.',
  expired: 'That button is too old to be known here. Please ask again.',
  withdrawn: 'That source has changed since, or was withdrawn. Please ask again.',
  noMore: 'The sources say nothing more on this.',
  /** @param count excerpts, or sources of a list, that a message has no room for */
  omitted: (count: number) => `There is no room here for ${number(count)} more.`,
  /** To `/more` or `/context` when the last reply offered no such thing. */
  nothingToShow: 'The last answer has no such thing to show. Ask something first, then try again.',
  moreExcerpts: 'More on this:',
  /** Below an answer in a terminal. @param commands that can be typed next */
  nextHint: (commands: readonly string[]) => `Next: ${commands.join(' · ')}`,

  digestDays: { daily: 'every day', weekdays: 'on weekdays', mondays: 'on Mondays' } satisfies Record<
    DigestDays,
    string
  >,
  /** @param days one of `digestDays` */
  digestWhen: (time: string, days: string, zone: string) => `at ${time} ${days} (${zone})`,
  digestOn: (when: string) => `This channel gets its digest ${when}. /digest now shows what it would say.`,
  digestOff: 'This channel gets no digest any more.',
  digestNone: 'This channel has no digest. /digest on 09:00 gives it one.',
  digestStatus: (when: string, next: string, last: string | undefined) =>
    `The digest comes ${when}. Next: ${next}.${last === undefined ? '' : ` Last: ${last}.`}`,
  digestEmpty: 'There is nothing new to tell.',
  digestsKnown: 'Digests',
  digestNotHere: 'A digest belongs to a channel. Use this in one.',
  digestFault: {
    'no-time': () => 'Say at what time: /digest on 09:00',
    'bad-time': (word) => `${quoted(word)} is not a time. Write it as 09:00 or 21:30.`,
    'bad-word': (word) => `I don’t know ${quoted(word)}. Write: /digest on 09:00 weekdays Europe/Madrid`,
    'bad-zone': (word) =>
      `There is no time zone ${quoted(word)}. Write it as Europe/Madrid or America/Santiago.`,
    'bad-quiet': (word) =>
      `${quoted(word)} is not what can be done on a quiet day. It is skip, line or shelf.`,
  } satisfies Record<ScheduleFault, (word: string) => string>,

  watches: {
    /** @param direct whether the asker alone hears of an answer, or the channel */
    watching: (question: string, direct: boolean) =>
      `Watching: ${question} ${direct ? 'I will tell you' : 'I will say it here'} when a new source answers.`,
    watchedAlready: (question: string) => `That is watched already: ${question}`,
    tooManyWatches: (most: number, direct: boolean) =>
      `${direct ? 'You have' : 'This channel has'} ${number(most)} watches, and no more are kept. /watch stop ends one; /watch list shows them.`,
    /** Above an answer that the sources already give. */
    answeredAlready: 'Already answered; you will be told of what is new:',
    watchLine: (question: string, told: string, day: string) => `${question} (${told}; since ${day})`,
    /** Who is told of an answer. */
    watchTold: {
      channel: () => 'here',
      asker: () => 'to you',
      once: () => 'to you, once it is answered',
      elsewhere: (channel: string) => `in ${channel}`,
    },
    yours: (count: number) => (count === 0 ? 'Your watches' : `Your ${counted(count, 'watch', 'watches')}`),
    noneYours: 'None. /watch and a question: you are told when a new source answers it.',
    watchCount: (count: number) => counted(count, 'watch', 'watches'),
    noWatches: 'Nothing is watched here. /watch and a question: you are told when a new source answers it.',
    noSuchWatch: (typed: string, count: number) =>
      `There is no watch ${typed}: ${count === 0 ? 'nothing is watched here' : count === 1 ? 'there is only number 1' : `they go from 1 to ${number(count)}`}.`,
    whichWatch: 'Say which, by its number in /watch list: /watch stop 1',
    watchGone: 'That is not watched any more.',
    /** To the person who set a watch of a channel. @param channel `CHANNEL` */
    watchEnded: (channel: string, question: string) =>
      `Your watch in ${channel} has ended, because that channel is gone or I am not in it: ${question}`,
    watchForbidden: (channel: string, question: string) =>
      `A new source answers your watch, but I may not write in ${channel}. Ask whoever manages it to let me (on Discord: View Channel and Send Messages); then I say it there. You watch: ${question}`,
    watchStopped: (question: string) => `No longer watched: ${question}`,
    stopWatching: 'Stop watching',
    /** Above what a new source says. */
    onWatch: (question: string) => `On your watch: ${question}`,
    gapAnswered: (day: string, question: string) =>
      `You asked on ${day}: ${question} Now there is an answer.`,
    moreSources: (count: number) => `And ${counted(count, 'more new source', 'more new sources')} on this.`,
    willTell: (question: string) => `I will tell you, once, when a new source answers: ${question}`,
    willTellAlready: (question: string) =>
      `You are to be told already, once a new source answers: ${question}`,
    gapCount: (count: number, back: number) =>
      `${counted(count, 'question', 'questions')} of ${days(back)} that the sources could not answer`,
    noGaps: (back: number) => `The sources could answer every question of ${days(back)}.`,
    gapLine: (question: string, count: number, day: string) =>
      `${question} (${count === 1 ? `once, on ${day}` : `${number(count)} times, last on ${day}`})`,
    /** Below comma-separated values that are not all. */
    moreRows: (count: number) =>
      `And ${number(count)} more: footnote gaps --csv, where Footnote runs, gives all.`,
    notDays: (typed: string) => `“${typed}” is not a number of days. Give one from 1 to 366: /gaps 7`,
  },
  listenRule: {
    mention: 'I answer here when I am mentioned.',
    thread: 'I answer here when I am mentioned, and in my own threads.',
    all: 'I answer every question here.',
  } satisfies Record<ListenRule, string>,
  listenNow: (rule: string) => `From now on: ${rule}`,
  listenNotHere: 'Here I answer everything. Use this in a channel.',
  badRule: (typed: string) => `There is no rule ${quoted(typed)}. It is mention, thread or all.`,
  /** Follows `listenNow` when the platform hides messages that do not mention the bot. */
  listenNeedsSwitch:
    'But I am not given messages that don’t mention me. Ask whoever runs me to switch on “Message Content Intent” in the developer portal and to restart me.',
  /** The same in one of the bot's own threads. */
  mentionToGoOn:
    'I am not given messages that don’t mention me: mention me to go on. Or ask whoever runs me to switch on “Message Content Intent” in the developer portal.',

  greeting:
    'I answer questions about your team’s sources with the sources’ own words, each with its title, date and paragraph. If the sources don’t say, I tell you.',
  greetingHow: 'Mention me in a channel, write to me here, or type /ask. /source shows what I have read.',
  greetingTry: 'Try one of these:',
  /** The name of the menu entry on somebody's message. */
  askAbout: 'Ask the sources about this',
  nothingSaid: 'There are no words in that message to ask about.',

  digest: {
    title: (day: string) => `Digest · ${day}`,
    /** Sums up the digest. @param open questions that no source answers */
    summary: (fresh: number, watched: number, open: number) =>
      [
        `${number(fresh)} new`,
        watched > 0 && `${number(watched)} on a watch`,
        open > 0 && counted(open, 'open question', 'open questions'),
      ]
        .filter(Boolean)
        .join(' · '),
    fresh: 'New on the shelf',
    /** In place of the place of an excerpt whose source has changed. */
    updated: (place: string) => `updated, ${place}`,
    moreStories: (count: number) => `And ${number(count)} more: /source list`,
    watched: 'On your watches',
    asked: 'Asked here',
    askedCount: (count: number) => `${counted(count, 'question', 'questions')}.`,
    best: (question: string, up: number) => `Best liked, by ${number(up)}: “${question}”`,
    showGaps: 'Show open questions',
    nothing: (since: string) => `Nothing new on the shelf since ${since}.`,
    fromShelf: 'Nothing new. From the shelf:',
  },
}

/** What every catalogue holds. */
export type Messages = typeof en
