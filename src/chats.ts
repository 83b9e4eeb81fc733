import type { Desk } from './commands/desk.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import type { Platform } from './platforms/platform.ts'

/** The chat platforms whose settings are there. Each is loaded only where it is used: their libraries are large. */
export const createPlatforms = async (
  { slack, discord, language }: Config,
  desk: Desk,
  log: Log,
): Promise<readonly Platform[]> => [
  ...(slack
    ? [(await import('./platforms/slack/slack.ts')).createSlack({ ...slack, desk, language, log })]
    : []),
  ...(discord
    ? [(await import('./platforms/discord/discord.ts')).createDiscord({ ...discord, desk, language, log })]
    : []),
]
