import { expect, test } from 'vitest'
import { readSettings, secretsOf } from '../src/config.ts'
import { readSearch, shownSearch } from '../src/search-config.ts'

const read = (value: string) => {
  const { config, wrong } = readSettings({ OPENSEARCH_URL: value })
  return { search: config.search, wrong, secrets: secretsOf(config) }
}

test('one address or several are read, with the name of the index in the path', () => {
  expect(read('http://localhost:9200').search).toEqual({ urls: ['http://localhost:9200/'], name: 'footnote' })
  expect(read('https://one:9200/team_a, https://two:9200').search).toEqual({
    urls: ['https://one:9200/', 'https://two:9200/'],
    name: 'team_a',
  })
  expect(read('').search).toBeUndefined()
})

test.each([
  'localhost:9200',
  'ftp://host',
  'http://',
  'http://host/Name',
  'http://host/a/b',
  'http://host/%',
  'http://host,',
])('%s is told to be wrong without being repeated', (value) => {
  const { search, wrong } = read(value)
  expect(search).toBeUndefined()
  expect(wrong).toEqual([expect.stringMatching(/^OPENSEARCH_URL is not one: give an address such as http:/)])
})

test('the password is a secret as it is written and as it is meant, and is never shown', () => {
  const address = 'https://bot:p%40ss@search.example:9200/footnote'
  const { secrets } = read(address)
  expect(secrets).toEqual(expect.arrayContaining(['p%40ss', 'p@ss']))
  expect(shownSearch(readSearch(address) ?? { urls: [] })).toBe('https://bot@search.example:9200/')
})
