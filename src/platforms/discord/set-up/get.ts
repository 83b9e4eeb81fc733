import { REST } from 'discord.js'
import type { DiscordConfig } from '../../../config.ts'
import { EXAMINATION_TIMEOUT } from '../../finding.ts'

/** Asks Discord for something once, and not for long. */
export type Get = <Result>(route: `/${string}`, query?: Readonly<Record<string, string>>) => Promise<Result>

/** What it gives rejects with what Discord's library throws; of an answer that is not JSON it gives the bytes. */
export const createGet = ({ token, apiUrl }: DiscordConfig): Get => {
  const options = { api: apiUrl, version: '10', retries: 0, rejectOnRateLimit: () => true }
  const api = new REST(options).setToken(token)
  return async <Result>(route: `/${string}`, query: Readonly<Record<string, string>> = {}) => {
    // The library's own timeout ends where the answer begins.
    const signal = AbortSignal.timeout(EXAMINATION_TIMEOUT)
    return (await api.get(route, { query: new URLSearchParams(query), signal })) as Result
  }
}
