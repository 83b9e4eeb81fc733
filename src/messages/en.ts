import { certainty, counted, formatList, formatNumber, formatPercent } from './format.ts'
import type { Messages } from './messages.ts'

const number = (value: number) => formatNumber(value, 'en')
const quoted = (word: string) => `“${word}”`

/** What the bot says in English. */
export const en: Messages = {
  quotes: ['“', '”'],

  paragraph: (value) => `paragraph ${number(value)}`,
  onlySource: 'The only source that says so.',
  alsoIn: (sources, more) => `Also in: ${sources.join('; ')}${more > 0 ? `; and ${number(more)} more` : ''}.`,
  howSure: (confidence) => `How sure: ${formatPercent(certainty(confidence), 'en')}.`,
  related: 'No source answers this for certain.',
  none: 'The sources don’t say.',
  missing: (words) => `In no source: ${formatList(words.map(quoted), 'en')}.`,
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
    `${counted(count, 'source goes', 'sources go', 'en')} by that name. Say which by its number.`,
  whichSource: 'Say which source, by its number or words of its title: /source show 2',
  whichWords: 'Say what to look for: /source find copper',
  foundNothing: (words) => `No source mentions ${quoted(words)}.`,
  failed: (id) =>
    `Something broke here, and it is not your doing. It is logged under ${id}. Please try again.`,

  sourceCount: (sources, passages) =>
    `${counted(sources, 'source', 'sources', 'en')}, ${counted(passages, 'passage', 'passages', 'en')}`,
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
  readAs: (question) => `Understood as: ${question}`,
  asked: (question) => `Asked: ${question}`,
  thanks: 'Thank you. It is kept with the question.',
  dismissed: 'The answer is removed.',
  notYours: 'Only the person who asked can do that.',
  expired: 'That button is too old to be known here. Please ask again.',
  withdrawn: 'That source has changed since, or was withdrawn. Please ask again.',
  noMore: 'The sources say nothing more on this.',
  leftOut: (count) => `There is no room here for ${number(count)} more.`,
  nothingThere: 'The last answer has no such thing to show. Ask something first, then try again.',
  moreExcerpts: 'More on this:',
  contextOf: (title, paragraph) => `${title}, around paragraph ${number(paragraph)}`,
  searching: 'Searching the sources…',
  isSearching: 'is searching the sources…',
  notInChannel: 'I cannot answer there, because I am not in that channel. Invite me to it, or ask me here.',

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
    ask: 'Answers a question with excerpts of the sources.',
    sourceList: 'Lists the sources.',
    sourceShow: 'Shows what a source is, and its text piece by piece.',
    sourceFind: 'Finds where the sources mention something.',
    listen: 'Says or sets when I answer in this channel.',
    help: 'Shows this help.',
    quit: 'Ends the session.',
    more: 'Shows the next excerpts of the last answer.',
    context: 'Shows what stands around an excerpt of the last answer.',
  },
  argument: {
    question: { label: 'question', does: 'What you want to know' },
    page: { label: 'page', does: 'Which page, counted from 1' },
    which: { label: 'number or title', does: 'The source’s number in the list, or words of its title' },
    words: { label: 'words', does: 'What to look for' },
    rule: { label: 'mention, thread or all', does: 'Mentions alone, my own threads too, or every question' },
    number: { label: 'number', does: 'The excerpt’s number' },
  },

  inTerminal: 'No chat platform is set up; asking here in the terminal.',
  startHint: 'Type a question, /help or /quit.',
  read: (sources, passages, milliseconds) =>
    `${en.sourceCount(sources, passages)}, ${number(Math.round(milliseconds))} ms`,
  moreProblems: (count) => `… and ${counted(count, 'more problem', 'more problems', 'en')} like these.`,
  noSources: (path) =>
    `${path} holds no source that can be read: put .txt, .md, .html or .jsonl files there.`,

  cliHelp: `Footnote answers questions about a folder of sources with their own words.

Usage:
  footnote serve [--sources PATH]               runs on Slack and Discord where their settings are there;
                                                else asks in the terminal; piped, one question a line
  footnote ask "question" [--sources PATH]      answers once
  footnote ask --jsonl [--sources PATH]         reads {"id","q"} lines, writes one JSON line each
  footnote source list [page]                   lists the sources
  footnote source show NUMBER|TITLE [page]      shows one
  footnote source find WORDS                    finds where they mention something
  footnote doctor [--channel ID]                checks the settings, Slack, Discord, sources and store
  footnote slack manifest [--url ADDRESS]       prints what to paste when you make the Slack app
  footnote discord register [--guild ID]        puts the commands on Discord, where they have changed

Options:
  --sources PATH   a folder or file of .txt, .md, .html or .jsonl (otherwise SOURCES_DIR)
  --json           with ask: print the answer as one JSON line
  --jsonl          with ask: answer the questions on standard input
  --top N          with --json or --jsonl: how many passages to list at most (10)
  --stats FILE     with --jsonl: write counts, times and memory to a file
  --channel ID     with doctor: a channel of Slack or Discord where the bot is to answer
  --url ADDRESS    with slack manifest: where Slack is to send requests, https://…/slack/events
  --guild ID       with discord register: for one server alone, at once
  --help, -h       show this
  --version, -v    show the version

Exit status:
  0   answered, or done
  1   a bug; it is logged with an id
  2   some input could not be used (a wrong option, a missing folder, a file or line that was left out),
      even where the rest was answered
  3   no source answers it for certain
  4   the sources don’t say
`,
  cliHint: 'Try: footnote --help',
  cliNoCommand: 'Say what to do: serve, ask, source or doctor.',
  cliUnknownCommand: (typed) => `There is no command ${quoted(typed)}.`,
  cliUnknownOption: (option) => `There is no option ${option}.`,
  cliMisplacedOption: (option, command) => `${option} does not go with ${command}.`,
  cliNeedsValue: (option) => `${option} needs a value.`,
  cliTakesNoValue: (option) => `${option} takes no value.`,
  cliNotATop: (typed, most) => `--top is ${quoted(typed)}: give a whole number from 1 to ${number(most)}.`,
  cliNoQuestion: 'ask needs a question: footnote ask "When was it signed?"',
  cliQuestionWithJsonl: 'With --jsonl the questions come on standard input, not as arguments.',
  cliExtra: (typed) => `Nothing is expected after the command, but there is ${quoted(typed)}.`,
  cliSourceWhat: 'Say what to do with sources: source list, source show 2 or source find copper.',
  cliSlackWhat: 'Say what to do for Slack: slack manifest prints what to paste when you make the app.',
  cliDiscordWhat: 'Say what to do for Discord: discord register puts the commands there.',
  cliNoDiscord:
    'DISCORD_TOKEN is missing: copy it from discord.com/developers/applications → your application → Bot → Reset Token.',
  cliRegistered: {
    changed:
      'The commands are registered. Discord shows them within a minute; restart its app if it doesn’t.',
    unchanged: 'The commands are registered already, just as they are. Nothing was changed.',
  },
  cliCannotPrint: (reason) => `The answers cannot be written (${reason}): make room, or send them elsewhere.`,
  cliCannotWrite: (path, reason) => `${path} cannot be written (${reason}): give another path to --stats.`,
  batchPlace: (line) => `standard input, line ${number(line)}`,
  batchNotJson: 'is not JSON; it was left out. A line is {"id": "1", "q": "When was it signed?"}',
  batchNotAQuestion:
    'needs an "id" (text or a number) and a "q" (text); it was left out. A line is {"id": "1", "q": "When was it signed?"}',
  batchLong: (limit) => `is longer than ${number(limit)} characters; it was left out.`,
}
