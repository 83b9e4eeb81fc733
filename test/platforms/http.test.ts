import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { ConfigError } from '../../src/errors.ts'
import { createLog } from '../../src/log.ts'
import { startServer, stopServer } from '../../src/platforms/http.ts'
import type { Platform } from '../../src/platforms/platform.ts'
import { createPoster } from '../../src/platforms/poster.ts'

const platform = (name: string, more: Partial<Platform> = {}): Platform => ({
  name,
  // A fake poster that is never connected.
  poster: createPoster({
    platform: name,
    log: createLog('silent', []),
    posting: () => undefined,
    postingErrorOf: () => undefined,
    track: (work) => work(),
  }),
  start: async () => {},
  stop: async () => {},
  isReady: () => true,
  ...more,
})

const servers: Server[] = []
afterEach(() => Promise.all(servers.splice(0).map(stopServer)))
/** Starts a server on a free port. */
const serve = async (...platforms: readonly Platform[]) => {
  const server = await startServer(0, platforms)
  servers.push(server)
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('/healthz', () => {
  test('answers 200 while every platform is connected', async () => {
    const response = await fetch(`${await serve(platform('one'), platform('two'))}/healthz?x=1`)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ status: 'ok', connected: { one: true, two: true } })
  })

  test('answers 503 while a platform is not connected, and names it', async () => {
    const response = await fetch(
      `${await serve(platform('one'), platform('two', { isReady: () => false }))}/healthz`,
    )
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({
      status: 'connecting',
      connected: { one: true, two: false },
    })
  })

  test('says what is wrong with a platform if that is known', async () => {
    const broken = platform('two', { isReady: () => false, fault: () => 'The token is refused.' })
    const response = await fetch(`${await serve(platform('one'), broken)}/healthz`)
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({
      status: 'failed',
      connected: { one: true, two: false },
      faults: { two: 'The token is refused.' },
    })
  })
})

test('a platform gets the requests to its path, and no others', async () => {
  const paths: (string | undefined)[] = []
  const listener: NonNullable<Platform['routes']>[number]['listener'] = (request, response) => {
    paths.push(request.url)
    response.end('taken')
  }
  const address = await serve(platform('one', { routes: [{ path: '/one/events', listener }] }))
  expect(await (await fetch(`${address}/one/events`, { method: 'POST' })).text()).toBe('taken')
  for (const path of ['/', '/one', '/one/events/more', '/../healthz/x'])
    expect((await fetch(address + path)).status).toBe(404)
  expect((await fetch(`${address}/healthz`, { method: 'POST' })).status).toBe(404)
  expect(paths).toEqual(['/one/events'])
})

describe('/metrics', () => {
  test('serves the metrics page, and does not exist without one', async () => {
    const text = async () => 'footnote_sources 4\n'
    const server = await startServer(0, [], { contentType: 'text/plain; version=0.0.4', text })
    servers.push(server)
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`)
    expect([response.headers.get('content-type'), await response.text()]).toEqual([
      'text/plain; version=0.0.4',
      'footnote_sources 4\n',
    ])
    expect((await fetch(`${await serve()}/metrics`)).status).toBe(404)
  })

  test('answers 500 if the metrics fail, and the server goes on', async () => {
    const text = () => Promise.reject(new Error('no'))
    const server = await startServer(0, [], { contentType: 'text/plain', text })
    servers.push(server)
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect((await fetch(`${address}/metrics`)).status).toBe(500)
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
  })
})

test('a port in use is an error that says what to do', async () => {
  const taken = Number(new URL(await serve()).port)
  const started = startServer(taken, [])
  await expect(started).rejects.toThrow(ConfigError)
  await expect(started).rejects.toThrow(`PORT ${taken} is not available (EADDRINUSE)`)
})

test('stopping waits for requests in progress', async () => {
  let finish = () => {}
  const listener: NonNullable<Platform['routes']>[number]['listener'] = (_, response) => {
    finish = () => response.end('answered')
  }
  const server = await startServer(0, [platform('one', { routes: [{ path: '/one', listener }] })])
  const begun = once(server, 'request')
  const answer = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/one`)
  await begun
  const stopped = stopServer(server)
  finish()
  expect(await (await answer).text()).toBe('answered')
  await stopped
})
