import project from '../../package.json' with { type: 'json' }
import type { App } from '../app.ts'
import { createSessions } from '../commands/access/sessions.ts'
import type { Desk } from '../commands/desk.ts'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { People } from '../platforms/people.ts'
import type { Platform } from '../platforms/platform.ts'
import { createPrograms } from '../platforms/programs/programs.ts'
import { keyOf } from '../platforms/web/keys.ts'
import { createSignIn } from '../platforms/web/sign-in/sign-in.ts'
import { linkKeyOf } from '../platforms/web/signed-links.ts'
import { createWeb } from '../platforms/web/web.ts'

export interface ReaderOptions {
  readonly config: Pick<Config, 'language' | 'access' | 'retentionDays'> & {
    readonly web: NonNullable<Config['web']>
  }
  readonly store: App['store']
  readonly desk: Desk
  readonly log: Log
  /** Who is on a chat platform; undefined if the bot is not on it. */
  readonly peopleOf: (platform: string) => People | undefined
}

/** The reader where people sign in, and what other programs reach there. */
export const createReader = ({ config, store, desk, log, peopleOf }: ReaderOptions): Platform => {
  const { web, language, access, retentionDays } = config
  const sessions = createSessions(store, keyOf(web.secretKey, 'sessions'))
  const { outsiders } = access
  const visitors = createSignIn({ web, sessions, peopleOf, outsiders, language, log })
  const { host } = new URL(web.url)
  const programs = createPrograms({ desk, version: project.version, language, hosts: [host] })
  return createWeb({ desk, language, visitors, retentionDays, programs, linkKey: linkKeyOf(web) })
}
