import { createApp } from '../app.ts'
import { reportFault } from '../commands/context.ts'
import type { Config } from '../config.ts'
import { UserError } from '../errors.ts'
import type { Messages } from '../messages/en.ts'
import { write } from '../platforms/terminal/output.ts'
import { type Imported, type ImportItem, importItem, listImport } from '../sources/added/import.ts'
import type { OpenReaders } from '../sources/added/readers.ts'
import { MAIN_SHELF } from '../sources/shelf/added.ts'
import { FeedError } from '../sources/web/feeds/feed-error.ts'
import { MOST_FEEDS } from '../sources/web/feeds/follow.ts'
import { WebError } from '../sources/web/fetch/web-error.ts'
import { createProgress, type ProgressOutput } from './progress.ts'
import { type ExitStatus, printError, reportBug } from './report.ts'
import { stopSignal } from './signals.ts'

/** How many things are read at once. A site is asked for one page at a time in any case. */
const AT_ONCE = 4

export interface ImportOptions {
  readonly progress?: ProgressOutput
  /** Ends the import after what is under way; what was added stays. By default the signals that stop a program do. */
  readonly stop?: AbortSignal
  /** What reads links and files; that of the app without it. */
  readonly readers?: OpenReaders
}

/** How an import ended. */
interface Tally {
  added: number
  known: number
  /** What failed, by its place in the list, with why. */
  readonly failed: Map<number, string>
  bugs: number
}

/**
 * Adds links, files, folders and lists of feeds to the main shelf, shows how far it is, and reports what failed and why. What was added is saved at
 * once, and what is there already is skipped: the same command goes on where it was stopped.
 *
 * @throws UserError if there is nothing to add
 */
export const importSources = async (
  given: readonly string[],
  config: Config,
  messages: Messages,
  { progress = process.stderr, stop = stopSignal(), readers: own }: ImportOptions = {},
): Promise<ExitStatus> => {
  const { items, problems } = await listed(given, messages)
  for (const problem of problems) printError(`footnote: ${problem}`)
  if (items.length === 0) throw new UserError(messages.transfer.nothingToImport)
  const app = await createApp(config, reportBug, own === undefined ? {} : { readers: own })
  try {
    const { store, readers, now } = app.context({ platform: 'none' })
    const deps = { ...readers, store, now, shelf: MAIN_SHELF, signal: stop }
    const tally: Tally = { added: 0, known: 0, failed: new Map(), bugs: 0 }
    const bar = createProgress(progress, items.length)
    let done = 0
    const next = items.entries()
    const work = async (): Promise<void> => {
      for (const [at, item] of next) {
        if (stop.aborted) return
        const line = await outcomeOf(item, at, tally, () => importItem(item, deps), stop, messages)
        if (line === undefined) return
        done += 1
        bar.step(done, messages.transfer.progress(done, items.length), line)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    bar.end()
    await write(process.stdout, report(items, tally, items.length - done, messages))
    if (tally.bugs > 0) return 1
    return tally.failed.size > 0 || problems.length > 0 || done < items.length ? 2 : 0
  } finally {
    await app.close()
  }
}

/** @throws UserError for a list that cannot be read */
const listed = async (given: readonly string[], { web }: Messages): ReturnType<typeof listImport> => {
  try {
    return await listImport(given)
  } catch (error) {
    if (error instanceof FeedError) throw new UserError(web.feedFault[error.reason])
    throw error
  }
}

/** Counts what became of an item. @returns a line about it; undefined if it was given up because the program is to stop */
const outcomeOf = async (
  { name }: ImportItem,
  at: number,
  tally: Tally,
  add: () => Promise<Imported>,
  stop: AbortSignal,
  messages: Messages,
): Promise<string | undefined> => {
  const { transfer } = messages
  try {
    const outcome = await add()
    if (outcome === 'added' || outcome === 'known') {
      tally[outcome] += 1
      return `${transfer[outcome]} · ${name}`
    }
    tally.failed.set(at, reasonOf(outcome, messages))
  } catch (error) {
    if (stop.aborted) return undefined
    tally.failed.set(at, reasonOfError(error, tally, messages))
  }
  return `${transfer.failed} · ${name}`
}

const reasonOf = (outcome: Exclude<Imported, string>, { web, transfer }: Messages): string => {
  if ('problem' in outcome) return outcome.problem
  const { fault } = outcome
  if (fault === 'large') return transfer.tooLarge
  return fault === 'feeds' ? web.feeds.tooMany(MOST_FEEDS) : web.noArticle[fault]
}

const reasonOfError = (error: unknown, tally: Tally, { web, transfer }: Messages): string => {
  if (error instanceof WebError) return web.fault[error.reason](error.detail)
  if (error instanceof FeedError) return web.feedFault[error.reason]
  if (error instanceof UserError) return error.message
  tally.bugs += 1
  return transfer.bug(reportFault(reportBug, error))
}

/** What was added, and each failure with its reason, in the order of the list. */
const report = (
  items: readonly ImportItem[],
  { added, known, failed }: Tally,
  left: number,
  { transfer }: Messages,
): string =>
  [
    transfer.imported(added, known, failed.size),
    ...[...failed].sort(([a], [b]) => a - b).map(([at, reason]) => `${items[at]?.name}: ${reason}`),
    ...(left > 0 ? [transfer.stopped(left)] : []),
  ]
    .map((line) => `${line}\n`)
    .join('')
