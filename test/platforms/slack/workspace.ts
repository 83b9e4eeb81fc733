import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEmulator } from 'emulate'
import { onTestFinished } from 'vitest'
import { checkMessage, checkView } from './check.ts'

export const BOT_TOKEN = 'xoxb-000000000001-000000000002-abcdefghijklmnopqrstuvwx'
const PERSON_TOKEN = 'xoxp-000000000001-person'
export const TEAM = 'T000000001'
export const BOT = 'U0FOOTNOTE'
/** A channel, and a person in it. */
export const ANN = 'U000000001'
export const CHANNEL = 'C000000001'

/** A request of the bot's, and the answer. */
export interface Call {
  /** "chat.postMessage", or "response" for a post to a response URL. */
  readonly method: string
  readonly body: Readonly<Record<string, unknown>>
  readonly status: number
  readonly result: Readonly<Record<string, unknown>>
}

/** A faked answer, in place of the emulator's. */
export interface Fault {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** A page as text, or an object for JSON. */
  readonly body?: unknown
}

/** A message as the emulator stores it. */
export interface KeptMessage {
  readonly ts: string
  readonly text: string
  readonly user: string
  readonly thread_ts?: string
  readonly blocks?: readonly Readonly<Record<string, unknown>>[]
}

export type Workspace = Awaited<ReturnType<typeof openWorkspace>>

/**
 * A Slack workspace: `emulate` behind a relay. The relay records every call, checks every message and view against Slack's limits, accepts
 * posts to response URLs, and fails on request. It fakes `assistant.*`, which `emulate` lacks.
 */
export const openWorkspace = async () => {
  const port = await freePort()
  const emulator = await createEmulator({
    service: 'slack',
    port,
    seed: {
      slack: {
        users: [{ name: 'ben' }],
        channels: [{ name: 'secret', is_private: true }],
        oauth_apps: [
          {
            app_id: 'A0FOOTNOTE',
            client_id: '1.2',
            client_secret: 'none',
            name: 'Footnote',
            redirect_uris: [],
            scopes: ['chat:write'],
            bot_id: 'B0FOOTNOTE',
            bot_user_id: BOT,
          },
        ],
        tokens: [
          { token: BOT_TOKEN, user_id: BOT, bot_id: 'B0FOOTNOTE', bot_user_id: BOT, app_id: 'A0FOOTNOTE' },
          { token: PERSON_TOKEN, user_id: ANN },
        ],
      },
    },
  })
  const calls: Call[] = []
  const faults = new Map<string, Fault[]>()
  const lost = new Set<string>()
  const replaced = new Map<string, Fault>()
  const waiting = new Set<() => void>()
  const wrong: unknown[] = []
  let withAssistant = true

  const record = (call: Call) => {
    try {
      check(call)
    } catch (error) {
      wrong.push(error)
    }
    calls.push(call)
    for (const look of waiting) look()
  }

  /** The files of messages, by path: only the bot's token opens them. */
  const files = new Map<string, string>()
  const relay = await serve(async (request, response) => {
    const raw = await bodyOf(request)
    const path = (request.url ?? '').split('?')[0] ?? ''
    const file = files.get(path)
    if (file !== undefined) {
      const isBot = request.headers.authorization === `Bearer ${BOT_TOKEN}`
      response.writeHead(200).end(isBot ? file : '<!DOCTYPE html><title>Sign in to Slack</title>')
      return
    }
    const method = path.startsWith('/response/') ? 'response' : path.replace(/^\/api\//, '')
    const body = method === 'response' ? JSON.parse(raw) : decode(raw)
    const fault = faults.get(method)?.shift()
    const answer = async (): Promise<Response> => {
      if (fault)
        return new Response(
          typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body ?? {}),
          fault,
        )
      if (method === 'response') return new Response('ok')
      if (method.startsWith('assistant.'))
        return withAssistant
          ? Response.json({ ok: true })
          : Response.json({ ok: false, error: 'unknown_method' })
      const headers = {
        'content-type': request.headers['content-type'] ?? 'application/json',
        authorization: request.headers.authorization ?? '',
      }
      return fetch(`${emulator.url}${path}`, { method: 'POST', headers, body: raw })
    }
    const carriedOut = await answer()
    const other = replaced.get(method)
    replaced.delete(method)
    const answered = other ? new Response(JSON.stringify(other.body ?? {}), other) : carriedOut
    const text = await answered.text()
    if (lost.delete(method)) response.destroy()
    else response.writeHead(answered.status, Object.fromEntries(answered.headers))
    response.end(text)
    const result = text.startsWith('{') ? JSON.parse(text) : {}
    record({ method, body, status: answered.status, result })
  })

  /** Calls the emulator as the person, or as the bot. */
  const api = async <Result>(method: string, body: object, token = PERSON_TOKEN): Promise<Result> => {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    return (await response.json()) as Result
  }
  const opened = await api<{ channel: { id: string } }>('conversations.open', { users: BOT })
  const direct = opened.channel.id
  const { channels } = await api<{ channels: Named[] }>('conversations.list', {
    types: 'public_channel,private_channel',
  })
  const { members } = await api<{ members: Named[] }>('users.list', {})
  const secret = idOf(channels, 'secret')
  const ben = idOf(members, 'ben')
  onTestFinished(async () => {
    await relay.close()
    await emulator.close()
    if (wrong.length > 0) throw wrong[0]
  })

  const callsOf = (method: string) => calls.filter((call) => call.method === method)
  return {
    apiUrl: `${relay.url}/api/`,
    /** A file of a message, as Slack describes it. */
    file: (name: string, content: string) => {
      files.set(`/files-pri/${name}`, content)
      return { id: 'F1', name, size: content.length, url_private_download: `${relay.url}/files-pri/${name}` }
    },
    /** Ann's direct messages with the bot, a channel without the bot, and another person. */
    direct,
    secret,
    ben,
    calls,
    callsOf,
    /** Waits for the nth call of a method. @param nth counted from 1 */
    call: (method: string, nth = 1): Promise<Call> =>
      new Promise((resolve) => {
        const look = () => {
          const found = callsOf(method)[nth - 1]
          if (!found) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
    /** Makes the next calls of a method fail. */
    fail: (method: string, ...next: Fault[]) => faults.set(method, next),
    /** Loses the answer to the next call of a method, which still takes effect. */
    lose: (method: string) => lost.add(method),
    /** Replaces the answer to the next call of a method, which still takes effect. */
    replaceAnswer: (method: string, answer: Fault) => replaced.set(method, answer),
    withoutAssistant: () => {
      withAssistant = false
    },
    responseUrl: (name = 'first') => `${relay.url}/response/${TEAM}/${name}`,
    /** Ann says something. @returns its `ts` */
    say: async (channel: string, text: string, thread_ts?: string): Promise<string> =>
      (await api<{ ts: string }>('chat.postMessage', { channel, text, thread_ts })).ts,
    messages: async (channel: string): Promise<readonly KeptMessage[]> =>
      (await api<Kept>('conversations.history', { channel }, BOT_TOKEN)).messages,
    thread: async (channel: string, ts: string): Promise<readonly KeptMessage[]> =>
      (await api<Kept>('conversations.replies', { channel, ts }, BOT_TOKEN)).messages.slice(1),
    trigger: async (view_id?: string): Promise<string> =>
      (await api<{ trigger_id: string }>('views.generateTriggerId', { user_id: ANN, view_id }, BOT_TOKEN))
        .trigger_id,
  }
}

interface Named {
  readonly id: string
  readonly name: string
}

interface Kept {
  readonly messages: readonly KeptMessage[]
}

const idOf = (all: readonly Named[], name: string): string => {
  const found = all.find((one) => one.name === name)
  if (!found) throw new Error(`There is no ${name}.`)
  return found.id
}

const check = ({ method, body }: Call): void => {
  if (method === 'response' && body.delete_original === true) return
  if (['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'response'].includes(method)) {
    if (body.unfurl_links !== false && body.unfurl_links !== 'false')
      throw new Error(`${method} unfurls links`)
    if (body.unfurl_media !== false && body.unfurl_media !== 'false')
      throw new Error(`${method} unfurls media`)
    checkMessage({ text: body.text as string, blocks: body.blocks as readonly unknown[] })
  }
  if (method.startsWith('views.')) checkView(body.view as Parameters<typeof checkView>[0])
}

/** Reads a form, and parses its JSON fields. */
const decode = (raw: string): Record<string, unknown> =>
  Object.fromEntries(
    [...new URLSearchParams(raw)].map(([name, value]) => [
      name,
      /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value,
    ]),
  )

export const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

export const serve = async (listener: RequestListener) => {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

const freePort = async (): Promise<number> => {
  const taken = await serve(() => {})
  await taken.close()
  return Number(new URL(taken.url).port)
}
