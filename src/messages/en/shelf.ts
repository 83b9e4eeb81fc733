import { formatCount } from '../format.ts'

const counted = (count: number, one: string, other: string) => formatCount(count, one, other, 'en')
const quoted = (text: string) => `“${text}”`

/** What an entry of the audit trail says was done. */
export type ChangeWords =
  | 'add'
  | 'change'
  | 'remove'
  | 'restore'
  | 'move'
  | 'withdraw'
  | 'return'
  | 'create'
  | 'delete'
  | 'bind'
  | 'unbind'
  | 'follow'
  | 'unfollow'

/** Shelves, and the sources that people add to them. */
export const enShelf = {
  /** The names of the shelves that nobody named. */
  main: 'main',
  team: 'team',
  here: 'this channel',
  /** Where workspaces that know nothing of each other read the main shelf. */
  mainIsFixed:
    'Every workspace reads the main shelf, so only whoever runs me changes it. Use the shelf of this workspace or channel.',

  whichSource: 'Say which source, by its number in /source list, its link, or words of its title.',
  whatToAdd: 'Say what to add: /source add https://…',
  /** After a link that was read. @param from publisher and day, as far as they are known */
  added: (title: string) => `Added: ${title}`,
  understood: (passages: number, from: string, language: string | undefined) =>
    [from, language, counted(passages, 'passage', 'passages')].filter(Boolean).join(' · '),
  begins: (words: string) => `Begins: ${quoted(words)}`,
  /** Where it stands, if only some read it. */
  onlyHere: 'Only this channel has it in its answers.',
  onShelf: (shelf: string) => `It is in the answers of those channels that read the shelf ${quoted(shelf)}.`,
  alreadyThere: (title: string) => `That is on the shelf already: ${title}`,
  changedSince: (title: string) =>
    `That was on the shelf, and has changed since. I have the new words: ${title}`,
  unreadable: (problem: string) => `I could not read that: ${problem}`,
  severalAdded: (count: number, name: string) => `Added: ${counted(count, 'source', 'sources')} from ${name}`,
  askAgain: (link: string) => `To add it all the same: /source add ${link} anyway`,
  nothingToTake:
    'There is neither a link nor a file in that message. Give me one, or choose “Add to sources” in the menu of the message that has it.',
  tooMany: (left: number, most: number) =>
    `${counted(left, 'more was', 'more were')} left out: I take ${most} at once.`,
  /** Why a file of a message cannot be had. */
  fileElsewhere:
    'That file is not on this platform’s own server, and I fetch none from elsewhere. Give me its link instead.',
  fileUnreachable: 'I could not fetch that file. Send it again, or try in a minute.',
  fileOfOthers:
    'That file belongs to another organisation, and its app does not let me read it. Send me a copy.',
  needsFilesRead:
    'I may not read files here. Whoever runs me can add the scope files:read to the Slack app, and install it again.',
  /** The name of the entry in a message's menu. */
  addToSources: 'Add to sources',
  addsMessage: 'Makes sources of the links and files of this message.',
  largeFile: 'That file is larger than 15 MB, and I read no more. Split it, or save its article alone.',
  button: { undo: 'Undo', add: 'Add anyway' },
  putBack: 'Put back',
  removed: (title: string) => `Removed: ${title}. It is in no answer from now on.`,
  restored: (title: string) => `It is back: ${title}`,
  cannotRestore: 'I no longer have its words. Add it again by its link.',
  /** @param file of the folder that the bot reads */
  fileOfFolder: (file: string) =>
    `That is the file ${file} of the folder of sources. Whoever runs me can remove it there.`,
  notAdded: 'That source did not come from a link.',
  refreshed: {
    unchanged: (title: string) => `Nothing has changed: ${title}`,
    changed: (title: string) => `It has changed, and I have the new words: ${title}`,
    missing: (title: string) => `There is no page any more: ${title}. I look again tomorrow.`,
    withdrawn: (title: string) =>
      `Its page is gone for good, it seems: ${title}. It stays, marked as withdrawn; /source remove takes it off the shelf.`,
    back: (title: string) => `Its page is there again: ${title}`,
    failed: (title: string) => `I could not look at its page: ${title}`,
  },
  folderRead: 'I have read the folder of sources again.',
  folderFollowed: 'Another process reads the folder of sources. I have what it has read so far.',
  /** In a citation. @param day as it is shown */
  withdrawnSince: (day: string) => `withdrawn by its publisher (seen ${day})`,
  isWithdrawn: (day: string) => `Its publisher has withdrawn it: on ${day} its page was gone.`,
  textsAway: (id: string) =>
    `I cannot read the sources’ texts just now: my disk fails, or is full. Nothing is lost. Please tell whoever runs me; it is logged under ${id}.`,
  olderVersion: (day: string) => `This is how it was until ${day}. Its words have changed since.`,

  noHistory: 'Nobody has changed anything here yet.',
  history: 'What was changed',
  historyOf: (title: string) => `What was changed: ${title}`,
  changeWords: {
    add: (what) => `added ${what}`,
    change: (what) => `new words: ${what}`,
    remove: (what) => `removed ${what}`,
    restore: (what) => `put back ${what}`,
    move: (what) => `moved here: ${what}`,
    withdraw: (what) => `withdrawn by its publisher: ${what}`,
    return: (what) => `its page is there again: ${what}`,
    create: (what) => `made the shelf ${what}`,
    delete: (what) => `deleted the shelf ${what}`,
    bind: (what) => `this channel began to read the shelf ${what}`,
    unbind: (what) => `this channel stopped reading the shelf ${what}`,
    follow: (what) => `began to follow ${what}`,
    unfollow: (what) => `stopped following ${what}`,
  } satisfies Record<ChangeWords, (what: string) => string>,

  shelves: 'Shelves',
  /** A line of the list of shelves. */
  sources: (count: number) => counted(count, 'source', 'sources'),
  notReadHere: (name: string) => `${name}: not read in this channel`,
  whichShelf: 'Say which shelf: /shelf list shows them.',
  /** @param names those there are */
  noSuchShelf: (typed: string, names: string) =>
    `There is no shelf ${quoted(typed)} here. There is: ${names}.`,
  shelfThere: (name: string) => `There is a shelf ${quoted(name)} already.`,
  badName: 'Give the shelf a name of at most 60 letters.',
  created: (name: string) =>
    `The shelf ${quoted(name)} is there, and this channel reads it. Add to it with: /source add https://… to ${name}`,
  bound: (name: string) => `This channel reads the shelf ${quoted(name)}.`,
  unbound: (name: string) => `This channel no longer reads the shelf ${quoted(name)}.`,
  onlyInChannel: 'Shelves are bound to channels. Say it in the channel that you mean.',
  moveHow: 'Say what to move and where: /shelf move 3 to Legal',
  moved: (title: string, shelf: string) => `Moved to the shelf ${quoted(shelf)}: ${title}`,
  whereItIs: (title: string, shelf: string) => `It stands on the shelf ${quoted(shelf)} already: ${title}`,
  /** To a channel: who changed which shelves it reads. */
  boundBy: (who: string, name: string) => `${who} made this channel read the shelf ${quoted(name)}.`,
  unboundBy: (who: string, name: string) => `${who} ended that this channel reads the shelf ${quoted(name)}.`,
}
