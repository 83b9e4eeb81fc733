import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { mixedParagraphs } from './mixed-text.ts'

/*
 * A site in a thread of its own, with a feed of many items at /feed and an article behind each. Started by `feed.ts`, which is told the port.
 */

export interface SiteTask {
  readonly items: number
  /** What the articles are mixed of, by `mixedParagraphs`; and the number of the first paragraph. */
  readonly texts: readonly string[]
  readonly from: number
}

const { items, texts, from }: SiteTask = workerData
const mixed = mixedParagraphs(texts)
const paragraph = (n: number): string => mixed(from + n).replaceAll(/[<&]/g, ' ')

const article = (n: number): string =>
  `<!doctype html><html lang="en"><head><title>Report ${n}</title><meta property="article:published_time" content="2026-11-02"></head><body><nav><a href="/">Home</a></nav><article><h1>Report ${n}</h1>${Array.from({ length: 8 }, (_, at) => `<p>${paragraph(n * 8 + at)}</p>`).join('')}</article></body></html>`

const feed = (): string =>
  `<rss version="2.0"><channel><title>Reports</title>${Array.from({ length: items }, (_, n) => `<item><guid>r${n}</guid><title>Report ${n}</title><link>/${n}</link><description>${paragraph(n * 8)}</description></item>`).join('')}</channel></rss>`

const server = createServer(({ url = '' }, response) => {
  const number = Number(url.slice(1))
  if (url === '/feed') response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed())
  else if (Number.isInteger(number))
    response.writeHead(200, { 'content-type': 'text/html' }).end(article(number))
  else response.writeHead(404).end()
})
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port))
