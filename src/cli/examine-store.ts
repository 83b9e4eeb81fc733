import { randomUUID } from 'node:crypto'

import { resolve } from 'node:path'
import { createInstallations } from '../commands/access/installations.ts'

import type { Config } from '../config.ts'
import { isUrl, shownDatabase } from '../database-url.ts'
import { ConfigError } from '../errors.ts'
import { type Finding, good, problem } from '../platforms/finding.ts'

import { readerKey } from '../sources/shelf/lease.ts'
import { readerAt } from '../sources/shelf/publish.ts'
import { openStore, sharedFolder } from '../store/open.ts'

import type { Store } from '../store/port.ts'
import { fileProblemOf, refusal } from '../store/sqlite/file-problem.ts'

/** How long to wait for a running bot's write to end, in milliseconds. */
const FILE_TIMEOUT = 500
/** How long connecting to a server may take, in milliseconds. */
const SERVER_TIMEOUT = 5_000
/** By how much the clocks of two machines may differ, in milliseconds: claims of work last half a minute. */
const MOST_APART = 2_000

/** What the store says, apart from findings. */
export interface Stored {
  /** Whether the bot answers every question in some Discord channel. */
  listensToAll: boolean
  /** Whether a bot reads the sources from another folder than this one. */
  readElsewhere: boolean
}

/**
 * Opens the store as the bot does, and writes to it.
 * @param stored gets what the store says
 */
export const examineStore = async (
  { database, sources, slack }: Pick<Config, 'database' | 'sources' | 'slack'>,
  stored: Stored,
): Promise<readonly Finding[]> => {
  const findings: Finding[] = []
  try {
    const store = await openStore(database, { timeout: isUrl(database) ? SERVER_TIMEOUT : FILE_TIMEOUT })
    try {
      const key = `doctor ${randomUUID()}`
      await store.claim(key, Date.now(), Date.now() + 1)
      await store.release(key)
      stored.listensToAll = (await store.countListenRule('discord', 'all')) > 0
      findings.push(...(await readerFindings(store, database, sources, stored)))
      if (slack?.install) findings.push(await installationsFinding(store, slack.install.secretKey))
    } finally {
      await store.close()
    }
    const written = good(`The store can be written: ${shownDatabase(database)}`)
    return [written, ...findings, ...(isUrl(database) ? await serverFindings(database) : [])]
  } catch (error) {
    if (error instanceof ConfigError) return [problem(error.message)]
    const fault = fileProblemOf(error)
    if (fault === undefined) throw error
    return [problem(refusal(database, fault).message)]
  }
}

/** Whether the tokens of the workspaces that installed the bot can be opened. */
const installationsFinding = async (store: Store, secretKey: string): Promise<Finding> => {
  const forgotten = async () => {}
  const installations = createInstallations({ store, platform: 'slack', secretKey, forgotten })
  try {
    await installations.check()
    const { length } = await installations.workspaces()
    return good(`Slack: ${length === 1 ? '1 workspace has' : `${length} workspaces have`} installed Footnote`)
  } catch (error) {
    if (error instanceof ConfigError) return problem(error.message)
    throw error
  }
}

/** Says who reads the folder of sources, if anybody has. */
const readerFindings = async (
  store: Store,
  database: string,
  sources: string,
  stored: Stored,
): Promise<readonly Finding[]> => {
  const root = sharedFolder(database) ?? resolve(sources)
  const reading = await store.reading(root)
  if (reading === undefined) return []
  if (!(await store.isClaimed(readerKey(root), Date.now())))
    return [good(`No bot reads the sources now: one that starts here will, from ${sources}`)]
  const { by, asOf } = reading
  const isHere = by === readerAt(sources)
  stored.readElsewhere = !isHere
  const at = `as of ${new Date(asOf).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return [
    good(
      isHere
        ? `A bot here reads the sources, ${at}; any other follows it`
        : `A bot here follows ${by}, which reads the sources, ${at}`,
    ),
  ]
}

const serverFindings = async (database: string): Promise<readonly Finding[]> => {
  const { examineServer } = await import('../store/postgres/examine.ts')
  const { version, encoding, ahead } = await examineServer(database, SERVER_TIMEOUT)
  const seconds = (Math.abs(ahead) / 1_000).toFixed(1)
  return [
    good(`PostgreSQL ${version}, encoding ${encoding}`),
    Math.abs(ahead) <= MOST_APART
      ? good('The clocks of the server and this machine agree')
      : problem(
          `The server’s clock is ${seconds} seconds ${ahead > 0 ? 'ahead of' : 'behind'} this machine’s`,
          'set both by NTP: what one process has claimed, another may take over too early',
        ),
  ]
}
