import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { FeedFault } from '../../../messages/en/web.ts'
import { FeedError } from './feed-error.ts'
import type { FeedLink } from './feed-links.ts'
import type { Feed } from './parse-feed.ts'

export interface ThreadTask {
  /** What the server says that it is. */
  readonly kind: 'feed' | 'page'
  readonly bytes: Uint8Array
  /** Where it came from. */
  readonly url: string
}

/** A feed; or the feeds that a page names; or what was wrong. */
export type ThreadAnswer =
  | { readonly feed: Feed }
  | { readonly feeds: readonly FeedLink[] }
  | { readonly fault: FeedFault }

export interface FeedLimits {
  /** In milliseconds. */
  readonly timeout: number
  /** In megabytes. */
  readonly memory: number
}

/** A feed of 15 MB with 400,000 items takes 3 seconds and 350 MB. */
const LIMITS: FeedLimits = { timeout: 20_000, memory: 600 }

/**
 * Reads in a thread of its own, which ends with the task, so that nothing waits for a large feed and none can exhaust the program.
 * @throws FeedError
 */
export const readInThread = async (
  task: ThreadTask,
  { timeout, memory }: FeedLimits = LIMITS,
): Promise<Exclude<ThreadAnswer, { fault: FeedFault }>> => {
  const worker = new Worker(new URL('./feed-thread.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  try {
    const [message] = await once(worker, 'message', { signal: AbortSignal.timeout(timeout) })
    const answer: ThreadAnswer = message
    if ('fault' in answer) throw new FeedError(answer.fault)
    return answer
  } catch (error) {
    throw error instanceof FeedError ? error : new FeedError('too-much', { cause: error })
  } finally {
    await worker.terminate()
  }
}
