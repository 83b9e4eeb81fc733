import { type APIApplication, type APIUser, REST, type RESTOptions, Routes } from 'discord.js'
import type { DiscordConfig } from '../../../config.ts'
import { EXAMINATION_TIMEOUT } from '../../finding.ts'
import { isNoMember } from '../errors.ts'

/** @param apiUrl without a version: https://discord.com/api */
export const createApi = (token: string, apiUrl: string, options: Partial<RESTOptions> = {}): REST =>
  new REST({ ...options, api: apiUrl, version: '10' }).setToken(token)

export interface Application {
  readonly id: string
  /** Bits of Discord's "Application Flags". */
  readonly flags: number
  /** Whether anybody can invite the bot. */
  readonly isPublic: boolean
}

/** The application that a token belongs to. @throws what Discord's library throws */
export const fetchApplication = async (api: REST): Promise<Application> => {
  const { id, flags, bot_public } = (await api.get(Routes.currentApplication())) as APIApplication
  return { id, flags: flags ?? 0, isPublic: bot_public }
}

/** The bot's own id as a person. @throws what Discord's library throws */
export const fetchSelf = async (api: REST): Promise<string> => ((await api.get(Routes.user())) as APIUser).id

/** Whether a person belongs to a server. A server that the bot is not in has no members for it. */
export const isMember = async (api: REST, server: string, user: string): Promise<boolean> => {
  try {
    await api.get(Routes.guildMember(server, user))
    return true
  } catch (error) {
    if (isNoMember(error)) return false
    throw error
  }
}

/** Asks Discord once, without retries, and waits only a few seconds. It throws what Discord's library throws. */
export type Get = <Result>(route: `/${string}`, query?: Readonly<Record<string, string>>) => Promise<Result>

/** An answer that is not JSON comes back as bytes. */
export const createGet = ({ token, apiUrl }: DiscordConfig): Get => {
  const api = createApi(token, apiUrl, { retries: 0, rejectOnRateLimit: () => true })
  return async <Result>(route: `/${string}`, query: Readonly<Record<string, string>> = {}) => {
    // The library's own timeout does not cover the body of the answer.
    const signal = AbortSignal.timeout(EXAMINATION_TIMEOUT)
    return (await api.get(route, { query: new URLSearchParams(query), signal })) as Result
  }
}
