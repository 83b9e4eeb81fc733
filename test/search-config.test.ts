import { expect, test } from 'vitest'
import { readSettings, secretsOf } from '../src/config.ts'
import { shownSearch } from '../src/search-config.ts'

const read = (value: string, more: Readonly<Record<string, string>> = {}) => {
  const { config, wrong } = readSettings({ OPENSEARCH_URL: value, ...more })
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
  const { secrets, search } = read(address)
  expect(secrets).toEqual(expect.arrayContaining(['p%40ss', 'p@ss']))
  expect(shownSearch(search ?? { urls: [] })).toBe('https://bot@search.example:9200/')
})

const AWS = {
  OPENSEARCH_AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalr/EXAMPLE',
}

test('a region has requests signed by a key, whose secret is one', () => {
  const { search, secrets, wrong } = read('https://search.example.org', {
    ...AWS,
    AWS_SESSION_TOKEN: 'temporary',
  })
  expect(wrong).toEqual([])
  expect(search?.signing).toEqual({
    region: 'eu-west-1',
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'wJalr/EXAMPLE',
    sessionToken: 'temporary',
  })
  expect(secrets).toEqual(expect.arrayContaining(['wJalr/EXAMPLE', 'temporary']))
})

test('a region without a key says which setting is missing, and a key without a region signs nothing', () => {
  const { AWS_SECRET_ACCESS_KEY: _, ...rest } = AWS
  expect(read('https://search.example.org', rest).wrong).toEqual([
    expect.stringMatching(/^AWS_SECRET_ACCESS_KEY is missing, and OPENSEARCH_AWS_REGION needs it: copy it/),
  ])
  const { OPENSEARCH_AWS_REGION: __, ...keys } = AWS
  expect(read('https://search.example.org', keys).search?.signing).toBeUndefined()
})
