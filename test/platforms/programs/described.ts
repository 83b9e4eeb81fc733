import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'vitest'
import { openApi } from '../../../src/platforms/programs/openapi.ts'

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly schema: object
  }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, Response | { readonly $ref: string }>>
}
type Content = Readonly<Record<'application/json', { readonly schema: object }>>
interface Response {
  readonly headers?: Readonly<Record<string, object>>
  readonly content: Content
}

/** The parts of the document that the tests read. */
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>
    readonly responses: Readonly<Record<string, Response>>
  }
}

export const document = openApi('1.2.3') as unknown as Document

const ajv = new Ajv2020({ strict: true, allErrors: true })
// The components are found by their places in the document.
ajv.addVocabulary(['openapi', 'info', 'servers', 'security', 'paths', 'components'])
ajv.addSchema({ ...document, $id: 'document' })

/** A schema of the document, whose references lead into it, as a function that gives what is wrong. */
const faultsBy = (schema: object) => {
  const check = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')))
  return (value: unknown): readonly string[] =>
    check(value) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const operationAt = (path: string, method: string): Operation | undefined => {
  const found = Object.entries(document.paths).find(([template]) =>
    new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )
  return found?.[1][method === 'head' ? 'get' : method]
}

/** Holds an answer of the server to the document: its status is named there, and its body and headers are as it says. */
export const expectDescribed = (
  url: string,
  method: string,
  { status, headers, json }: { readonly status: number; readonly headers: Headers; readonly json: unknown },
): void => {
  const path = new URL(url).pathname
  const operation = operationAt(path, method.toLowerCase())
  if (!operation) {
    // What is not in the document is refused as all errors are told.
    expect([204, 401, 403, 404, 405, 421], `${method} ${path}`).toContain(status)
    if (json !== undefined) expect(faultsBy({ $ref: '#/components/schemas/Error' })(json)).toEqual([])
    return
  }
  const told = operation.responses[status]
  const response =
    told && '$ref' in told ? document.components.responses[told.$ref.split('/').at(-1) ?? ''] : told
  if (!response) throw new Error(`${method} ${path} answers ${status}, which the document does not name.`)
  for (const name of Object.keys(response.headers ?? {})) expect(headers.get(name), name).toBeTruthy()
  if (json !== undefined) expect(faultsBy(response.content['application/json'].schema)(json)).toEqual([])
}

/** Whether a request’s body is as the document says. */
export const requestFaults = (path: string, body: unknown): readonly string[] =>
  faultsBy(operationAt(path, 'post')?.requestBody?.content['application/json'].schema ?? {})(body)
