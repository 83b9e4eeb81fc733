import { z } from 'zod'

/** Whom the bot answers and how often, and who may change a channel's settings. */
export interface AccessConfig {
  /** Undefined: the platform's default. */
  readonly settingsBy?: SettingsBy
  /** Which people from outside the team are answered: none, guests of the workspace, or also people of other organisations. */
  readonly outsiders: (typeof OUTSIDERS)[number]
  /** How many commands are answered in a minute, for each person and each channel. 0 is no limit. */
  readonly limits: { readonly person: number; readonly channel: number }
  /** Whether nobody changes the main shelf from a chat: workspaces that know nothing of each other read it. */
  readonly isMainFixed?: true
}

/** A list holds the ids of people, as their platform writes them. */
export type SettingsBy = (typeof SETTINGS_BY)[number] | readonly string[]

const SETTINGS_BY = ['everyone', 'members', 'admins'] as const
const OUTSIDERS = ['refuse', 'guests', 'answer'] as const

/** Slack’s ids begin with U or W; Discord’s are numbers. */
const IDS = /^(?:[UW][A-Z0-9]{2,}|\d{15,20})(?:\s*,\s*(?:[UW][A-Z0-9]{2,}|\d{15,20}))*$/

const limit = z.string().regex(/^\d{1,6}$/)

/** Their defaults stop a script or a loop between bots, and no person. */
const PERSON_LIMIT = 600
const CHANNEL_LIMIT = 2_000

export const ACCESS_SETTINGS = {
  CHANNEL_SETTINGS: {
    does: 'Who may change a channel’s digest, watches, listening, sources and shelves: everyone, members (not guests), admins, or user ids separated by commas. Default: members on Slack, admins on Discord.',
    cure: 'write everyone, members, admins, or user ids such as U012ABCDEF,U034GHIJKL',
    check: z.enum(SETTINGS_BY).or(z.string().regex(IDS)),
  },
  OUTSIDERS: {
    does: 'Whether people from outside the team get answers: refuse (no), guests (only guests of the workspace) or answer (people of other organisations too). Default: refuse.',
    cure: 'write refuse, guests or answer',
    check: z.enum(OUTSIDERS),
  },
  DISCORD_SERVERS: {
    does: 'Discord: the ids of the servers where Footnote answers, separated by commas; it leaves any other that invites it. Default: every server.',
    cure: 'give ids such as 123456789012345678, separated by commas (Developer Mode on, then right-click the server → Copy Server ID)',
    check: z.string().regex(/^\d{15,20}(?:\s*,\s*\d{15,20})*$/),
  },
  ANSWERS_PER_PERSON: {
    does: `How many commands of one person Footnote answers in a minute; 0 means no limit. Default: ${PERSON_LIMIT}.`,
    cure: 'give a whole number, 0 for no limit',
    check: limit,
  },
  ANSWERS_PER_CHANNEL: {
    does: `How many commands from one channel Footnote answers in a minute; 0 means no limit. Default: ${CHANNEL_LIMIT}.`,
    cure: 'give a whole number, 0 for no limit',
    check: limit,
  },
} as const

/** @param text the value of a setting, if it is right */
export const readAccess = (
  text: (name: keyof typeof ACCESS_SETTINGS | 'SLACK_STATE_SECRET') => string | undefined,
): AccessConfig => {
  const typed = text('CHANNEL_SETTINGS')
  const outsiders = text('OUTSIDERS')
  const settingsBy: SettingsBy | undefined =
    SETTINGS_BY.find((known) => known === typed) ?? typed?.split(',').map((id) => id.trim())
  return {
    ...(settingsBy !== undefined && { settingsBy }),
    outsiders: OUTSIDERS.find((known) => known === outsiders) ?? 'refuse',
    limits: {
      person: Number(text('ANSWERS_PER_PERSON') ?? PERSON_LIMIT),
      channel: Number(text('ANSWERS_PER_CHANNEL') ?? CHANNEL_LIMIT),
    },
    ...(text('SLACK_STATE_SECRET') !== undefined && { isMainFixed: true }),
  }
}
