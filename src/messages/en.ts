import { enCli } from './en-usage.ts'
import { cappedConfidence, formatCount, formatList, formatNumber, formatPercent } from './format.ts'
import type { Messages } from './messages.ts'
import { watchArgumentsEn, watchCommandsEn, watchEn } from './watch-en.ts'

const number = (value: number) => formatNumber(value, 'en')
const quoted = (word: string) => `“${word}”`

/** What the bot says in English. */
export const en: Messages = {
  ...enCli,
  quotes: ['“', '”'],

  paragraph: (value) => `paragraph ${number(value)}`,
  onlySource: 'The only source that says so.',
  alsoIn: (sources, more) => `Also in: ${sources.join('; ')}${more > 0 ? `; and ${number(more)} more` : ''}.`,
  howSure: (confidence) => `How sure: ${formatPercent(cappedConfidence(confidence), 'en')}.`,
  related: 'No source answers this for certain.',
  none: 'The sources don’t say.',
  unknownTerms: (words) => `In no source: ${formatList(words.map(quoted), 'en')}.`,
  missingTerms: (words) => `Not said in what came nearest: ${formatList(words.map(quoted), 'en')}.`,
  nearest: 'What came nearest:',

  fault: {
    empty: () => 'There is no question here. Type one, for example: When was it signed?',
    long: (limit) => `That question is too long. Ask it in at most ${number(limit)} characters.`,
    wordless: () => 'There is no word in that question. Ask it in words.',
    common: () => 'Those words stand in every text. Add one of what it is about: a name, a place, a thing.',
  },
  unknownCommand: (typed, nearest) => `There is no command ${typed}. Did you mean ${nearest}?`,
  notAPage: (typed) => `${quoted(typed)} is not a page number. Pages count from 1.`,
  noSuchPage: (page, pages) =>
    `There is no page ${number(page)}: ${pages === 1 ? 'there is only page 1' : `pages go from 1 to ${number(pages)}`}.`,
  noSuchNumber: (typed, sources) =>
    `There is no source ${typed}: ${sources === 1 ? 'there is only number 1' : `they go from 1 to ${number(sources)}`}.`,
  noSuchTitle: (words) => `No source is called ${quoted(words)}. /source list shows them all.`,
  severalTitles: (count) =>
    `${formatCount(count, 'source goes', 'sources go', 'en')} by that name. Say which by its number.`,
  whichSource: 'Say which source, by its number or words of its title: /source show 2',
  whichWords: 'Say what to look for: /source find copper',
  foundNothing: (words) => `No source mentions ${quoted(words)}.`,
  failed: (id) =>
    `Something broke here, and it is not your doing. It is logged under ${id}. Please try again.`,

  sourceCount: (sources, passages) =>
    `${formatCount(sources, 'source', 'sources', 'en')}, ${formatCount(passages, 'passage', 'passages', 'en')}`,
  page: (page, pages, next) =>
    `Page ${number(page)} of ${number(pages)}.${next === undefined ? '' : ` Next: ${next}`}`,
  foundWhere: (words) => `Where the sources mention ${quoted(words)}:`,
  field: {
    publisher: 'Publisher',
    author: 'Author',
    published: 'Published',
    language: 'Language',
    link: 'Link',
    file: 'File',
    passages: 'Passages',
  },

  button: {
    stop: (value) => `Stop ${number(value)}`,
    tell: 'Tell me when a source answers',
    context: (value) => `Context ${number(value)}`,
    more: 'More',
    previous: 'Previous',
    next: 'Next',
    up: 'Helpful',
    down: 'Not helpful',
    share: 'Share',
    dismiss: 'Dismiss',
    show: 'Show',
  },
  chooseSource: 'Show a source…',
  understoodAs: (question) => `Understood as: ${question}`,
  askedQuestion: (question) => `Asked: ${question}`,
  thanks: 'Thank you. It is kept with the question.',
  dismissed: 'The answer is removed.',
  notYours: 'Only the person who asked can do that.',
  expired: 'That button is too old to be known here. Please ask again.',
  withdrawn: 'That source has changed since, or was withdrawn. Please ask again.',
  noMore: 'The sources say nothing more on this.',
  omitted: (count) => `There is no room here for ${number(count)} more.`,
  nothingToShow: 'The last answer has no such thing to show. Ask something first, then try again.',
  moreExcerpts: 'More on this:',
  contextOf: (title, paragraph) => `${title}, around paragraph ${number(paragraph)}`,
  searching: 'Searching the sources…',
  isSearching: 'is searching the sources…',
  notInChannel: 'I cannot answer there, because I am not in that channel. Invite me to it, or ask me here.',

  digestDays: { daily: 'every day', weekdays: 'on weekdays', mondays: 'on Mondays' },
  digestWhen: (time, days, zone) => `at ${time} ${days} (${zone})`,
  digestOn: (when) => `This channel gets its digest ${when}. /digest now shows what it would say.`,
  digestOff: 'This channel gets no digest any more.',
  digestNone: 'This channel has no digest. /digest on 09:00 gives it one.',
  digestStatus: (when, next, last) =>
    `The digest comes ${when}. Next: ${next}.${last === undefined ? '' : ` Last: ${last}.`}`,
  digestEmpty: 'There is nothing new to tell.',
  digestNotHere: 'A digest belongs to a channel. Use this in one.',
  digestFault: {
    'no-time': () => 'Say at what time: /digest on 09:00',
    'bad-time': (word) => `${quoted(word)} is not a time. Write it as 09:00 or 21:30.`,
    'bad-word': (word) => `I don’t know ${quoted(word)}. Write: /digest on 09:00 weekdays Europe/Madrid`,
    'bad-zone': (word) =>
      `There is no time zone ${quoted(word)}. Write it as Europe/Madrid or America/Santiago.`,
    'bad-quiet': (word) =>
      `${quoted(word)} is not what can be done on a quiet day. It is skip, line or shelf.`,
  },
  digestReason: {
    never: 'the channel is gone, or I am not in it',
    failed: 'every try failed',
    overtaken: 'the next one was due before a try worked',
    zone: 'its time zone is not known here',
  },
  digestFailed: (channel, reason) =>
    `The digest for ${channel} could not be delivered: ${reason}. The next one is tried at its time.`,
  digestEnded: (channel, reason) =>
    `The digest for ${channel} is switched off, because it cannot be delivered: ${reason}. /digest on there gives it again.`,

  watches: watchEn,
  listenRule: {
    mention: 'I answer here when I am mentioned.',
    thread: 'I answer here when I am mentioned, and in my own threads.',
    all: 'I answer every question here.',
  },
  listenNow: (rule) => `From now on: ${rule}`,
  listenNotHere: 'Here I answer everything. Use this in a channel.',
  badRule: (typed) => `There is no rule ${quoted(typed)}. It is mention, thread or all.`,
  listenForManagers: 'Only those who may manage this channel can change that.',
  listenNeedsSwitch:
    'But I am not given messages that don’t mention me. Ask whoever runs me to switch on “Message Content Intent” in the developer portal and to restart me.',
  mentionToGoOn:
    'I am not given messages that don’t mention me: mention me to go on. Or ask whoever runs me to switch on “Message Content Intent” in the developer portal.',

  greeting:
    'I answer questions about your team’s sources with the sources’ own words, each with its title, date and paragraph. If the sources don’t say, I tell you.',
  greetingHow: 'Mention me in a channel, write to me here, or type /ask. /source shows what I have read.',
  greetingTry: 'Try one of these:',
  askAbout: 'Ask the sources about this',
  nothingSaid: 'There are no words in that message to ask about.',

  helpTitle: 'Ask a question about the sources, in English or Spanish.',
  helpHint: 'Every answer is the sources’ own words. If the sources don’t say, you are told so.',
  command: {
    ...watchCommandsEn,
    ask: 'Answers a question with excerpts of the sources.',
    sourceList: 'Lists the sources.',
    sourceShow: 'Shows what a source is, and its text piece by piece.',
    sourceFind: 'Finds where the sources mention something.',
    digestOn: 'Gives this channel a daily digest at a time.',
    digestOff: 'Ends this channel’s digest.',
    digestNow: 'Shows you what the digest would say now.',
    digestStatus: 'Says when this channel’s digest comes.',
    listen: 'Says or sets when I answer in this channel.',
    help: 'Shows this help.',
    quit: 'Ends the session.',
    more: 'Shows the next excerpts of the last answer.',
    context: 'Shows what stands around an excerpt of the last answer.',
  },
  argument: {
    ...watchArgumentsEn,
    question: { label: 'question', does: 'What you want to know' },
    page: { label: 'page', does: 'Which page, counted from 1' },
    which: { label: 'number or title', does: 'The source’s number in the list, or words of its title' },
    words: { label: 'words', does: 'What to look for' },
    rule: { label: 'mention, thread or all', does: 'Mentions alone, my own threads too, or every question' },
    number: { label: 'number', does: 'Its number, as it is shown' },
    time: { label: 'time', does: 'When, such as 09:00' },
    days: { label: 'weekdays, daily or mondays', does: 'On which days; weekdays unless told' },
    zone: { label: 'zone', does: 'Whose time: Europe/Madrid, America/Santiago' },
    quiet: {
      label: 'skip, line or shelf',
      does: 'With nothing new: nothing, one line, or a passage from the shelf',
    },
  },

  inTerminal: 'No chat platform is set up; asking here in the terminal.',
  startHint: 'Type a question, /help or /quit.',
  read: (sources, passages, milliseconds) =>
    `${en.sourceCount(sources, passages)}, ${number(Math.round(milliseconds))} ms`,
  moreProblems: (count) => `… and ${formatCount(count, 'more problem', 'more problems', 'en')} like these.`,
  noSources: (path) =>
    `${path} holds no source that can be read: put .txt, .md, .html or .jsonl files there.`,
}
