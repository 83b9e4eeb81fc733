import { type APIApplication, REST, type RESTOptions, Routes } from 'discord.js'
import { startError } from '../errors.ts'

/** @param apiUrl without a version: https://discord.com/api */
export const createApi = (token: string, apiUrl: string, options: Partial<RESTOptions> = {}): REST =>
  new REST({ ...options, api: apiUrl, version: '10' }).setToken(token)

export interface Application {
  readonly id: string
  /** Bits of Discord's "Application Flags". */
  readonly flags: number
}

/** The application that a token belongs to. @throws ConfigError where the token is refused, or nobody answers */
export const fetchApplication = async (api: REST, apiUrl: string): Promise<Application> => {
  try {
    const { id, flags } = (await api.get(Routes.currentApplication())) as APIApplication
    return { id, flags: flags ?? 0 }
  } catch (error) {
    throw startError(error, apiUrl)
  }
}
