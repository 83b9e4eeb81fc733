import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readConfig, readSettings, secretsOf } from '../src/config.ts'
import { isDatabase, partsOf, secretsOfDatabase, shownDatabase } from '../src/database-url.ts'
import { redact } from '../src/log.ts'

describe('DATABASE', () => {
  test('is a path unless it is a URL, and a URL must be of PostgreSQL, with a host and a database', () => {
    for (const right of [
      './store.sqlite',
      ':memory:',
      'C:\\store',
      'postgres://h/d',
      'postgresql://u:p@h:1/d?schema=a',
    ])
      expect(isDatabase(right)).toBe(true)
    for (const wrong of [
      'a\0b',
      'mysql://h/d',
      'postgres://h',
      'postgres://h/',
      'postgres:///d',
      'postgres://h:x/d',
      'postgres://h/d?schema=a"b',
      'postgres://h/d?schema=pg_a',
      `postgres://h/d?schema=${'a'.repeat(64)}`,
    ])
      expect([wrong, isDatabase(wrong)]).toEqual([wrong, false])
  })

  test('keeps its tables in the schema footnote unless it names another', () => {
    expect(partsOf('postgres://h/d?sslmode=disable')?.schema).toBe('footnote')
    expect(partsOf('postgres://h/d?schema=two&sslmode=disable')).toEqual({
      url: 'postgres://h/d?sslmode=disable',
      schema: 'two',
    })
  })

  test('is never shown with its password, right or wrong, and no log has it', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9%/@:#?!]{12,30}$/),
        fc.constantFrom('d', ''),
        (password, name) => {
          const encoded = encodeURIComponent(password)
          const url = `postgres://u:${encoded}@h.example/${name}`
          const { wrong, config } = readSettings({ DATABASE: url })
          expect(wrong.join()).not.toContain(encoded)
          expect(shownDatabase(url)).not.toContain(encoded)
          if (name === '') return
          const line = JSON.stringify({ error: `no “${password}”, no ${encoded}`, url })
          const logged = redact(line, secretsOf(config))
          expect(logged).not.toContain(encoded)
          expect(logged).not.toContain(JSON.stringify(password).slice(1, -1))
        },
      ),
    )
    expect(shownDatabase('postgres://u:pw@h/d?password=other&schema=two')).toBe('postgres://u@h/d?schema=two')
    expect(secretsOfDatabase('postgres://u@h/d?password=other')).toContain('other')
    expect(secretsOfDatabase('./store.sqlite')).toEqual([])
    expect(() => readConfig({ DATABASE: 'postgres://u:geheim@h' })).toThrow('DATABASE is “a URL”')
    expect(() => readConfig({ DATABASE: 'mysql://u:geheim@h/d' })).toThrow('DATABASE is “a URL”')
  })
})
