/** Signing in to the reader, and out. */
export const enSignIn = {
  title: 'Sign in',
  intro: 'You read here what you may read in chat. Sign in with the account that you have there.',
  /** @param platform “Slack” */
  with: (platform: string) => `Sign in with ${platform}`,
  out: 'Sign out',
  again: 'Try again',
  /** The title of a page that says why somebody is not signed in. */
  failed: 'You are not signed in',
  denied: (platform: string) => `You did not allow it at ${platform}. Nothing was changed.`,
  stale: 'That took too long, or you began to sign in once more in another window.',
  refused: (platform: string) => `${platform} did not confirm who you are.`,
  down: (platform: string) => `${platform} cannot be reached just now. Wait a minute.`,
  /** The bot cannot look up who belongs to a workspace. */
  unknown: (platform: string) => `I could not ask ${platform} which workspaces you belong to. Wait a minute.`,
  stranger: (platform: string) =>
    `This ${platform} account belongs to no workspace where I answer. If you have another, sign in with that one.`,
  limited: 'That is more than I sign in from one place in a minute. Wait a minute.',
  /** For who is in several servers of the bot on Discord. */
  choose: 'Which server?',
  chooseIntro: 'I answer in several servers that you belong to. You read what its members read.',
  change: 'Change server',
  /** Stands after the name of the server that is read now. */
  now: 'now',
}
