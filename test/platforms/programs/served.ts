import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { App } from '../../../src/app.ts'
import { hashOfToken, makeToken } from '../../../src/commands/access/tokens.ts'
import type { Speech } from '../../../src/model.ts'
import { startServer, stopServer } from '../../../src/platforms/http.ts'
import { createPrograms } from '../../../src/platforms/programs/programs.ts'
import { localVisitors } from '../../../src/platforms/web/receive/protect.ts'
import { createWeb } from '../../../src/platforms/web/web.ts'
import type { TokenPlace } from '../../../src/store/token-port.ts'
import { expectDescribed } from './described.ts'

export const FERRY = `The old ferry of Maren Holt

The Maren Holt ferry was built in Bergen in 1931. It crosses the fjord twice a day, in summer and in winter.

Captain Ida Solberg retired in May 2024 after thirty years at the helm. Nobody has replaced her yet.
`
export const QUESTION = 'When was the Maren Holt ferry built?'

/** Makes a token in the store of an app. @returns the token itself */
export const tokenIn = async (
  { store }: Pick<App, 'store'>,
  id = 'k1',
  reads?: TokenPlace,
): Promise<string> => {
  const token = makeToken()
  await store.saveToken({ id, hash: hashOfToken(token), name: id, at: 1, ...(reads && { reads }) })
  return token
}

/** Serves an app’s API and MCP beside the reader, on a free port of this machine, as `footnote web` does. */
export const servePrograms = async (app: Pick<App, 'desk' | 'store'>, language: Speech = 'en') => {
  const hosts: string[] = []
  const { desk } = app
  const programs = createPrograms({ desk, version: '1.2.3', language, hosts })
  const web = createWeb({ desk, language, visitors: localVisitors(hosts), retentionDays: 90, programs })
  const server = await startServer(0, [web], undefined, '127.0.0.1')
  onTestFinished(() => stopServer(server))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  hosts.push(host, 'localhost:3000', 'footnote.example.org')
  const token = await tokenIn(app)
  /** Calls the API with the token, and holds what it answers to the OpenAPI document. @param body sent as JSON by POST, if there is one */
  const call = async (path: string, body?: unknown, init: RequestInit = {}) => {
    const response = await fetch(`http://${host}${path}`, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      ...init,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(init.headers as Record<string, string>),
      },
    })
    const text = await response.text()
    const { status, headers } = response
    const answer = { status, headers, text, json: text === '' ? undefined : JSON.parse(text) }
    if (path.startsWith('/api'))
      expectDescribed(response.url, init.method ?? (body === undefined ? 'GET' : 'POST'), answer)
    return answer
  }
  return { address: `http://${host}`, host, token, call, programs }
}
