/** What an admin sees who installs the bot in a workspace. */
export const enInstall = {
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
