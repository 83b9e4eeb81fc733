import { formatCount, formatNumber } from '../format.ts'
import { enSignIn } from './sign-in.ts'

const counted = (count: number, one: string, other: string) => formatCount(count, one, other, 'en')
const number = (value: number) => formatNumber(value, 'en')

/** The pages where sources are read in a browser, and questions asked. */
export const enReader = {
  signIn: enSignIn,
  /** The names of the pages, in the menu. */
  menu: { ask: 'Ask', sources: 'Sources', gaps: 'Gaps', watches: 'Watches', help: 'Help' },
  skip: 'Skip to the text',
  /** Describes the menu to a screen reader. */
  pages: 'Pages',

  intro: 'Ask, and read what the sources say, in their own words. If they don’t say, you are told.',
  question: 'Question',
  askHint: 'Ask in full words: When was it signed?',
  askOn: 'Ask on: And in 2023?',
  send: 'Ask',
  searching: 'Searching the sources…',
  you: 'You asked',
  answers: 'Answers',
  startAnew: 'New conversation',

  readInSource: 'Read in source',
  original: 'Original',
  originalPage: 'Original page',
  contents: 'Contents',
  leftOut: (lines: number) =>
    `${counted(lines, 'line', 'lines')} of the page that ${lines === 1 ? 'is' : 'are'} not the article`,
  readPresent: 'Read the present text',
  textGone:
    'The text has changed since this link was made, and that version is not kept any more. This is the present text.',
  earlier: 'Earlier versions',
  until: (day: string) => `Until ${day}`,
  /** The words that an answer cites, one after the other. */
  cited: 'Cited words',
  previous: 'Previous cited words',
  next: 'Next cited words',
  parts: 'Parts of this text',
  part: (part: number, parts: number) => `Part ${number(part)} of ${number(parts)}`,
  previousPart: 'Previous part',
  nextPart: 'Next part',

  narrow: 'Narrow the list',
  words: 'Title, publisher or author',
  publisher: 'Publisher',
  language: 'Language',
  shelf: 'Shelf',
  from: 'Published from',
  to: 'Published to',
  any: 'Any',
  show: 'Show',
  clear: 'Show all',
  matching: (found: number, all: number) =>
    found === all
      ? counted(all, 'source', 'sources')
      : `${number(found)} of ${counted(all, 'source', 'sources')}`,
  noneMatch: 'No source matches. Use fewer words, or show all.',
  noSources: 'There are no sources yet.',
  page: (page: number, pages: number) => `Page ${number(page)} of ${number(pages)}`,
  previousPage: 'Previous page',
  nextPage: 'Next page',

  notFound: 'There is nothing here',
  notFoundHow: 'It was removed, or it is not for you. Look among the sources, or ask.',
  shared: (days: number) =>
    `Whoever reads its sources can open it. It stays as it is now, and is kept for ${counted(days, 'day', 'days')}.`,
  sharedLink: 'Link to this answer',
  copy: 'Copy',
  copied: 'Copied',
  nothingToShare: 'The sources say nothing that could be shared.',
  sharedKept: (days: number) =>
    `These are the sources’ words as they were when this was shared. It is kept for ${counted(days, 'day', 'days')} after it was asked.`,
  sharedAsked: (day: string) => `You asked this on ${day}.`,
  changedSince: 'A source has changed since. Its link opens the text as it was.',
  digest: {
    /** On the message in a channel: it opens the page with everything. */
    link: 'The whole of it',
    period: (from: string, to: string) => `What came from ${from} to ${to}`,
    // Above other sources of a story.
    sameArticle: 'The same article:',
    alsoReported: 'Also reported by:',
    noAnswer: 'What the sources could not answer',
    kept: (day: string) =>
      `What was removed since, or is not read in the channel any more, is not here. This link works until ${day}.`,
  },
  linkExpired: 'This link no longer works',
  linkExpiredHow:
    'Links to what one channel reads end after two weeks. Ask again in the chat, and open the new link.',
  failedTitle: 'That did not work',
  stale: 'This page was open too long. Load it again, and try once more.',
  tooLarge: 'That is too much at once. Send less.',
  notHere: 'Open this page by its own address.',
  noMessages: 'Nobody can be told here. Use Footnote in Slack or Discord for that.',
  /** What the program prints when the pages can be opened. */
  open: (address: string) =>
    `Open ${address} in a browser. Only this machine can reach it. Stop with Ctrl-C.`,
}
