import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createWeb, type Web } from '../../../src/sources/web/fetch/web.ts'

/** A server of our own on this machine. */
export interface Site {
  /** Without a slash at the end. */
  readonly url: string
  readonly port: number
  /** The paths that were asked for, in order. */
  readonly asked: readonly string[]
  /** How many connections were made, whatever was said on them. */
  readonly connections: () => number
}

/** Serves until the test ends. */
export const startSite = async (answer: RequestListener): Promise<Site> => {
  const asked: string[] = []
  let connections = 0
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  server.on('connection', () => {
    connections += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, port, asked, connections: () => connections }
}

/** Answers each path with what a record has for it: a page, or a whole answer. */
export const pages =
  (byPath: Readonly<Record<string, string | RequestListener>>): RequestListener =>
  (request, response) => {
    const page = byPath[request.url ?? '']
    if (typeof page === 'function') page(request, response)
    else if (page === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': 'text/html' }).end(page)
  }

/** A fetcher that reaches this machine and does not pause. It ends with the test. */
export const loopbackWeb = (options: Parameters<typeof createWeb>[0] = {}): Web => {
  const web = createWeb({ allowLoopback: true, wait: async () => {}, ...options })
  onTestFinished(web.close)
  return web
}
