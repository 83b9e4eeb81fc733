import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { AccessConfig } from '../../../../src/access-config.ts'
import { createApp } from '../../../../src/app.ts'
import { createSessions } from '../../../../src/commands/access/sessions.ts'
import { readConfig } from '../../../../src/config.ts'
import { createLog } from '../../../../src/log.ts'
import type { People } from '../../../../src/platforms/people.ts'
import { keyOf } from '../../../../src/platforms/web/keys.ts'
import { createSignIn } from '../../../../src/platforms/web/sign-in/sign-in.ts'
import { createWeb } from '../../../../src/platforms/web/web.ts'
import type { SignInConfig, WebConfig } from '../../../../src/web-config.ts'
import { folderOf } from '../../../sources/folder.ts'
import { serve } from '../../slack/workspace.ts'
import { openBrowser, type Visit } from './browser.ts'

const SECRET_KEY = 'a-secret-key-of-the-tests-0123456789'

const SHELF = {
  'harbour.md': `# The harbour of Lindmar

The harbour of Lindmar was opened on 3 March 2025 by the mayor, Ada Solberg.
`,
}

export interface WorldOptions {
  /** Where people sign in, for the reader's address. */
  readonly signInAt: (url: string) => Promise<Partial<Record<'slack' | 'discord', SignInConfig>>>
  readonly peopleOf: (platform: string) => People | undefined
  readonly outsiders?: AccessConfig['outsiders']
  /** The address that people open, if it is another than the server's. */
  readonly publicUrl?: string
}

/** The reader on a free port, with a store in a file, and people who sign in. Nothing that a browser has may be in its log. */
export const openWorld = async ({ signInAt, peopleOf, outsiders = 'refuse', publicUrl }: WorldOptions) => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-sign-in-'))
  const database = join(folder, 'store.sqlite')
  const config = readConfig({ SOURCES_DIR: folderOf(SHELF), DATABASE: database, TIME_ZONE: 'UTC' })
  const lines: string[] = []
  const log = createLog('debug', [], (line) => lines.push(line))
  const app = await createApp(config, (id, error) => log.error('bug', { id, error }))
  let listener: RequestListener = () => {}
  const server = await serve((request, response) => listener(request, response))
  const url = publicUrl ?? server.url
  const web: WebConfig = { url, secretKey: SECRET_KEY, ...(await signInAt(url)) }
  const time = { now: Date.now() }

  /** The reader's part, as a program with this key starts it. */
  const start = (secretKey = SECRET_KEY) => {
    const now = () => time.now
    const sessions = createSessions(app.store, keyOf(secretKey, 'sessions'), now)
    const own = { ...web, secretKey }
    const signIn = createSignIn({ web: own, sessions, peopleOf, outsiders, language: 'en', log, now })
    const { pages } = createWeb({ desk: app.desk, language: 'en', visitors: signIn, retentionDays: 90 })
    if (pages) listener = pages
    return signIn
  }
  const signIn = start()

  const secrets = new Set<string>()
  onTestFinished(async () => {
    await server.close()
    await app.close()
    rmSync(folder, { recursive: true, force: true })
    const logged = lines.join('')
    for (const secret of secrets) expect(logged).not.toContain(secret)
    expect(lines.filter((line) => line.includes('"event":"bug"'))).toEqual([])
  })
  /** Remembers what must not be logged. */
  const watch = (visit: Visit): Visit => {
    for (const {
      url: { searchParams },
    } of visit.hops)
      for (const name of ['code', 'state', 'nonce', 'code_challenge']) {
        const value = searchParams.get(name)
        if (value !== null && value !== '') secrets.add(value)
      }
    return visit
  }
  const newBrowser = (headers?: Readonly<Record<string, string>>) => {
    const browser = openBrowser(headers)
    return {
      ...browser,
      /** Opens a page of the reader, and goes wherever it leads. */
      go: async (path: string, until?: (url: URL) => boolean): Promise<Visit> => {
        const visit = watch(await browser.open(new URL(path, server.url), undefined, until))
        for (const cookie of browser.cookies()) if (cookie.length > 20) secrets.add(cookie)
        return visit
      },
      post: (path: string, fields: Readonly<Record<string, string>>) =>
        browser.send(new URL(path, server.url), fields),
      /** The id of its session. */
      session: () => browser.cookie(server.url, url.startsWith('https:') ? '__Host-footnote' : 'footnote'),
      setCookieHere: (name: string, value: string) => browser.setCookie(server.url, name, value),
      cookieHere: (name: string) => browser.cookie(server.url, name),
    }
  }
  /** All that the store's files hold. */
  const databaseText = () => ['', '-wal'].map((end) => readFileSync(`${database}${end}`, 'latin1')).join('')
  return {
    url: server.url,
    databaseText,
    signIn,
    start,
    time,
    lines,
    log,
    secrets,
    store: app.store,
    newBrowser,
  }
}

/** Whether an address is where a provider sends people back to. */
export const isReturn = ({ pathname }: URL): boolean => pathname.endsWith('/back')
