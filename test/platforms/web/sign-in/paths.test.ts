import fc from 'fast-check'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { addressOf } from '../../../../src/platforms/web/sign-in/address.ts'
import { ownPath, withNext } from '../../../../src/platforms/web/sign-in/paths.ts'

const OWN = 'https://footnote.example.org'

test.each([
  ['/', '/'],
  ['/s/7.abc?also=1-2#3-4', '/s/7.abc?also=1-2#3-4'],
  ['/sources?words=el%20año', '/sources?words=el%20a%C3%B1o'],
  ['/sign-interest', '/sign-interest'],
  [undefined, '/'],
  ['', '/'],
  ['sources', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/..//evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/sign-in', '/'],
  ['/sign-in/slack?next=/', '/'],
  ['/x/../sign-out', '/'],
  [`/${'x'.repeat(1_500)}`, '/'],
  [`/${'ñ'.repeat(700)}`, '/'],
])('of %j the page to go to is %s', (wanted, path) => {
  expect(ownPath(wanted)).toBe(path)
})

test('whatever is wanted, the page is one of this site, and stays so when it is read again', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '/',
      '\\',
      '..',
      '.',
      '//',
      'evil.example',
      ':',
      '@',
      '?',
      '#',
      '%2f',
      '\t',
      '\n',
      'https:',
    ),
    fc.string({ maxLength: 3 }),
  )
  const anyWanted = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`)
  fc.assert(
    fc.property(anyWanted, (wanted) => {
      const path = ownPath(wanted)
      expect(new URL(path, OWN).origin).toBe(OWN)
      expect(path).toMatch(/^\/(?![/\\])/)
      expect(ownPath(path)).toBe(path)
      const through = new URL(withNext('/sign-in', path), OWN).searchParams.get('next') ?? '/'
      expect(through).toBe(path)
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['203.0.113.5', undefined, '203.0.113.5'],
  ['203.0.113.5', '198.51.100.7', '203.0.113.5'],
  ['::ffff:203.0.113.5', undefined, '203.0.113.5'],
  ['127.0.0.1', '198.51.100.7', '198.51.100.7'],
  ['::ffff:10.1.2.3', '6.6.6.6, 198.51.100.7', '198.51.100.7'],
  ['fd00::7', 'x,2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::5', '198.51.100.7', '2001:db8:0:0'],
  ['::1', undefined, '0:0:0:0'],
  ['', '198.51.100.7', ''],
])('from %s, forwarded for %s, a request comes from %s', async (remoteAddress, forwarded, address) => {
  const app = new Hono().get('/', (c) => c.text(addressOf(c)))
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  const bindings = { incoming: { socket: { remoteAddress } } }
  expect(await (await app.request('/', { headers }, bindings)).text()).toBe(address)
})
