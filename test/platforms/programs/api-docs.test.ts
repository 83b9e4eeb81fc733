import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { ERROR } from '../../../src/platforms/programs/errors.ts'
import { DOCUMENT_PATH, parametersOf } from '../../../src/platforms/programs/openapi.ts'
import { ROUTES } from '../../../src/platforms/programs/routes.ts'
import { codeIn, rowsOf } from '../../documents.ts'
import { servePrograms } from './served.ts'

const PATH = join(resolve(import.meta.dirname, '../../..'), 'docs/api.md')
const text = readFileSync(PATH, 'utf8')

/** A command of curl in the document, and the JSON below it. */
const SHOWN = /^```bash\n(curl [^\n]+)\n```\n\n```json\n(.*?)\n```$/gms

/** What curl would send: the part of its language that the document uses. */
const requestOf = (command: string) => {
  const words = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, ...given]) => given.find(Boolean) ?? '',
  )
  const [program, address = '', header, authorization, flag, body] = words
  expect([program, header, authorization]).toEqual(['curl', '-H', 'Authorization: Bearer $TOKEN'])
  expect([undefined, '--json']).toContain(flag)
  return {
    path: address.replace(/^localhost:3000/, ''),
    body: body === undefined ? undefined : JSON.parse(body),
  }
}

/** An answer as the document shows it: long texts are cut, and the figures that differ between machines rounded. */
const shown = (json: unknown): string =>
  JSON.stringify(
    json,
    (_, value: unknown) => {
      if (typeof value === 'number') return Math.round(value * 100) / 100
      return typeof value === 'string' && value.length > 300 ? `${value.slice(0, 200)}…` : value
    },
    2,
  )

describe('docs/api.md', () => {
  test('shows what the sources that come with Footnote answer', async () => {
    const app = await createApp(readConfig({ DATABASE: ':memory:' }), (_id, error) =>
      expect.fail(String(error)),
    )
    onTestFinished(app.close)
    const { call } = await servePrograms(app)
    const commands = [...text.matchAll(SHOWN)].map(([, command = '']) => command)
    expect(commands.length).toBeGreaterThan(4)
    let written = text
    for (const command of commands) {
      const { path, body } = requestOf(command)
      const { json } = await call(path, body)
      written = written.replace(SHOWN, (all, own: string) =>
        own === command ? `\`\`\`bash\n${command}\n\`\`\`\n\n\`\`\`json\n${shown(json)}\n\`\`\`` : all,
      )
    }
    await expect(written).toMatchFileSnapshot(PATH)
  })

  test('has every address in its table, with what it takes', () => {
    const rows = rowsOf(text).filter(([address = '']) => /^`(?:GET|POST) /.test(address))
    expect(rows.map(([address]) => address)).toEqual([
      ...ROUTES.map(({ method, path }) => `\`${method.toUpperCase()} ${path}\``),
      `\`GET ${DOCUMENT_PATH}\``,
      '`POST /mcp`',
    ])
    for (const [at, route] of ROUTES.entries()) {
      const names = parametersOf(route).map(({ name }) => name)
      expect(codeIn(rows[at]?.[1] ?? '').toSorted()).toEqual(names.toSorted())
    }
  })

  test('has every code of an error in its table', () => {
    const codes = rowsOf(text).flatMap(([status = '', code = '']) => (/^\d{3}$/.test(status) ? [code] : []))
    expect(codes).toEqual(ERROR.shape.error.shape.code.options.map((code) => `\`${code}\``))
  })
})
