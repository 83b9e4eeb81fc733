import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { articleLink, linkKey, normaliseLink } from '../../../../src/sources/web/pages/links.ts'

describe('the normal form of a link', () => {
  test.for([
    ['HTTPS://Example.ORG:443/News/Pier', 'https://example.org/News/Pier'],
    ['http://example.org:80', 'http://example.org/'],
    ['http://example.org:8080/a', 'http://example.org:8080/a'],
    ['https://example.org./a', 'https://example.org/a'],
    ['https://example.org/a/../b/./c', 'https://example.org/b/c'],
    ['https://example.org/a#part-2', 'https://example.org/a'],
    ['https://example.org/#!/pier', 'https://example.org/#!/pier'],
    ['https://example.org/#/pier', 'https://example.org/#/pier'],
    ['https://example.org/a?utm_source=x&utm_medium=y', 'https://example.org/a'],
    ['https://example.org/a?id=7&fbclid=Z&page=2', 'https://example.org/a?id=7&page=2'],
    ['https://example.org/a?gclid=1&msclkid=2&mc_eid=3&igshid=4', 'https://example.org/a'],
    ['https://example.org/a?at_medium=RSS&at_campaign=KARANGA', 'https://example.org/a'],
    ['https://example.org/a?UTM_Source=x', 'https://example.org/a'],
    ['https://example.org/a?', 'https://example.org/a'],
    ['https://example.org/a??', 'https://example.org/a??'],
    ['https://example.org/a?q=a+b%20c&x', 'https://example.org/a?q=a+b%20c&x'],
    ['https://example.org/a?ref=main&source=page', 'https://example.org/a?ref=main&source=page'],
    ['  https://example.org/a  ', 'https://example.org/a'],
    ['https://münchen.example/ä', 'https://xn--mnchen-3ya.example/%C3%A4'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['no link', 'no link'],
  ])('of %s is %s', ([link, normal]) => {
    expect(normaliseLink(link as string)).toBe(normal)
  })

  test('has itself as its normal form, keeps the host, and has no tracking in it', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (link) => {
        const url = new URL(link)
        url.search += '&utm_source=pier'
        const normal = normaliseLink(url.href)
        expect(normaliseLink(normal)).toBe(normal)
        expect(new URL(normal).hostname).toBe(url.hostname.replace(/\.$/, ''))
        expect(new URL(normal).pathname).toBe(url.pathname)
        expect(linkKey(normal)).toBe(linkKey(link))
      }),
    )
  })

  test('of any words is made without an error', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(typeof articleLink(one, other)).toBe('string')
        expect(typeof linkKey(one)).toBe('string')
      }),
    )
  })
})

describe('the key of a link', () => {
  test('is the same for the ways to write one page', () => {
    const keys = [
      'https://example.org/pier',
      'http://example.org/pier/',
      'https://www.example.org/pier',
      'https://www.example.org/pier/index.html',
      'https://example.org/pier?utm_campaign=x#top',
    ].map(linkKey)
    expect(new Set(keys)).toEqual(new Set(['example.org/pier']))
    expect(linkKey('https://example.org/?b=2&a=1')).toBe(linkKey('https://example.org/?a=1&b=2'))
  })

  test('differs for different pages', () => {
    const links = [
      'https://example.org/pier',
      'https://example.org/Pier',
      'https://example.org/pier?page=2',
      'https://news.example.org/pier',
      'https://example.org:8080/pier',
      'https://example.org/#/pier',
    ]
    expect(new Set(links.map(linkKey)).size).toBe(links.length)
  })
})

describe('the link of an article', () => {
  const here = 'https://m.example.org/pier?amp=1&utm_source=x'
  test.for([
    ['is what its page says', 'https://www.example.org/pier', 'https://www.example.org/pier'],
    ['is what its page says, relative too', '/pier', 'https://m.example.org/pier'],
    ['is where it came from, if the page says nothing', undefined, 'https://m.example.org/pier?amp=1'],
    ['is not one of another site', 'https://elsewhere.example/pier', 'https://m.example.org/pier?amp=1'],
    ['is not one of a site above', 'https://org/pier', 'https://m.example.org/pier?amp=1'],
    ['is not the start page', 'https://www.example.org/', 'https://m.example.org/pier?amp=1'],
    ['is no script', 'javascript:alert(1)', 'https://m.example.org/pier?amp=1'],
    ['is as safe as where it came from', 'http://m.example.org/pier', 'https://m.example.org/pier'],
  ] as const)('%s', ([, said, link]) => {
    expect(articleLink(here, said)).toBe(link)
  })

  test('of a form for telephones below another label is that of the page', () => {
    expect(articleLink('https://en.m.example.org/Pier', 'https://en.example.org/Pier')).toBe(
      'https://en.example.org/Pier',
    )
    expect(articleLink('https://pages.example.org/a', 'https://other.example.org/a')).toBe(
      'https://pages.example.org/a',
    )
  })

  test('of the start page is the start page', () => {
    expect(articleLink('https://example.org/?utm_source=x', 'https://example.org/')).toBe(
      'https://example.org/',
    )
  })
})
