import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { ConfigError } from '../errors.ts'
import type { Platform } from './platform.ts'

/** What `/metrics` answers. */
export interface MetricsPage {
  readonly contentType: string
  readonly text: () => Promise<string>
}

/** How often a stopping server closes idle connections, in milliseconds. */
const SWEEP_INTERVAL = 20

/**
 * Starts the program's one HTTP server. It serves the routes of the platforms, `/healthz` (200 while every platform is connected, else
 * 503, with what is wrong if that is known) and, if a page is given, `/metrics`. What is left goes to the platform that has pages.
 * @param host the address that it listens on; every address of this machine unless given
 * @throws ConfigError if the port is not available
 */
export const startServer = async (
  port: number,
  platforms: readonly Platform[],
  metrics?: MetricsPage,
  host?: string,
): Promise<Server> => {
  const server = createServer(route(platforms, metrics))
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new ConfigError(
      `PORT ${port} is not available (${reason}): choose another, or stop the program that uses it.`,
    )
  }
  return server
}

/** Accepts no new connection, lets the requests in progress finish, and closes the server. */
export const stopServer = async (server: Server): Promise<void> => {
  const closed = once(server, 'close')
  server.close()
  // A kept-alive connection would delay the end for as long as its client likes.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_INTERVAL)
  await closed
  clearInterval(sweep)
}

const route = (platforms: readonly Platform[], metrics: MetricsPage | undefined): RequestListener => {
  const routes = new Map(
    platforms.flatMap((platform) => (platform.routes ?? []).map(({ path, listener }) => [path, listener])),
  )
  return (request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    const listener = routes.get(path)
    if (listener) return listener(request, response)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (path === '/metrics' && metrics && isRead) {
      const headers = { 'content-type': metrics.contentType }
      void metrics.text().then(
        (body) => response.writeHead(200, headers).end(body),
        () => response.writeHead(500).end(),
      )
      return
    }
    if (path === '/healthz' && isRead) {
      const connected = Object.fromEntries(platforms.map((platform) => [platform.name, platform.isReady()]))
      const healthy = Object.values(connected).every(Boolean)
      const faults = platforms.flatMap(({ name, fault }) => {
        const what = fault?.()
        return what === undefined ? [] : [[name, what] as const]
      })
      const status = healthy ? 'ok' : faults.length > 0 ? 'failed' : 'connecting'
      const body = JSON.stringify({
        status,
        connected,
        ...(faults.length > 0 && { faults: Object.fromEntries(faults) }),
      })
      return response.writeHead(healthy ? 200 : 503, { 'content-type': 'application/json' }).end(body)
    }
    const pages = platforms.find((platform) => platform.pages)?.pages
    if (pages) return pages(request, response)
    return response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing here.\n')
  }
}
