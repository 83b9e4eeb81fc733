import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { bodyOf, serve } from '../../slack/workspace.ts'
import { CANCEL, consentPage } from './consent.ts'

export const CLIENT_SECRET = 'discord-client-secret-0123456789'

/** What a code was given for. */
interface Given {
  readonly redirect: string
  readonly challenge: string
  readonly user: string
}

/**
 * Where people sign in with Discord, as docs.discord.com/developers/topics/oauth2 has it. Whoever comes is signed in as `state.user`, at
 * once, or after the page that asks them. A code is good for one time.
 * @param clientId the id of the application
 * @param redirect the one address that people are sent back to
 */
export const startDiscordSide = async (clientId: string, redirect: string) => {
  const state = {
    user: '',
    servers: [] as readonly string[],
    asksFirst: false,
    denies: false,
    /** The status of what is read with a token, if it fails. */
    fails: undefined as number | undefined,
    /** The codes and tokens that were given out. */
    given: [] as string[],
  }
  const codes = new Map<string, Given>()
  const tokens = new Map<string, string>()
  const issue = (): string => {
    const one = randomUUID()
    state.given.push(one)
    return one
  }
  const json = (response: ServerResponse, status: number, body: unknown) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

  const authorize = (query: URLSearchParams, response: ServerResponse, choice?: string) => {
    const expected = {
      client_id: clientId,
      redirect_uri: redirect,
      response_type: 'code',
      scope: 'identify guilds',
      code_challenge_method: 'S256',
    }
    if (Object.entries(expected).some(([name, value]) => query.get(name) !== value))
      return json(response, 400, { message: 'Invalid OAuth2 request' })
    if (state.asksFirst && choice === undefined) return consentPage('Discord', response)
    const back = new URL(redirect)
    back.searchParams.set('state', query.get('state') ?? '')
    if (state.denies || choice?.includes(CANCEL)) back.searchParams.set('error', 'access_denied')
    else {
      const code = issue()
      codes.set(code, { redirect, challenge: query.get('code_challenge') ?? '', user: state.user })
      back.searchParams.set('code', code)
    }
    response.writeHead(302, { location: back.href }).end()
  }

  const exchange = (form: URLSearchParams, response: ServerResponse) => {
    if (form.get('client_id') !== clientId || form.get('client_secret') !== CLIENT_SECRET)
      return json(response, 401, { error: 'invalid_client' })
    const code = form.get('code') ?? ''
    const given = codes.get(code)
    codes.delete(code)
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!given || given.redirect !== form.get('redirect_uri') || given.challenge !== challenge)
      return json(response, 400, { error: 'invalid_grant', error_description: 'Invalid "code" in request.' })
    const token = issue()
    tokens.set(token, given.user)
    json(response, 200, {
      access_token: token,
      token_type: 'Bearer',
      expires_in: 604_800,
      refresh_token: issue(),
      scope: 'identify guilds',
    })
  }

  const read = (path: string, request: IncomingMessage, response: ServerResponse) => {
    const user = tokens.get(request.headers.authorization?.replace(/^Bearer /, '') ?? '')
    if (user === undefined) return json(response, 401, { message: '401: Unauthorized', code: 0 })
    if (state.fails !== undefined) return json(response, state.fails, { message: 'failed', code: 0 })
    if (path === '/api/users/@me')
      return json(response, 200, { id: user, username: 'ann', global_name: 'Ann' })
    json(
      response,
      200,
      state.servers.map((id) => ({ id, name: `server ${id}`, owner: false, permissions: '0' })),
    )
  }

  const server = await serve(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', redirect)
    if (pathname === '/oauth2/authorize')
      return authorize(searchParams, response, request.method === 'POST' ? await bodyOf(request) : undefined)
    if (pathname === '/api/oauth2/token')
      return exchange(new URLSearchParams(await bodyOf(request)), response)
    if (pathname.startsWith('/api/users/@me')) return read(pathname, request, response)
    json(response, 404, { message: '404: Not Found', code: 0 })
  })
  onTestFinished(server.close)
  return { state, url: server.url }
}
