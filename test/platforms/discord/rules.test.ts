import { describe, expect, test } from 'vitest'
import { asFarAs, checkBody, hasOpenApi } from './openapi.ts'
import { breachesOf } from './rules.ts'

const text = (content: string) => ({ type: 10, content })
const button = (more: object = {}) => ({ type: 2, style: 2, label: 'b', custom_id: 'c', ...more })
const row = (...components: readonly object[]) => ({ type: 1, components })
const message = (components: readonly object[], more: object = {}) => ({
  flags: 32768,
  components,
  allowed_mentions: { parse: [] },
  ...more,
})

test('a sound message breaks no rule', () => {
  expect([...breachesOf(message([text('a'), row(button())]))]).toEqual([])
  checkBody('create_message', message([text('a'), row(button())]))
  checkBody('create_interaction_response', { type: 4, data: message([text('a')]) })
  checkBody('create_interaction_response', { type: 5, data: { flags: 64 } })
})

const options = (...options: readonly object[]) => row({ type: 3, custom_id: 'm', options })
const many = (count: number) => Array.from({ length: count }, (_, index) => text(`${index}`))

test.each([
  ['it may ping somebody', { ...message([text('a')]), allowed_mentions: undefined }],
  ['it may ping somebody', message([text('a')], { allowed_mentions: { parse: ['users'] } })],
  ['content over 2,000 characters', { content: 'a'.repeat(2001), allowed_mentions: { parse: [] } }],
  ['components v2 with content or embeds', message([text('a')], { content: 'a' })],
  ['components v2 with content or embeds', message([text('a')], { embeds: [{}] })],
  ['components v2 without their flag', message([text('a')], { flags: 64 })],
  ['nothing to show', message([])],
  ['41 components', message(many(41))],
  ['4001 characters of text displays', message([text('a'.repeat(2000)), text('a'.repeat(2001))])],
  ['a text display that shows nothing', message([text(' \u200b')])],
  ['half a character', message([text('a\ud800')])],
  ['a custom id twice', message([text('a'), row(button(), button())])],
  ['a custom id over 100 characters', message([text('a'), row(button({ custom_id: 'a'.repeat(101) }))])],
  ['a button without a custom id', message([text('a'), row(button({ custom_id: undefined }))])],
  ['a button without a label', message([text('a'), row(button({ label: ' ' }))])],
  ['a label over 80 characters', message([text('a'), row(button({ label: 'a'.repeat(81) }))])],
  ['two options of one value', message([options({ label: 'a', value: 'a' }, { label: 'b', value: 'a' })])],
  ['an option over 100 characters', message([options({ label: 'a'.repeat(101), value: 'a' })])],
  ['the upper case of Ask', [{ name: 'Ask', description: 'a' }]],
  ['no description of ask', [{ name: 'ask' }]],
  ['the name two words', [{ name: 'two words', description: 'a' }]],
])('“%s” is seen', (breach, body) => {
  expect([...breachesOf(body)]).toContain(breach)
  expect(() => checkBody('create_message', body)).toThrow(breach)
})

test('bytes of components are counted', () => {
  expect([...breachesOf(message([text('漢'.repeat(3400))]))].join()).toMatch(/1\d{4} bytes/)
})

describe(`Discord’s OpenAPI${asFarAs}`, () => {
  test.runIf(hasOpenApi)(
    'refuses what is no component, more than 5 buttons in a row, and an operation that is none',
    () => {
      expect(() => checkBody('create_message', message([{ type: 99 }]))).toThrow(/components/)
      const buttons = Array.from({ length: 6 }, (_, index) => button({ custom_id: `${index}` }))
      expect(() => checkBody('create_message', message([row(...buttons)]))).toThrow(/5/)
      expect(() => checkBody('create_nothing', {})).toThrow(/create_nothing/)
    },
  )
})
