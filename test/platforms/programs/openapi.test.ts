import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { openWorld } from '../../commands/shelves/world.ts'
import { document, expectDescribed, requestFaults } from './described.ts'
import { FERRY, QUESTION, servePrograms } from './served.ts'

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
)

const open = async () => servePrograms((await openWorld({ 'ferry.txt': FERRY })).app)

describe('the OpenAPI document', () => {
  test('is what the server gives, without a token', async () => {
    const { address } = await open()
    const response = await fetch(`${address}/api/openapi.json`)
    expect([response.status, await response.json()]).toEqual([200, JSON.parse(JSON.stringify(document))])
  })

  test('has every route of the server, and no other', async () => {
    const { programs } = await open()
    const routes = programs.routes
      .filter(({ method, path }) => path.startsWith('/api/') && !['ALL', 'OPTIONS'].includes(method))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    expect([...new Set(routes)].sort()).toEqual(
      operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort(),
    )
  })

  test('has sound schemas, whose references all lead somewhere', () => {
    const ajv = new Ajv2020({ strict: true })
    for (const schema of Object.values(document.components.schemas))
      expect([ajv.validateSchema(schema), ajv.errors]).toEqual([true, null])
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path = '']) => path,
    )
    expect(references.length).toBeGreaterThan(20)
    const lost = references.filter(
      (path) =>
        path.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document) ===
        undefined,
    )
    expect(lost).toEqual([])
    const used = new Set(references.map((path) => path.split('/').slice(1).join('/')))
    for (const kind of ['schemas', 'responses'] as const)
      for (const name of Object.keys(document.components[kind])) expect(used).toContain(`${kind}/${name}`)
  })

  test('names each operation once, and each part of a path as a parameter', () => {
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { path, parameters = [] } of operations) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path')
      expect(inPath.map(({ name }) => name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
      for (const { required } of inPath) expect(required).toBe(true)
    }
  })

  test('says what may be asked', () => {
    expect(requestFaults('/api/ask', { question: QUESTION })).toEqual([])
    expect(requestFaults('/api/ask', { question: QUESTION, excerpts: 3, thread: 'one' })).toEqual([])
    expect(requestFaults('/api/ask', { excerpts: 11, more: 1 })).toHaveLength(3)
  })
})

test('an answer that is not as the document says is noticed', () => {
  const headers = new Headers()
  const at = 'http://localhost/api/find'
  expect(() => expectDescribed(at, 'GET', { status: 200, headers, json: { passages: [{}] } })).toThrow()
  expect(() =>
    expectDescribed(at, 'GET', { status: 200, headers, json: { passages: [], more: 1 } }),
  ).toThrow()
  expect(() => expectDescribed(at, 'GET', { status: 418, headers, json: {} })).toThrow('does not name')
  expect(() =>
    expectDescribed(at, 'GET', { status: 429, headers, json: { error: { code: 'too_often', message: '' } } }),
  ).toThrow('Retry-After')
})
