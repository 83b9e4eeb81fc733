import { request } from 'node:http'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openWorld } from '../../commands/shelves/world.ts'
import { FERRY, QUESTION, servePrograms, tokenIn } from './served.ts'

const LONG = `A long report\n\n${'The harbour office counted every crate of timber 🛶 that week. '.repeat(700)}\n`

const open = async (
  files: Readonly<Record<string, string>> = { 'ferry.txt': FERRY, 'långt/rapport 1.txt': LONG },
  env: Readonly<Record<string, string>> = {},
  language: 'en' | 'es' = 'en',
) => {
  const { app } = await openWorld(files, env)
  return { app, ...(await servePrograms(app, language)) }
}

describe('a program that asks', () => {
  test('gets the source’s own words, at their place in its text', async () => {
    const { call } = await open()
    const { status, json, headers } = await call('/api/ask', { question: QUESTION })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(json).toMatchObject({ status: 'answered', says: 'The first excerpt answers the question.' })
    const [{ text, start, end, source, title }] = json.excerpts
    expect([text, title]).toEqual([
      expect.stringContaining('built in Bergen in 1931'),
      'The old ferry of Maren Holt',
    ])
    const { json: read } = await call(`/api/sources/${encodeURIComponent(source)}`)
    expect(read.text.slice(start, end)).toBe(text)
  })

  test('is told that the sources don’t say, in the language of the question', async () => {
    const { call } = await open()
    const { json } = await call('/api/ask', { question: '¿Quién ganó el torneo de ajedrez de Reikiavik?' })
    expect(json).toMatchObject({ status: 'none', says: 'Las fuentes no lo dicen.' })
  })

  test('follows up in a thread', async () => {
    const { call } = await open()
    await call('/api/ask', { question: QUESTION, thread: 'one' })
    const { json } = await call('/api/ask', { question: 'And where?', thread: 'one', excerpts: 1 })
    expect(json).toMatchObject({ status: 'answered', question: 'Where was the Maren Holt ferry built?' })
    expect(json.excerpts).toHaveLength(1)
    expect((await call('/api/ask', { question: 'And where?', thread: 'two' })).status).toBe(400)
  })

  test('finds words', async () => {
    const { call } = await open()
    const { json } = await call('/api/find?words=captain%20helm&limit=1')
    expect(json.passages).toHaveLength(1)
    expect(json.passages[0].text).toContain('at the helm')
  })
})

describe('a program that reads', () => {
  test('lists the sources page by page, and those that some words call', async () => {
    const { call } = await open()
    const { json: first } = await call('/api/sources?limit=1')
    expect(first.sources).toEqual([
      expect.objectContaining({ title: 'The old ferry of Maren Holt', language: 'en', length: FERRY.length }),
    ])
    const { json: second } = await call(`/api/sources?limit=1&cursor=${first.next}`)
    expect([second.sources[0].title, second.next]).toEqual(['A long report', undefined])
    const { json: called } = await call('/api/sources?words=long')
    expect(called.sources.map(({ title }: { title: string }) => title)).toEqual(['A long report'])
  })

  test('reads a long source in parts, none of which ends inside a letter', async () => {
    const { call } = await open()
    let text = ''
    for (let next: number | undefined = 0; next !== undefined; ) {
      const { json } = await call(`/api/sources/${encodeURIComponent('långt/rapport 1.txt')}?start=${next}`)
      expect(json.text.isWellFormed()).toBe(true)
      text += json.text
      next = json.next
    }
    expect(text).toBe(LONG)
  })

  test('reads each source by its address, whatever its id is', async () => {
    const odd = [
      '.',
      '..',
      '../..',
      '%2e',
      '%',
      '%25',
      '?',
      '#',
      'a/b',
      ' ',
      '~0123456789ab',
      'openapi.json',
      '\\',
      'ü',
      '🛶',
      '\t',
    ]
    const ids = [
      ...new Set([...odd, ...fc.sample(fc.string({ unit: 'grapheme', minLength: 1 }), 60)]),
    ].filter((id) => id.trim() !== '')
    const lines = ids.map((id, at) =>
      JSON.stringify({ id, title: `Report ${at}`, text: `Report ${at} is about timber.` }),
    )
    const { call } = await open({ 'all.jsonl': lines.join('\n') })
    const { json } = await call('/api/sources?limit=200')
    expect(json.sources).toHaveLength(ids.length)
    for (const { source, title } of json.sources) {
      const { status, json: read } = await call(`/api/sources/${encodeURIComponent(source)}`)
      expect([status, read.title, read.source]).toEqual([200, title, source])
    }
    for (const id of ['a/b', '%25', 'ü', '🛶', '?', 'openapi.json'])
      expect((await call(`/api/sources/${encodeURIComponent(id)}`)).status).toBe(200)
  })

  test('is told of a source that is not there', async () => {
    const { call } = await open()
    for (const id of ['none', '%E0%A4%A', 'footnote%3A%2F%2Fsource%2F%25', '%00'])
      expect(await call(`/api/sources/${id}`)).toMatchObject({
        status: 404,
        json: { error: { code: 'no_source' } },
      })
  })
})

describe('a request without a good token', () => {
  test.each([
    ['none', undefined, 'no_token', 'Give a token'],
    ['another kind', 'Basic Zm46Zm4=', 'no_token', 'Give a token'],
    ['one that was cut', 'Bearer fn_abc', 'bad_token', 'That is no token of Footnote'],
    ['one that was never made', `Bearer fn_${'A'.repeat(43)}`, 'bad_token', 'There is no such token'],
  ])('(%s) is told what to do', async (_, authorization, code, words) => {
    const { address } = await open()
    for (const [path, init] of [
      ['/api/sources', {}],
      ['/api/sources/ferry.txt', {}],
      ['/api/sources/none', {}],
      ['/api/find?words=ferry', {}],
      ['/api/ask', { method: 'POST', body: '{}' }],
      ['/mcp', { method: 'POST', body: '{}' }],
    ] as const) {
      const response = await fetch(address + path, {
        ...init,
        headers: authorization === undefined ? {} : { authorization },
      })
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toMatch(
        code === 'no_token'
          ? /^Bearer realm="Footnote"$/
          : /^Bearer realm="Footnote", error="invalid_token"$/,
      )
      const { error } = (await response.json()) as { error: { code: string; message: string } }
      expect(error).toEqual({ code, message: expect.stringContaining(words) })
    }
  })

  test('is one with a token that was revoked a moment ago', async () => {
    const { app, call } = await open()
    expect((await call('/api/sources')).status).toBe(200)
    await app.store.deleteToken('k1')
    expect((await call('/api/sources')).status).toBe(401)
  })

  test('is one with the token in its address', async () => {
    const { address, token } = await open()
    expect((await fetch(`${address}/api/sources?token=${token}`)).status).toBe(401)
  })
})

describe('a request that makes no sense', () => {
  test.each([
    ['/api/ask', {}, 'question: Invalid input'],
    ['/api/ask', [], 'expected object'],
    ['/api/ask', null, 'expected object'],
    ['/api/ask', { question: '' }, 'There is no question here'],
    ['/api/ask', { question: 'who is it' }, 'Those words stand in every text'],
    ['/api/ask', { question: 'why? '.repeat(201) }, 'at most 1,000 characters'],
    ['/api/ask', { question: QUESTION, excerpts: 11 }, 'excerpts: Too big'],
    ['/api/ask', { question: QUESTION, excerpts: '3' }, 'excerpts: Invalid input'],
    ['/api/ask', { question: QUESTION, thread: '' }, 'thread: Too small'],
    ['/api/ask', { question: QUESTION, excerpt: 1 }, 'Unrecognized key: "excerpt"'],
    ['/api/find', undefined, 'words: Invalid input'],
    ['/api/find?words=ferry&limit=many', undefined, 'limit: Invalid input'],
    ['/api/find?words=ferry&limit=', undefined, 'limit: Invalid input'],
    ['/api/find?words=ferry&limit=0', undefined, 'limit: Too small'],
    ['/api/find?words=the', undefined, 'Those words stand in every text'],
    ['/api/find?words=ferry&page=2', undefined, 'Unrecognized key: "page"'],
    ['/api/sources?cursor=x', undefined, 'no cursor'],
    ['/api/sources?limit=201', undefined, 'limit: Too big'],
    ['/api/sources/ferry.txt?start=-1', undefined, 'start: Too small'],
    ['/api/sources/ferry.txt?start=9999', undefined, 'Begin before its end'],
  ])('(%s %o) is told what to change', async (path, body, words) => {
    const { call } = await open()
    const { status, json } = await call(path, body)
    expect(status).toBe(400)
    expect(json.error).toEqual({ code: 'bad_request', message: expect.stringContaining(words) })
  })

  test('is told in the bot’s language', async () => {
    const { call } = await open(undefined, { BOT_LANGUAGE: 'es' }, 'es')
    const said = [
      await call('/api/ask', { question: 3 }),
      await call('/api/ask', { question: '' }),
      await call('/api/none'),
    ].map(({ json }) => json.error.message)
    expect(said).toEqual([
      expect.stringContaining('se esperaba texto'),
      expect.stringContaining('Aquí no hay'),
      expect.stringContaining('No hay nada en esta dirección'),
    ])
  })

  test('is refused for a body that is no JSON, is sent as something else, or is too large', async () => {
    const { call } = await open()
    const post = (body: string, type: string) =>
      call('/api/ask', undefined, { method: 'POST', body, headers: { 'content-type': type } })
    expect(await post('{"question":', 'application/json')).toMatchObject({
      status: 400,
      json: { error: { message: expect.stringContaining('The body is not JSON') } },
    })
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonl'])
      expect(await post(JSON.stringify({ question: QUESTION }), type)).toMatchObject({
        status: 415,
        json: { error: { code: 'not_json' } },
      })
    expect(
      await post(JSON.stringify({ question: QUESTION }), 'application/json; charset=utf-8'),
    ).toMatchObject({
      status: 200,
    })
    expect(await post(JSON.stringify({ question: 'x'.repeat(70_000) }), 'application/json')).toMatchObject({
      status: 413,
      json: { error: { code: 'too_large' } },
    })
  })

  test('is refused for a body without a length once it is too large', async () => {
    const { host, token } = await open()
    const [hostname, port] = host.split(':')
    const status = await new Promise((resolve, reject) => {
      const sent = request(
        {
          hostname,
          port,
          path: '/api/ask',
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        },
        (response) => resolve(response.resume().statusCode),
      )
      sent.on('error', reject)
      for (let part = 0; part < 10; part += 1) sent.write(' '.repeat(10_000))
      sent.end()
    })
    expect(status).toBe(413)
  })
})

describe('a method', () => {
  test('that an address does not take is refused with those that it does', async () => {
    const { call } = await open()
    for (const [path, method, allow] of [
      ['/api/ask', 'GET', 'POST, OPTIONS'],
      ['/api/sources', 'POST', 'GET, HEAD, OPTIONS'],
      ['/api/sources/ferry.txt', 'DELETE', 'GET, HEAD, OPTIONS'],
      ['/api/openapi.json', 'PUT', 'GET, HEAD, OPTIONS'],
      ['/mcp', 'GET', 'POST, OPTIONS'],
      ['/mcp', 'DELETE', 'POST, OPTIONS'],
    ] as const) {
      const { status, headers, json } = await call(path, undefined, { method })
      expect([path, status, headers.get('allow'), json.error.code]).toEqual([
        path,
        405,
        allow,
        'wrong_method',
      ])
    }
  })

  test('HEAD is answered as GET without a body, and OPTIONS with what there is; no other site is let in', async () => {
    const { call } = await open()
    for (const [path, status] of [
      ['/api/sources', 200],
      ['/api/sources/none', 404],
    ] as const) {
      const head = await call(path, undefined, { method: 'HEAD' })
      expect([head.status, head.text]).toEqual([status, ''])
    }
    const options = await call('/api/ask', undefined, { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'POST, OPTIONS'])
    expect(options.headers.get('access-control-allow-origin')).toBeNull()
  })
})

test('an address that is none is told where to look, and is no page of the reader', async () => {
  const { call } = await open()
  for (const path of ['/api', '/api/', '/api/none', '/api/ask/', '/mcp/x'])
    expect(await call(path)).toMatchObject({ status: 404, json: { error: { code: 'no_address' } } })
})

test('pages of other sites, and names that are not its own, reach nothing', async () => {
  const { host, call, token } = await open()
  for (const origin of ['https://evil.example', 'null', 'http://localhost:4000'])
    expect(await call('/api/sources', undefined, { headers: { origin } })).toMatchObject({
      status: 403,
      json: { error: { code: 'wrong_origin' } },
    })
  for (const origin of [`http://${host}`, 'https://footnote.example.org'])
    expect((await call('/api/sources', undefined, { headers: { origin } })).status).toBe(200)
  const [hostname, port] = host.split(':')
  const statusOf = (name: string, path: string) =>
    new Promise((resolve, reject) => {
      const headers = { host: name, authorization: `Bearer ${token}` }
      request({ hostname, port, path, headers }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end()
    })
  expect(await statusOf('evil.example', '/api/sources')).toBe(421)
  expect(await statusOf(`evil.example:${port}`, '/api/openapi.json')).toBe(421)
  expect(await statusOf('footnote.example.org', '/api/sources')).toBe(200)
})

test('a token that asks too often is told when to ask again, and others are answered', async () => {
  const { app, call } = await open(undefined, { ANSWERS_PER_PERSON: '2' })
  await call('/api/sources')
  await call('/api/find?words=ferry')
  const { status, headers, json } = await call('/api/ask', { question: QUESTION })
  expect([status, json.error.code]).toEqual([429, 'too_often'])
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(30)
  const other = await tokenIn(app, 'k2')
  expect(
    (await call('/api/sources', undefined, { headers: { authorization: `Bearer ${other}` } })).status,
  ).toBe(200)
})

test('a bug is told by the id that it is logged under, without its details', async () => {
  const { app } = await openWorld({ 'ferry.txt': FERRY })
  const broken = () => Promise.reject(new Error('secret details'))
  const said: unknown[] = []
  const desk = {
    ...app.desk,
    failureReply: (error: unknown) => {
      said.push(error)
      return {
        language: 'en' as const,
        outcome: 'failed' as const,
        blocks: [{ kind: 'prose' as const, text: 'bug 1234' }],
      }
    },
    programs: { ...app.desk.programs, ask: broken, read: broken },
  }
  const { call } = await servePrograms({ desk, store: app.store })
  const { status, json, text } = await call('/api/ask', { question: QUESTION })
  expect([status, json.error.code]).toEqual([500, 'bug'])
  expect(json.error.message).toContain('1234')
  expect(text).not.toContain('secret')
  expect(said).toEqual([new Error('secret details')])
})
