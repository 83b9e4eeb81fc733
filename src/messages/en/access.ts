import { formatList } from '../format.ts'

/** A permission that the bot needs to post in a channel. */
export type PostingPermission = 'view' | 'connect' | 'send' | 'sendInThreads'

/** As the platform calls them. */
const PERMISSION: Readonly<Record<PostingPermission, string>> = {
  view: 'View Channel',
  connect: 'Connect',
  send: 'Send Messages',
  sendInThreads: 'Send Messages in Threads',
}

/** What an admin sees who installs the bot in a workspace. */
const enInstall = {
  title: 'Add Footnote to your workspace',
  intro:
    'Footnote answers questions with the words of your sources. An admin of the workspace allows it at Slack; then it answers to /ask, to mentions and in direct messages.',
  add: 'Add to Slack',
  /** Below the button. */
  note: 'What your workspace adds and asks is for your workspace alone. When you remove the app at Slack, Footnote forgets all of it.',
  /** @param name of the workspace or the organisation */
  done: (name: string) => `Footnote is installed in ${name}`,
  next: 'Ask the first question: type /ask in any channel, or write to Footnote under Apps.',
  open: 'Open Slack',
  /** The title of a page that says why it was not installed. */
  failed: 'Footnote was not installed',
  denied: 'You did not allow it at Slack. Nothing was changed.',
  stale: 'That took longer than ten minutes, or you began once more in another window.',
  refused: 'Slack did not confirm the installation. Wait a minute. If it happens again, the log says why.',
  again: 'Try again',
  limited: 'Too many are installing Footnote in this minute. Wait a minute.',
}

/** Who may do what, as the bot tells people. */
export const enAccess = {
  /** Installing the bot in a workspace. */
  install: enInstall,
  outsiders: 'I answer only members of this team. Ask one of them to ask me.',
  /** How often the bot answers. @param seconds until it answers again */
  personLimited: (seconds: number) =>
    `That is more than I answer one person in a minute. Try again in ${waitOf(seconds)}.`,
  channelLimited: (seconds: number) =>
    `That is more than I answer in one channel in a minute. Try again in ${waitOf(seconds)}.`,

  /** Why somebody may not change a channel's settings. */
  forMembers:
    'Guests cannot change the settings or the sources of a channel. Any member of this workspace can: ask one.',
  forAdmins:
    'Only those who manage this workspace or channel can change its settings and its sources. Ask one of them.',
  /** @param names of the first few who can; empty if none is known */
  forNamed: (names: readonly string[]) =>
    names.length === 0
      ? 'Only people chosen by whoever runs me can change the settings and the sources of a channel. Ask them who that is.'
      : `The settings and the sources of a channel are changed by ${formatList(names, 'en')}. Ask them.`,
  roleUnknown: 'I could not find out whether you may change that. Please try again in a minute.',

  /** Why a setting would not work in a channel. */
  notInChannel:
    'I am not in this channel, so that would not work. Invite me: type /invite and my name here. Then try again.',
  mayNotPost:
    'I may not write in this channel, so that would not work. Ask whoever manages it to let me (on Discord: View Channel and Send Messages; in threads Send Messages in Threads). Then try again.',
  lacksPermissions: (lacks: readonly PostingPermission[]) =>
    `I may not write in this channel, so that would not work. I lack ${formatList(
      lacks.map((permission) => PERMISSION[permission]),
      'en',
    )}. Whoever manages the channel can allow it: Edit Channel → Permissions → add me → ✓. Then try again.`,
  noPlaceToPost:
    'Nobody can post messages in this kind of channel, so that would not work. Use a text channel, or a post of a forum.',
  notNow: 'I could not write in this channel just now, so nothing was changed. Please try again.',

  /** In place of a name that is not known. */
  somebody: 'Somebody',
  /** To a channel: who changed what. */
  digestOn: (name: string, when: string) => `${name} turned the daily digest on: ${when}.`,
  digestOff: (name: string) => `${name} turned the daily digest off.`,
  /** @param now from now on: one of `listenRule` */
  listen: (name: string, now: string) => `${name} changed when I answer here. ${now}`,
  watchOn: (name: string, question: string) =>
    `${name} asked me to say here when a new source answers: ${question}`,
  watchOff: (name: string, question: string) => `${name} ended a watch of this channel: ${question}`,
}

const waitOf = (seconds: number): string => (seconds === 1 ? '1 second' : `${seconds} seconds`)
