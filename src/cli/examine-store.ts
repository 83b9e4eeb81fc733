import { randomUUID } from 'node:crypto'
import { createInstallations } from '../commands/access/installations.ts'
import type { Config } from '../config.ts'
import { isUrl, shownDatabase } from '../database-url.ts'
import { ConfigError } from '../errors.ts'
import { type Finding, good, problem } from '../platforms/finding.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/port.ts'
import { fileProblemOf, refusal } from '../store/sqlite/file-problem.ts'

/** How long to wait for a running bot's write to end, in milliseconds. */
const FILE_TIMEOUT = 500
/** How long connecting to a server may take, in milliseconds. */
const SERVER_TIMEOUT = 5_000
/** By how much the clocks of two machines may differ, in milliseconds: claims of work last half a minute. */
const MOST_APART = 2_000

/**
 * Opens the store as the bot does, and writes to it.
 * @param listening.toAll set to true if the bot answers every question in some Discord channel
 */
export const examineStore = async (
  { database, slack }: Pick<Config, 'database' | 'slack'>,
  listening: { toAll: boolean },
): Promise<readonly Finding[]> => {
  const findings: Finding[] = []
  try {
    const store = await openStore(database, { timeout: isUrl(database) ? SERVER_TIMEOUT : FILE_TIMEOUT })
    try {
      const key = `doctor ${randomUUID()}`
      await store.claim(key, Date.now(), Date.now() + 1)
      await store.release(key)
      listening.toAll = (await store.countListenRule('discord', 'all')) > 0
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
