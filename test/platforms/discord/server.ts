import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ChannelType } from 'discord.js'
import { DigitalDiscord, generateSnowflake } from 'discord-digital-twin'
import type { Fields } from './as-sent.ts'
import { changeGateway } from './gateway.ts'
import { checkBody } from './openapi.ts'
import { operationOf } from './operations.ts'

/** One request of the bot as it was sent, and its answer. */
export interface Sent {
  readonly method: string
  /** Below the version, without a query. */
  readonly path: string
  /** Its name in Discord's OpenAPI; empty for a request without a body. */
  readonly operation: string
  readonly body: Fields
  readonly status: number
  readonly answer: Fields
}

export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Answers a request in place of the twin, unless it returns undefined. */
export type Fake = (
  sent: Pick<Sent, 'method' | 'path' | 'operation' | 'body'>,
) => Answer | undefined | Promise<Answer | undefined>

/** Says whether the connection of a request breaks, before it is carried out or before its answer arrives. */
export type Cut = (sent: Parameters<Fake>[0]) => 'before' | 'after' | undefined

export type Counterpart = Awaited<ReturnType<typeof startServer>>

const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAw.nobody.may-read-this-token-anywhere'

/** Message Content is switched on. */
export const CONTENT = 1 << 18

/**
 * The counterpart of the bot: the twin of Discord behind a proxy that keeps each request, and refuses, as Discord would, a body that
 * its OpenAPI does not allow.
 */
export const startServer = async (databaseFile: string) => {
  const ids = { general: generateSnowflake(), other: generateSnowflake(), direct: generateSnowflake() }
  const people = { ann: generateSnowflake(), ben: generateSnowflake(), robot: generateSnowflake() }
  const twin = new DigitalDiscord({
    dbUrl: `file:${databaseFile}`,
    botToken: TOKEN,
    channels: [
      { id: ids.general, name: 'general', type: ChannelType.GuildText },
      { id: ids.other, name: 'other', type: ChannelType.GuildText },
    ],
    users: [
      { id: people.ann, username: 'ann-the-analyst' },
      { id: people.ben, username: 'ben-the-editor' },
      { id: people.robot, username: 'robot', bot: true },
    ],
  })
  await twin.start()
  // The twin has no direct messages, but a channel without a server works like one.
  await twin.prisma.channel.create({ data: { id: ids.direct, type: ChannelType.DM, name: null } })

  /** The application's flags, and what has been observed. */
  const state = {
    flags: 0,
    isPublic: false,
    privateTokens: new Set<string>(),
    privateMessages: new Set<string>(),
  }
  const gateway = changeGateway(twin, state)
  const requests: Sent[] = []
  const refused: string[] = []
  const cuts: Cut[] = []
  /** What Discord remembers of posts for some minutes, by channel and nonce. */
  const nonces = new Map<string, Answer>()
  const waiting = new Set<() => void>()
  const fakes: Fake[] = [
    ({ method, path }) =>
      method === 'GET' && path === '/applications/@me'
        ? { status: 200, body: applicationOf(twin.botUserId, state) }
        : undefined,
    ({ operation }) =>
      operation === 'create_dm' ? { status: 200, body: { id: ids.direct, type: ChannelType.DM } } : undefined,
  ]

  const answerTo = async (
    request: IncomingMessage,
    raw: string,
    sent: Parameters<Fake>[0],
  ): Promise<Answer> => {
    const fault = faultOf(sent, raw) ?? queryFaultOf(request.url ?? '')
    if (fault !== undefined) {
      refused.push(fault)
      return { status: 400, body: { code: 50035, message: 'Invalid Form Body' } }
    }
    for (const fake of fakes.toReversed()) {
      const answer = await fake(sent)
      if (answer) return answer
    }
    const nonce = nonceOf(sent)
    const earlier = nonce === undefined ? undefined : nonces.get(nonce)
    if (earlier) return earlier
    const answer = await passOn(twin.restUrl, await withThreadId(request, twin), raw)
    if (nonce !== undefined && answer.status === 200) nonces.set(nonce, answer)
    return answer
  }

  const answerFor = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = await bodyOf(request)
    const method = request.method ?? ''
    const path = decodeURIComponent((request.url ?? '').replace(/^\/api\/v10/, '').replace(/\?.*$/, ''))
    const body = (raw === '' ? {} : JSON.parse(raw)) as Fields
    const sent = { method, path, operation: operationOf(method, path) ?? '', body }
    const cut = cuts.map((cutOf) => cutOf(sent)).find((when) => when !== undefined)
    if (cut === 'before') {
      response.destroy()
      return
    }
    const answer = await answerTo(request, raw, sent)
    noteWhoSees(sent, answer, state)
    const kept: Sent = { ...sent, status: answer.status, answer: (answer.body ?? {}) as Fields }
    if (cut === 'after') {
      requests.push(kept)
      response.destroy()
      return
    }
    const type = answer.body === undefined ? {} : { 'content-type': 'application/json' }
    response.writeHead(answer.status, { ...type, ...answer.headers })
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body), () => {
      requests.push(kept)
      for (const look of waiting) look()
    })
  }
  let stopped = false
  const proxy = createServer((request, response) => {
    answerFor(request, response).catch((error) => {
      // A bot that is stopped may be gone before it has its answer, or before it has asked.
      if (!stopped && request.complete && !response.destroyed) throw error
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))

  /** Waits for a request of the bot, among the earlier ones too. */
  const until = (matches: (sent: Sent) => boolean, count = 1): Promise<Sent> =>
    new Promise((resolve) => {
      const look = () => {
        const found = requests.filter(matches)[count - 1]
        if (!found) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
    })

  return {
    ...gateway,
    twin,
    ids,
    people,
    state,
    token: TOKEN,
    apiUrl: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/api`,
    requests,
    /** Requests that Discord would have refused. */
    refused,
    fakes,
    cuts,
    nonces,
    until,
    stop: async () => {
      stopped = true
      await twin.stop()
      proxy.closeAllConnections()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** On Discord a thread has the id of the message that it was started from; on the twin it has one of its own. */
const withThreadId = async (request: IncomingMessage, { prisma }: DigitalDiscord): Promise<Passed> => {
  const { method = 'GET', url = '', headers } = request
  const id = /^\/api\/v10\/channels\/(\d+)$/.exec(url)?.[1]
  const thread = id === undefined ? null : await prisma.channel.findFirst({ where: { starterMessageId: id } })
  return { method, url: thread ? `/api/v10/channels/${thread.id}` : url, headers }
}

type Passed = Required<Pick<IncomingMessage, 'headers'>> & { readonly method: string; readonly url: string }

const passOn = async (restUrl: string, request: Passed, raw: string): Promise<Answer> => {
  const response = await fetch(`${restUrl}${request.url.replace(/^\/api/, '')}`, {
    method: request.method,
    headers: { 'content-type': 'application/json', authorization: request.headers.authorization ?? '' },
    ...(raw !== '' && { body: raw }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, ...(isJson && { body: JSON.parse(text) as unknown }) }
}

const applicationOf = (
  id: string,
  { flags, isPublic }: { readonly flags: number; readonly isPublic: boolean },
) => ({
  ...{ id, name: 'Footnote', flags, bot_public: isPublic },
})

/** A message with an enforced nonce; undefined for any other request. */
const nonceOf = ({ operation, path, body }: Parameters<Fake>[0]): string | undefined =>
  operation === 'create_message' && body.enforce_nonce === true ? `${path} ${body.nonce}` : undefined

const faultOf = ({ method, path, operation, body }: Parameters<Fake>[0], raw: string): string | undefined => {
  if (raw === '') return undefined
  if (operation === '') return `${method} ${path} has a body, and no operation is known for it.`
  try {
    checkBody(operation, body)
    return undefined
  } catch (error) {
    return String(error)
  }
}

/** A page begins at an id, and ids are unsigned. */
const queryFaultOf = (url: string): string | undefined => {
  const query = new URL(url, 'http://localhost').searchParams
  const wrong = ['before', 'after', 'around'].some((name) => !/^\d{1,20}$/.test(query.get(name) ?? '0'))
  return wrong ? `${url} asks for a page by what is no id.` : undefined
}

/** Deferring an interaction settles who sees its answer. The twin forgets that. */
const noteWhoSees = (
  { operation, path, body }: Parameters<Fake>[0],
  { body: answer }: Answer,
  state: { readonly privateTokens: Set<string>; readonly privateMessages: Set<string> },
): void => {
  const token = path.split('/')[3] ?? ''
  const flags = Number(((body.data as Fields | undefined) ?? body).flags ?? 0)
  if (operation === 'create_interaction_response' && body.type === 5 && flags & 64)
    state.privateTokens.add(token)
  const isPrivate =
    (operation === 'update_original_webhook_message' && state.privateTokens.has(token)) ||
    (operation === 'execute_webhook' && flags & 64)
  if (isPrivate) state.privateMessages.add(String((answer as Fields | undefined)?.id))
}
