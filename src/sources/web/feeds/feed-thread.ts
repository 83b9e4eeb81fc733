import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { decodePage } from '../../read/decode.ts'
import { FeedError } from './feed-error.ts'
import { feedLinksIn } from './feed-links.ts'
import type { ThreadAnswer, ThreadTask } from './in-thread.ts'
import { parseFeedText } from './parse-feed.ts'

/*
 * The program of a thread that reads one feed or page, and ends. Started by `in-thread.ts`.
 */

// Answers come first. Only Linux has a priority for each thread; elsewhere this would slow the whole program.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const answerTo = ({ kind, bytes, url }: ThreadTask): ThreadAnswer => {
  try {
    const text = decodePage(bytes, url, { add: () => {}, all: () => [] })
    // Some servers call their feeds pages.
    const isPage =
      kind === 'page' && !/^\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:rss|feed|rdf:RDF)\b/.test(text.slice(0, 2_000))
    return isPage ? { feeds: feedLinksIn(text, url) } : { feed: parseFeedText(text, url) }
  } catch (error) {
    return { fault: error instanceof FeedError ? error.reason : 'not-a-feed' }
  }
}

parentPort?.postMessage(answerTo(workerData))
