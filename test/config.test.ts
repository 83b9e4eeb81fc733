import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig, SETTINGS } from '../src/config.ts'
import { ConfigError } from '../src/errors.ts'

const problemsOf = (env: Record<string, string>): string => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return ''
}

test('without any setting, reads the sources that come with the project, in English, with styles', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ language: 'en', styled: true })
  expect(isAbsolute(config.sources)).toBe(true)
  expect(config.sources.endsWith(join('data', 'sources'))).toBe(true)
})

test('takes each setting, and an empty value for none', () => {
  expect(readConfig({ SOURCES_DIR: 'articles', BOT_LANGUAGE: 'es', NO_COLOR: '1' })).toEqual({
    sources: 'articles',
    language: 'es',
    styled: false,
  })
  expect(readConfig({ SOURCES_DIR: '', BOT_LANGUAGE: '', NO_COLOR: '' })).toEqual(readConfig({}))
})

test('names every wrong setting at once, each with its cure', () => {
  const lines = problemsOf({ SOURCES_DIR: 'a\0b', BOT_LANGUAGE: 'fr' }).split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain(SETTINGS.SOURCES_DIR.cure)
  expect(lines[1]).toBe('BOT_LANGUAGE is “fr”: write en or es.')
})

test('.env.example holds every setting with its description, and no other', () => {
  const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8')
  const named = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1])
  expect(named).toEqual(Object.keys(SETTINGS))
  for (const { does } of Object.values(SETTINGS)) expect(example).toContain(`# ${does}\n`)
})

test('sends no escape sequence to a terminal that says it knows none', () => {
  expect(readConfig({ TERM: 'dumb' }).styled).toBe(false)
  expect(readConfig({ TERM: 'xterm-256color' }).styled).toBe(true)
})
