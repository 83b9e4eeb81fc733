import type { RequestListener } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Fetched } from '../../../../src/sources/web/fetch/web.ts'
import { WebError, webErrorOf } from '../../../../src/sources/web/fetch/web-error.ts'
import { loopbackWeb, pages, startSite } from '../site.ts'

const MB = 1024 * 1024

const textOf = (fetched: Fetched): string =>
  fetched.notModified ? 'not modified' : Buffer.from(fetched.bytes).toString('utf8')

/** The error that a fetch ends with. */
const failureOf = async (fetching: Promise<unknown>): Promise<WebError> => {
  const error = await fetching.then(
    () => new Error('The fetch succeeded.'),
    (failure) => failure,
  )
  if (error instanceof WebError) return error
  throw error
}

const answering =
  (
    status: number,
    headers: Readonly<Record<string, string>>,
    body: string | Uint8Array = '',
  ): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end(body)
  }

describe('a page', () => {
  test('comes with what the site says of it', async () => {
    const headers = {
      'content-type': 'Text/HTML; Charset="ISO-8859-1"',
      etag: '"v1"',
      'last-modified': 'Mon, 02 Nov 2026 10:00:00 GMT',
    }
    const site = await startSite(pages({ '/a': answering(200, headers, '<p>The pier is shut.</p>') }))
    const fetched = await loopbackWeb().fetch(` ${site.url}/a `)
    expect(textOf(fetched)).toBe('<p>The pier is shut.</p>')
    expect({ ...fetched, bytes: undefined }).toEqual({
      status: 200,
      url: `${site.url}/a`,
      redirects: [],
      notModified: false,
      kind: '.html',
      type: 'text/html',
      charset: 'iso-8859-1',
      etag: '"v1"',
      lastModified: 'Mon, 02 Nov 2026 10:00:00 GMT',
      bytes: undefined,
    })
  })

  test('that has not changed is not sent again', async () => {
    const site = await startSite(({ headers }, response) => {
      const known = headers['if-none-match'] === '"v1"' && headers['if-modified-since'] === 'yesterday'
      response.writeHead(known ? 304 : 200, { 'content-type': 'text/html', etag: '"v1"' }).end()
    })
    const web = loopbackWeb()
    expect(await web.fetch(site.url, { etag: '"v1"', lastModified: 'yesterday' })).toMatchObject({
      notModified: true,
      status: 304,
      etag: '"v1"',
    })
    expect(await web.fetch(site.url)).toMatchObject({ notModified: false })
  })

  test('is asked for in the name of Footnote', async () => {
    let agent = ''
    const site = await startSite(({ headers }, response) => {
      agent = headers['user-agent'] ?? ''
      response.writeHead(200, { 'content-type': 'text/html' }).end()
    })
    await loopbackWeb().fetch(site.url)
    expect(agent).toMatch(/^Footnote\//)
  })

  test.for([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['zstd', zstdCompressSync],
  ] as const)('in %s is read, and one that swells beyond 15 MB is not', async ([encoding, compress]) => {
    const headers = { 'content-type': 'text/plain', 'content-encoding': encoding }
    const site = await startSite(
      pages({
        '/a': answering(200, headers, compress('The pier is shut.')),
        '/bomb': answering(200, headers, compress(Buffer.alloc(48 * MB))),
        '/twice': answering(
          200,
          { ...headers, 'content-encoding': `${encoding}, gzip` },
          gzipSync(compress(Buffer.alloc(48 * MB))),
        ),
        '/bad': answering(200, headers, 'The pier is shut.'),
      }),
    )
    const web = loopbackWeb()
    expect(textOf(await web.fetch(`${site.url}/a`))).toBe('The pier is shut.')
    expect((await failureOf(web.fetch(`${site.url}/bomb`))).reason).toBe('large')
    expect((await failureOf(web.fetch(`${site.url}/twice`))).reason).toBe('large')
    expect((await failureOf(web.fetch(`${site.url}/bad`))).reason).toBe('garbled')
  })

  test('larger than 15 MB is refused by its length, and without one as soon as it is too long', async () => {
    let sent = 0
    const site = await startSite(
      pages({
        '/told': answering(200, { 'content-type': 'text/html', 'content-length': String(16 * MB) }),
        '/endless': (_, response) => {
          response.writeHead(200, { 'content-type': 'text/html' })
          const send = () => {
            while (!response.destroyed && response.write(Buffer.alloc(MB))) sent += 1
          }
          response.on('drain', send)
          send()
        },
      }),
    )
    const web = loopbackWeb()
    expect((await failureOf(web.fetch(`${site.url}/told`))).reason).toBe('large')
    expect((await failureOf(web.fetch(`${site.url}/endless`))).reason).toBe('large')
    expect(sent).toBeLessThan(40)
  })

  test.for(['headers', 'body'])('whose %s do not come in time is given up', async (part) => {
    const late = new AbortController()
    const site = await startSite((_, response) => {
      if (part === 'body') response.writeHead(200, { 'content-type': 'text/html' }).write('<p>')
      late.abort()
    })
    const web = loopbackWeb({ deadline: () => late.signal })
    expect((await failureOf(web.fetch(site.url))).reason).toBe('slow')
  })

  test('that is no longer wanted ends with the reason', async () => {
    const unwanted = new AbortController()
    const site = await startSite(() => unwanted.abort(new Error('The program stops.')))
    await expect(loopbackWeb().fetch(site.url, { signal: unwanted.signal })).rejects.toThrow(
      'The program stops.',
    )
  })
})

describe('redirects', () => {
  test('are followed to the page, over hosts, and are told', async () => {
    const site = await startSite(
      pages({
        '/a': answering(301, { location: '/b?x=1#part' }),
        '/b?x=1': (_, response) => {
          response.writeHead(302, { location: `http://other.example:${site.port}/c` }).end()
        },
        '/c': 'The pier is shut.',
      }),
    )
    const web = loopbackWeb({ resolve: async () => [{ address: '127.0.0.1', family: 4 }] })
    expect(await web.fetch(`${site.url}/a`)).toMatchObject({
      url: `http://other.example:${site.port}/c`,
      redirects: [`${site.url}/a`, `${site.url}/b?x=1#part`],
    })
  })

  test('are followed five times', async () => {
    const site = await startSite(({ url = '' }, response) => {
      const left = Number(url.slice(1))
      if (left === 0) response.writeHead(200, { 'content-type': 'text/html' }).end('here')
      else response.writeHead(302, { location: `/${left - 1}` }).end()
    })
    const web = loopbackWeb()
    expect(textOf(await web.fetch(`${site.url}/5`))).toBe('here')
    expect((await failureOf(web.fetch(`${site.url}/6`))).reason).toBe('redirects')
  })

  test('that lead nowhere are a fault', async () => {
    const site = await startSite(
      pages({ '/none': answering(302, {}), '/bad': answering(302, { location: 'http://[' }) }),
    )
    const web = loopbackWeb()
    expect((await failureOf(web.fetch(`${site.url}/none`))).reason).toBe('redirects')
    expect((await failureOf(web.fetch(`${site.url}/bad`))).reason).toBe('redirects')
  })
})

describe('what a site says no with', () => {
  test.for([
    [401, 'refused'],
    [402, 'refused'],
    [403, 'refused'],
    [451, 'refused'],
    [404, 'gone'],
    [410, 'gone'],
    [429, 'busy'],
    [503, 'busy'],
    [500, 'status'],
    [418, 'status'],
  ] as const)('%s is %s', async ([status, reason]) => {
    const site = await startSite(answering(status, { 'content-type': 'text/html' }, 'No.'))
    const { message, ...error } = await failureOf(loopbackWeb().fetch(site.url))
    expect(error).toMatchObject({ reason, status, detail: String(status) })
    expect(message).not.toContain('127')
  })

  test('says when to come again, in seconds or by the clock', async () => {
    const site = await startSite(
      pages({
        '/a': answering(429, { 'retry-after': '120' }),
        '/b': answering(503, { 'retry-after': 'Thu, 01 Jan 1970 01:00:00 GMT' }),
        '/c': answering(503, { 'retry-after': 'soon' }),
      }),
    )
    const web = loopbackWeb({ now: () => 1_000 })
    const waits = []
    for (const path of ['/a', '/b', '/c'])
      waits.push((await failureOf(web.fetch(site.url + path))).retryAfter)
    expect(waits).toEqual([120_000, 3_599_000, undefined])
  })

  test('a server that hangs up, a port that nobody listens on, and bad HTTP are told apart', async () => {
    const gone = await startSite((request) => request.socket.destroy())
    const odd = await startSite((request) => request.socket.end('HTTP/9 nonsense\r\n\r\n'))
    const web = loopbackWeb()
    expect((await failureOf(web.fetch(gone.url))).reason).toBe('unreachable')
    expect((await failureOf(web.fetch(odd.url))).reason).toBe('garbled')
    expect((await failureOf(web.fetch('http://127.0.0.1:9/'))).reason).toBe('port')
    expect((await failureOf(web.fetch('http://127.0.0.1:22/'))).reason).toBe('port')
    const unknown = loopbackWeb({
      resolve: async () => {
        throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
      },
    })
    expect((await failureOf(unknown.fetch('http://nowhere.example/'))).reason).toBe('unknown-host')
  })

  test('a certificate that is not valid is a fault of its own', () => {
    for (const code of ['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'])
      expect(
        webErrorOf(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) })).reason,
      ).toBe('certificate')
  })
})

describe('kinds of content', () => {
  test.for([
    ['/a', 'text/html', '.html'],
    ['/a.pdf', 'application/xhtml+xml; charset=utf-8', '.html'],
    ['/a', 'application/pdf', '.pdf'],
    ['/a', 'application/rss+xml', '.xml'],
    ['/a', 'application/feed+json', '.json'],
    ['/a', 'application/epub+zip', '.epub'],
    ['/a.md', 'text/plain', '.md'],
    ['/a.MARKDOWN', 'text/plain', '.md'],
    ['/a.docx?x=.exe', 'application/octet-stream', '.docx'],
    ['/a.xlsx', 'application/zip', '.xlsx'],
    ['/a.htm', '', '.html'],
    ['/a', 'text/plain', '.txt'],
    ['/a.exe', 'text/plain', '.txt'],
  ] as const)('%s as “%s” is %s', async ([path, type, kind]) => {
    const site = await startSite(answering(200, type === '' ? {} : { 'content-type': type }, 'words'))
    expect(await loopbackWeb().fetch(site.url + path)).toMatchObject({ kind })
  })

  test.for([
    ['/a.mp4', 'video/mp4'],
    ['/a.html', 'image/png'],
    ['/a.exe', 'application/octet-stream'],
    ['/constructor', 'application/octet-stream'],
    ['/a', 'application/zip'],
    ['/a', ''],
  ] as const)('%s as “%s” is refused before its body is read', async ([path, type]) => {
    const site = await startSite((_, response) => {
      response.writeHead(200, type === '' ? {} : { 'content-type': type }).write('begins, and never ends')
    })
    expect(await failureOf(loopbackWeb().fetch(site.url + path))).toMatchObject({
      reason: 'type',
      detail: type,
    })
  })
})

describe('politeness', () => {
  test('asks a host for one page at a time, with half a second between two, and other hosts meanwhile', async () => {
    let [open, most] = [0, 0]
    const site = await startSite(async (_, response) => {
      most = Math.max(most, ++open)
      await setImmediate()
      open -= 1
      response.writeHead(200, { 'content-type': 'text/html' }).end()
    })
    const waits: number[] = []
    const web = loopbackWeb({
      now: () => 7,
      wait: async (milliseconds) => void waits.push(milliseconds),
    })
    await Promise.all(Array.from({ length: 6 }, (_, n) => web.fetch(`${site.url}/${n}`)))
    expect(most).toBe(1)
    expect(site.asked).toEqual(['/0', '/1', '/2', '/3', '/4', '/5'])
    expect(waits).toEqual([500, 500, 500, 500, 500])
  })

  test('does not wait for a host that is slow when another is asked', async () => {
    const slow = await startSite(() => {})
    const quick = await startSite(pages({ '/': 'words' }))
    const unwanted = new AbortController()
    const web = loopbackWeb()
    const waiting = web.fetch(slow.url, { signal: unwanted.signal }).catch((error) => error)
    const queued = web.fetch(slow.url, { signal: unwanted.signal }).catch((error) => error)
    expect(textOf(await web.fetch(quick.url))).toBe('words')
    unwanted.abort('enough')
    expect(await Promise.all([waiting, queued])).toEqual(['enough', 'enough'])
  })

  test('a request that fails, or is given up while it waits, holds up no other', async () => {
    const site = await startSite(
      pages({
        '/a': (request) => request.socket.destroy(),
        '/robots.txt': answering(404, {}),
        '/b': 'words',
      }),
    )
    const web = loopbackWeb()
    const unwanted = AbortSignal.abort('never')
    const all = [
      web.fetch(`${site.url}/a`),
      web.fetch(`${site.url}/b`, { signal: unwanted }),
      web.fetch(`${site.url}/b`),
    ]
    expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'fulfilled',
    ])
  })
})

describe('robots.txt', () => {
  const RULES =
    'User-agent: *\nDisallow: /private/\nAllow: /private/open\n\nUser-agent: footnote\nDisallow: /not-you\n'

  test('counts for what no person asked for, and is asked for once a day', async () => {
    let now = 0
    const site = await startSite(
      pages({
        '/robots.txt': answering(200, { 'content-type': 'text/plain' }, RULES),
        '/not-you': 'a',
        '/b': 'b',
      }),
    )
    const web = loopbackWeb({ now: () => now })
    expect((await failureOf(web.fetch(`${site.url}/not-you`, { robots: true }))).reason).toBe('robots')
    expect(textOf(await web.fetch(`${site.url}/b`, { robots: true }))).toBe('b')
    expect(textOf(await web.fetch(`${site.url}/not-you`))).toBe('a')
    expect(site.asked).toEqual(['/robots.txt', '/b', '/not-you'])
    now = 86_400_000
    await web.fetch(`${site.url}/b`, { robots: true })
    expect(site.asked.slice(3)).toEqual(['/robots.txt', '/b'])
  })

  test('that is missing or kept from everybody allows all, and a site that cannot say is left alone', async () => {
    for (const [status, reason] of [
      [404, undefined],
      [403, undefined],
      [500, 'status'],
      [429, 'busy'],
    ] as const) {
      const site = await startSite(pages({ '/robots.txt': answering(status, {}), '/a': 'a' }))
      const outcome = loopbackWeb().fetch(`${site.url}/a`, { robots: true })
      if (reason === undefined) expect(textOf(await outcome)).toBe('a')
      else expect((await failureOf(outcome)).reason).toBe(reason)
    }
  })

  test('that is endless is cut, and one made to be slow is read in a moment', async () => {
    const slow = `User-agent: *\n${`Disallow: /${'*a'.repeat(240)}b\n`.repeat(200)}`
    const site = await startSite(
      pages({
        '/robots.txt': (_, response) => {
          response.writeHead(200, { 'content-type': 'text/plain' }).write(slow)
          response.on('drain', () => response.write(slow))
          while (response.write(slow));
        },
        [`/${'a'.repeat(1_500)}`]: 'a',
      }),
    )
    const before = performance.now()
    await loopbackWeb().fetch(`${site.url}/${'a'.repeat(1_500)}`, { robots: true })
    expect(performance.now() - before).toBeLessThan(3_000)
  })
})

test('closing ends the connections', async () => {
  const site = await startSite(pages({ '/': 'words' }))
  const web = loopbackWeb()
  await web.fetch(site.url)
  await web.close()
  await expect(web.fetch(site.url)).rejects.toBeInstanceOf(WebError)
})
