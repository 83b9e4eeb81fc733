import { describe, expect, test } from 'vitest'
import { readConfig, readSettings } from '../src/config.ts'

describe('the settings of who may do what', () => {
  test('have defaults', () => {
    expect(readConfig({}).access).toEqual({ outsiders: 'refuse', limits: { person: 600, channel: 2_000 } })
  })

  test('are read', () => {
    const env = {
      CHANNEL_SETTINGS: 'admins',
      OUTSIDERS: 'guests',
      ANSWERS_PER_PERSON: '10',
      ANSWERS_PER_CHANNEL: '0',
    }
    expect(readConfig(env).access).toEqual({
      settingsBy: 'admins',
      outsiders: 'guests',
      limits: { person: 10, channel: 0 },
    })
    expect(readConfig({ CHANNEL_SETTINGS: 'U012ABCDEF, 123456789012345678' }).access.settingsBy).toEqual([
      'U012ABCDEF',
      '123456789012345678',
    ])
  })

  test.each([
    ['CHANNEL_SETTINGS', 'member'],
    ['CHANNEL_SETTINGS', 'U012ABCDEF,'],
    ['CHANNEL_SETTINGS', '@ana'],
    ['OUTSIDERS', 'yes'],
    ['ANSWERS_PER_PERSON', '-1'],
    ['ANSWERS_PER_CHANNEL', 'many'],
  ])('%s is not “%s”', (name, value) => {
    expect(readSettings({ [name]: value }).wrong).toEqual([
      expect.stringContaining(`${name} is “${value}”: `),
    ])
  })
})
