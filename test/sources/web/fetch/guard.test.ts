import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isPublicAddress } from '../../../../src/sources/web/fetch/address.ts'
import type { Resolve } from '../../../../src/sources/web/fetch/guard.ts'
import { createWeb } from '../../../../src/sources/web/fetch/web.ts'
import { WebError } from '../../../../src/sources/web/fetch/web-error.ts'
import { loopbackWeb, startSite } from '../site.ts'

/** Ways to write this machine, its network, and the services of its cloud. `P` stands for a port where a server listens. */
const DRESSES: readonly string[] = [
  // This machine, as four numbers in every dress.
  'http://127.0.0.1:P/',
  'https://127.0.0.1:P/',
  'http://127.1:P/',
  'http://127.0.1:P/',
  'http://2130706433:P/',
  'http://0x7f000001:P/',
  'http://0x7f.0.0.1:P/',
  'http://0X7F.0x0.0x0.0x1:P/',
  'http://0177.0.0.1:P/',
  'http://017700000001:P/',
  'http://0x7f.1:P/',
  'http://127.0.0.1.:P/',
  'http://127.000.000.001:P/',
  'http://%31%32%37.0.0.1:P/',
  'http://127%2E0%2E0%2E1:P/',
  'http://127。0。0。1:P/',
  'http://①②⑦.⓪.⓪.①:P/',
  'http://127.0.0.1:P',
  'http://\t127.0.0.1:P/',
  'http:127.0.0.1:P/',
  'http:\\\\127.0.0.1:P\\',
  'http://127.255.255.254:P/',
  'http://0:P/',
  'http://0.0.0.0:P/',
  'http://0.1.2.3:P/',
  // By name.
  'http://localhost:P/',
  'http://LOCALHOST:P/',
  'http://localhost.:P/',
  'http://a.localhost:P/',
  'http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:P/',
  'http://local\u00adhost:P/',
  'http://localhost.localdomain:P/',
  'http://printer.local:P/',
  'http://metadata.google.internal:P/',
  'http://router.lan:P/',
  'http://nas.home.arpa:P/',
  'http://intranet:P/',
  // As IPv6.
  'http://[::1]:P/',
  'http://[0:0:0:0:0:0:0:1]:P/',
  'http://[::]:P/',
  'http://[::ffff:127.0.0.1]:P/',
  'http://[::ffff:7f00:1]:P/',
  'http://[0:0:0:0:0:ffff:127.0.0.1]:P/',
  'http://[::127.0.0.1]:P/',
  'http://[::ffff:0:127.0.0.1]:P/',
  'http://[64:ff9b::127.0.0.1]:P/',
  'http://[64:ff9b::7f00:1]:P/',
  'http://[64:ff9b::8.8.8.8]:P/',
  'http://[64:ff9b:1::7f00:1]:P/',
  'http://[2002:7f00:1::]:P/',
  'http://[2002:7f00:1::1]:P/',
  'http://[2001:0:7f00:1::1]:P/',
  'http://[2001::80ff:fffe]:P/',
  'http://[fe80::1]:P/',
  'http://[febf::1]:P/',
  'http://[fec0::1]:P/',
  'http://[fc00::1]:P/',
  'http://[fd00:ec2::254]:P/',
  'http://[ff02::1]:P/',
  'http://[2001:db8::1]:P/',
  'http://[100::1]:P/',
  'http://[4000::1]:P/',
  // Networks of others, and clouds.
  'http://169.254.169.254/latest/meta-data/',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://169.254.43518/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://100.100.100.200/',
  'http://168.63.129.16/',
  'http://192.0.0.192/',
  'http://10.0.0.1/',
  'http://10.1/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.0.1/',
  'http://192.168.1/',
  'http://100.64.0.1/',
  'http://198.18.0.1/',
  'http://192.0.2.1/',
  'http://198.51.100.1/',
  'http://203.0.113.1/',
  'http://192.88.99.1/',
  'http://224.0.0.1/',
  'http://240.0.0.1/',
  'http://255.255.255.255/',
]

/** Why a fetch failed; undefined if it did not. */
const reasonOf = (fetching: Promise<unknown>): Promise<string | undefined> =>
  fetching.then(
    () => undefined,
    (error) => (error instanceof WebError ? error.reason : `${error}`),
  )

const guardedWeb = (resolve?: Resolve) => {
  const web = createWeb({ wait: async () => {}, ...(resolve && { resolve }) })
  onTestFinished(web.close)
  return web
}

const names =
  (addresses: Readonly<Record<string, readonly string[]>>): Resolve =>
  async (host) =>
    (addresses[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

describe('no link reaches what is not public', () => {
  test(`in any of ${DRESSES.length} dresses`, async () => {
    const site = await startSite((_, response) => response.end('reached'))
    const web = guardedWeb(async () => {
      throw new Error('Nothing had to be looked up.')
    })
    for (const dress of DRESSES)
      expect([dress, await reasonOf(web.fetch(dress.replace('P', String(site.port))))]).toEqual([
        dress,
        'private',
      ])
    expect(site.connections()).toBe(0)
  })

  test.for([
    ['ftp://127.0.0.1/', 'scheme'],
    ['file:///etc/hostname', 'scheme'],
    ['data:text/html,x', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['gopher://127.0.0.1:70/', 'scheme'],
    ['unix:/run/docker.sock', 'scheme'],
    ['http://u:p@example.org/', 'credentials'],
    ['http://example.org@127.0.0.1/', 'credentials'],
    ['http://[fe80::1%25eth0]/', 'not-a-link'],
    ['http://256.1.1.1/', 'not-a-link'],
    ['http://0x100000000/', 'not-a-link'],
    ['http://', 'not-a-link'],
    ['example.org', 'not-a-link'],
    ['', 'not-a-link'],
    [`https://example.org/${'a'.repeat(3_000)}`, 'not-a-link'],
  ])('nor does %s: %s', async ([link, reason]) => {
    expect(await reasonOf(guardedWeb().fetch(link as string))).toBe(reason)
  })

  test('nor does a name whose addresses are private, in any of their families', async () => {
    const site = await startSite((_, response) => response.end('reached'))
    const addresses = {
      'one.example': ['127.0.0.1'],
      'six.example': ['::1', '::ffff:127.0.0.1', 'fe80::1%lo'],
      'cloud.example': ['169.254.169.254'],
      'nat.example': ['64:ff9b::7f00:1'],
      'none.example': [],
    }
    const web = guardedWeb(names(addresses))
    for (const host of Object.keys(addresses))
      expect([host, await reasonOf(web.fetch(`http://${host}:${site.port}/`))]).toEqual([host, 'private'])
    expect(site.connections()).toBe(0)
  })

  test('nor does a redirect, of any status, to any of them', async () => {
    const secret = await startSite((_, response) => response.end('reached'))
    const targets = [
      'http://10.0.0.1/',
      '//169.254.169.254/',
      'http://0xa9fea9fe/',
      'http://[fd00:ec2::254]/',
      'http://private.example/',
      'file:///etc/passwd',
      `http://u:p@127.0.0.1:${secret.port}/`,
    ]
    const site = await startSite(({ url = '' }, response) => {
      const [, status, at] = url.split('/')
      response.writeHead(Number(status), { location: targets[Number(at)] }).end()
    })
    const web = loopbackWeb({
      resolve: names({ 'private.example': ['192.168.0.1'] }),
    })
    for (const status of [301, 302, 303, 307, 308])
      for (const at of targets.keys())
        expect(await reasonOf(web.fetch(`${site.url}/${status}/${at}`))).toMatch(
          /^(?:private|scheme|credentials)$/,
        )
    expect(secret.connections()).toBe(0)
  })

  test('nor does a name that changes its address between check and use', async () => {
    const site = await startSite((_, response) =>
      response.writeHead(200, { 'content-type': 'text/plain', connection: 'close' }).end('public'),
    )
    // In turn, so that a second lookup for the same connection would get the private address.
    const answers = ['127.0.0.1', '10.0.0.1']
    let lookups = 0
    const web = loopbackWeb({
      resolve: async () => [{ address: answers[lookups++ % 2] as string, family: 4 }],
    })
    const link = `http://rebind.example:${site.port}/`
    expect(await reasonOf(web.fetch(link))).toBeUndefined()
    expect(lookups).toBe(1)
    expect(await reasonOf(web.fetch(link))).toBe('private')
    expect(await reasonOf(web.fetch(link))).toBeUndefined()
    expect([lookups, site.connections()]).toEqual([3, 2])
  })

  test('of a name with public and private addresses, only the public ones are tried', async () => {
    const site = await startSite((_, response) =>
      response.writeHead(200, { 'content-type': 'text/plain' }).end('public'),
    )
    const web = loopbackWeb({ resolve: names({ 'both.example': ['10.0.0.1', '127.0.0.1', 'fd00::1'] }) })
    expect(await web.fetch(`http://both.example:${site.port}/`)).toMatchObject({ status: 200 })
  })
})

test('public addresses are allowed', () => {
  for (const address of ['8.8.8.8', '1.1.1.1', '193.0.6.139', '2606:4700::1111', '::ffff:8.8.8.8'])
    expect([address, isPublicAddress(address)]).toEqual([address, true])
})

test('no address of a private range is public, written as IPv4 or mapped into IPv6', () => {
  const octet = fc.nat(255)
  const inRange = fc.oneof(
    fc.tuple(fc.constantFrom(0, 10, 127), octet, octet, octet),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
    fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
    fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
    fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
    fc.tuple(fc.integer({ min: 224, max: 255 }), octet, octet, octet),
  )
  fc.assert(
    fc.property(inRange, (octets) => {
      const address = octets.join('.')
      expect(isPublicAddress(address)).toBe(false)
      expect(isPublicAddress(`::ffff:${address}`)).toBe(false)
      expect(isPublicAddress(`64:ff9b::${address}`)).toBe(false)
    }),
  )
})

test('whatever is no address is not public', () => {
  fc.assert(
    fc.property(fc.string(), (words) => {
      fc.pre(!/^[\d.:a-f]+$/i.test(words))
      expect(isPublicAddress(words)).toBe(false)
    }),
  )
})

describe('the allowance of this machine', () => {
  test('is in no file of the program but the two that define it', () => {
    const root = join(import.meta.dirname, '../../../../src')
    const files = globSync('**/*.ts', { cwd: root }).filter((path) =>
      /allowLoopback|isPublicOrLoopback/.test(readFileSync(join(root, path), 'utf8')),
    )
    expect(files.toSorted()).toEqual(['sources/web/fetch/address.ts', 'sources/web/fetch/web.ts'])
  })

  test('is out of the reach of settings and the environment', async () => {
    const site = await startSite((_, response) => response.end('reached'))
    const before = { ...process.env }
    onTestFinished(() => {
      for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    })
    for (const name of [
      'ALLOW_LOOPBACK',
      'allowLoopback',
      'NODE_ENV',
      'VITEST',
      'NODE_USE_ENV_PROXY',
      'NO_PROXY',
    ])
      process.env[name] ??= '1'
    for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY']) process.env[name] ??= site.url
    expect(await reasonOf(guardedWeb().fetch(site.url))).toBe('private')
    const web = guardedWeb(names({ 'site.example': ['127.0.0.1'] }))
    expect(await reasonOf(web.fetch(`http://site.example:${site.port}/`))).toBe('private')
    expect(site.connections()).toBe(0)
  })
})
