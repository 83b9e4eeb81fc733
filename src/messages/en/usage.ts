import { formatCount, formatNumber } from '../format.ts'

const number = (value: number) => formatNumber(value, 'en')
const counted = (count: number, one: string, other: string) => formatCount(count, one, other, 'en')
const quoted = (word: string) => `“${word}”`

/** "4 sources, 1,234 passages" */
export const sourceCount = (sources: number, passages: number) =>
  `${counted(sources, 'source', 'sources')}, ${counted(passages, 'passage', 'passages')}`

/** How the bot and the program are used: help, the commands with their arguments, and what is said in a shell. */
export const enUsage = {
  /** What to say, before the commands. @param question that the sources answer */
  helpTitle: (question = 'When was it signed?') => `Just ask, in English or Spanish: “${question}”`,
  helpFollow: 'Below an answer, go on: “And in 2024?” In a channel, mention me first.',
  helpCommands: 'Commands',
  helpHint: 'Every answer is the sources’ own words. If the sources don’t say, you are told so.',
  /** What each command does. `more`, `context`, `tell` and `quit` are typed in a terminal only. */
  command: {
    ask: 'Answers a question with excerpts of the sources.',
    sourceList: 'Lists the sources.',
    sourceShow: 'Shows what a source is, and its text piece by piece.',
    sourceFind: 'Finds where the sources mention something.',
    sourceAdd: 'Adds the article of a link to the sources.',
    sourceRemove: 'Takes a source off the shelf.',
    sourceRefresh: 'Looks again at the page of a source.',
    sourceFollow: 'Makes sources of the new articles of a feed.',
    sourceUnfollow: 'Ends following a feed; its sources stay.',
    sourceFeeds: 'Lists the feeds that are followed, and how each was last.',
    sourceHistory: 'Lists who added, removed or changed what.',
    shelfList: 'Lists the shelves that are read here.',
    shelfCreate: 'Makes a shelf that this channel reads.',
    shelfBind: 'Makes this channel read a shelf.',
    shelfUnbind: 'Ends that this channel reads a shelf.',
    shelfMove: 'Moves a source to another shelf.',
    digestOn: 'Gives this channel a daily digest at a time.',
    digestOff: 'Ends this channel’s digest.',
    digestNow: 'Shows you what the digest would say now.',
    digestStatus: 'Says when this channel’s digest comes.',
    watchAdd: 'Watches a question: tells you when a new source answers it.',
    watchList: 'Lists what is watched here.',
    watchStop: 'Ends a watch.',
    gaps: 'Lists what the sources could not answer lately.',
    listen: 'Says or sets when I answer in this channel.',
    help: 'Shows this help.',
    more: 'Shows the next excerpts of the last answer.',
    context: 'Shows what stands around an excerpt of the last answer.',
    tell: 'Tells you once a new source answers the last question.',
    quit: 'Ends the session.',
  },
  /** What each argument is called in help, and what it means. */
  argument: {
    question: { label: 'question', does: 'What you want to know' },
    which: { label: 'number or title', does: 'The source’s number in the list, or words of its title' },
    link: { label: 'link', does: 'The address of an article' },
    feed: { label: 'feed or site', does: 'The address of a feed, or of a page that names one' },
    shelf: { label: 'shelf', does: 'The name of a shelf; /shelf list shows them' },
    name: { label: 'name', does: 'What it is to be called' },
    words: { label: 'words', does: 'What to look for' },
    page: { label: 'page', does: 'Which page, counted from 1' },
    number: { label: 'number', does: 'Its number, as it is shown' },
    time: { label: 'time', does: 'When, such as 09:00' },
    days: { label: 'weekdays, daily or mondays', does: 'On which days; weekdays unless told' },
    zone: { label: 'zone', does: 'Whose time: Europe/Madrid, America/Santiago' },
    quiet: {
      label: 'skip, line or shelf',
      does: 'With nothing new: nothing, one line, or a passage from the shelf',
    },
    where: { label: 'here or me', does: 'Whether the channel is told, or you alone' },
    period: { label: 'days', does: 'How many days back; 30 unless told' },
    as: { label: 'csv', does: 'As comma-separated values, to copy' },
    rule: { label: 'mention, thread or all', does: 'Mentions alone, my own threads too, or every question' },
  },

  inTerminal: 'No chat platform is set up; asking here in the terminal.',
  startHint: 'Type a question, /help or /quit.',
  read: (sources: number, passages: number, milliseconds: number) =>
    `${sourceCount(sources, passages)}, ${number(Math.round(milliseconds))} ms`,
  moreProblems: (count: number) => `… and ${counted(count, 'more problem', 'more problems')} like these.`,
  /** After a vote against an answer, with a button for each complaint. */
  whyNot: 'Thank you. What is wrong with it?',
  complaint: { wrong: 'It is wrong', outdated: 'It is out of date', incomplete: 'Something is missing' },
  complained: (count: number, back: number) =>
    `${counted(count, 'answer', 'answers')} of the last ${counted(back, 'day', 'days')} that people found fault with`,
  complaintCount: {
    wrong: (count: number) => `wrong: ${number(count)}`,
    outdated: (count: number) => `out of date: ${number(count)}`,
    incomplete: (count: number) => `incomplete: ${number(count)}`,
  },
  passedOver: (kinds: string) => `Passed over: ${kinds}.`,
  noSources: (path: string) =>
    `${path} holds no source that can be read: put .txt, .md, .html, .eml, .vtt or .jsonl files there.`,

  /** The words of `footnote --help`. A line break in a description continues it below. */
  cliHelp: {
    about: 'Footnote answers questions about a folder of sources with their own words.',
    usage: 'Usage',
    command: {
      serve:
        'runs on Slack and Discord where their settings are there;\nelse asks in the terminal; piped, one question a line',
      ask: 'answers once',
      batch: 'reads {"id","q"} lines, writes one JSON line each',
      sourceList: 'lists the sources',
      sourceShow: 'shows one',
      sourceFind: 'finds where they mention something',
      sourceAdd: 'adds the article of a link',
      sourceRemove: 'takes one off the shelf',
      sourceRefresh: 'looks again at the page of one',
      sourceFollow: 'makes sources of the new articles of a feed, while the bot runs',
      sourceUnfollow: 'ends that',
      sourceFeeds: 'lists the feeds that are followed',
      sourceHistory: 'lists who changed what',
      shelfList: 'lists the shelves',
      read: 'prints what it understands of files, one JSON object a source',
      import: 'adds links, files, folders and feeds (.opml) to the shelf;\nwhat is there already is skipped',
      export: 'writes all sources as a .jsonl that can be read again',
      web: 'serves the sources and questions to a browser on this machine',
      mcp: 'serves assistants over standard input and output (MCP)',
      tokenCreate: 'makes a token, by which another program can ask, and prints it once',
      tokenList: 'lists the tokens, what each reads and when it was last used',
      tokenRevoke: 'ends one at once',
      digest: 'prints what that channel’s digest would say',
      gaps: 'lists questions that the sources could not answer',
      doctor: 'checks the settings, Slack, Discord, sources and store',
      slackManifest: 'prints what to paste when you make the Slack app',
      discordRegister: 'puts the commands on Discord, where they have changed',
      discordUnregister: 'removes them',
    },
    argument: {
      question: '"question"',
      page: '[page]',
      which: 'NUMBER|TITLE [page]',
      words: 'WORDS',
      link: 'LINK',
      number: 'NUMBER',
      paths: 'PATH…',
      imported: 'LINK|PATH…',
      name: '[NAME]',
      token: 'ID|NAME',
    },
    options: 'Options',
    option: {
      sources: 'a folder or file of .txt, .md, .html, .eml, .vtt or .jsonl (otherwise SOURCES_DIR)',
      json: 'print the answer as one JSON line, or the history as one line a change',
      jsonl: 'with ask: answer the questions on standard input',
      top: 'with --json or --jsonl: how many passages to list at most (10)',
      out: 'with export: the file to write (otherwise standard output)',
      stats: 'with --jsonl: write counts, times and memory to a file',
      workspace: 'with token create: whose shelf it reads too, such as slack:T024BE7LD',
      channel:
        'with doctor and digest: a channel of Slack or Discord;\nwith token create: whose shelves it reads, such as slack:T024BE7LD/C024BE91L',
      'dry-run': 'with digest: print it and post nothing',
      at: 'with digest: as it would be on that day (2026-05-03)',
      days: 'with gaps: of how many days (30)',
      csv: 'with gaps: as comma-separated values',
      opml: 'with source feeds: as OPML, for other readers of feeds',
      url: 'with slack manifest: where Slack is to send requests, https://…/slack/events',
      guild: 'with discord: for one server alone, at once',
      help: 'show this',
      version: 'show the version',
    },
    value: { path: 'PATH', number: 'N', file: 'FILE', id: 'ID', day: 'DAY', address: 'ADDRESS' },
    statuses: 'Exit status',
    /** By status, from 0. */
    status: [
      'answered, or done',
      'a bug; it is logged with an id',
      'some input could not be used (a wrong option, a missing folder, a file or line that was left out),\neven where the rest was answered',
      'no source answers it for certain',
      'the sources don’t say',
    ],
  },
  cliHint: 'Try: footnote --help',
  cliNoCommand: 'Say what to do: serve, ask, source, read, digest, gaps or doctor.',
  cliUnknownCommand: (typed: string) => `There is no command ${quoted(typed)}.`,
  cliUnknownOption: (option: string) => `There is no option ${option}.`,
  cliMisplacedOption: (option: string, command: string) => `${option} does not go with ${command}.`,
  cliNeedsValue: (option: string) => `${option} needs a value.`,
  cliTakesNoValue: (option: string) => `${option} takes no value.`,
  cliNotATop: (typed: string, most: number) =>
    `--top is ${quoted(typed)}: give a whole number from 1 to ${number(most)}.`,
  cliNoQuestion: 'ask needs a question: footnote ask "When was it signed?"',
  cliQuestionWithJsonl: 'With --jsonl the questions come on standard input, not as arguments.',
  cliExtra: (typed: string) => `Nothing is expected after the command, but there is ${quoted(typed)}.`,
  cliSourceWhat:
    'Say what to do with sources: source list, source show 2, source find copper or source add https://….',
  cliShelfWhat: 'Say what to do with shelves: shelf list, or shelf move 3 to Legal.',
  cliReadWhat: 'Say what to read: footnote read page.html',
  cliDigestWhat: 'digest shows what a channel’s digest would say: digest --channel C0123456789 --dry-run',
  cliNotADay: (typed: string) => `--at is ${quoted(typed)}: give a day, such as 2026-05-03.`,
  cliNotDays: (typed: string) => `--days is ${quoted(typed)}: give a whole number from 1 to 9999.`,
  cliSlackWhat: 'Say what to do for Slack: slack manifest prints what to paste when you make the app.',
  cliDiscordWhat:
    'Say what to do for Discord: discord register puts the commands there, discord unregister removes them.',
  cliNoDiscord:
    'DISCORD_TOKEN is missing: copy it from discord.com/developers/applications → your application → Bot → Reset Token.',
  cliRegistered: {
    changed:
      'The commands are registered. Discord shows them within a minute; restart its app if it doesn’t.',
    unchanged: 'The commands are registered already, just as they are. Nothing was changed.',
  },
  cliUnregistered: {
    changed: 'The commands are removed.',
    unchanged: 'There are no commands to remove.',
  },
  cliCannotPrint: (reason: string) =>
    `The answers cannot be written (${reason}): make room, or send them elsewhere.`,
  cliCannotWrite: (path: string, reason: string) =>
    `${path} cannot be written (${reason}): give another path to --stats.`,
  batchPlace: (line: number) => `standard input, line ${number(line)}`,
  batchNotJson: 'is not JSON; it was left out. A line is {"id": "1", "q": "When was it signed?"}',
  batchNotAQuestion:
    'needs an "id" (text or a number) and a "q" (text); it was left out. A line is {"id": "1", "q": "When was it signed?"}',
  batchLong: (limit: number) => `is longer than ${number(limit)} characters; it was left out.`,
}

export type Usage = typeof enUsage

/** The commands, as the catalogue describes them. */
export type CommandKey = keyof Usage['command']

/** The arguments that commands take. */
export type ArgumentKey = keyof Usage['argument']
