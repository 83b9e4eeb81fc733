import { z } from 'zod'
import { ERROR, type ErrorStatus } from './errors.ts'
import { type ApiRoute, ROUTES } from './routes.ts'
import { ANSWER, CITED, EXCERPT, FOUND, PASSAGE, QUESTION, SOURCE, SOURCES, TEXT } from './schemas.ts'

/*
 * The OpenAPI document, made from the table of routes and the schemas that requests and answers are held to.
 */

type Json = Readonly<Record<string, unknown>>

/** The address of the document itself. It tells nothing of the sources, so it needs no token. */
export const DOCUMENT_PATH = '/api/openapi.json'

const NAMES = new Map<z.ZodObject, string>([
  [QUESTION, 'Question'],
  [ANSWER, 'Answer'],
  [EXCERPT, 'Excerpt'],
  [CITED, 'Cited'],
  [FOUND, 'Found'],
  [PASSAGE, 'Passage'],
  [SOURCES, 'Sources'],
  [SOURCE, 'Source'],
  [TEXT, 'Text'],
  [ERROR, 'Error'],
])

const refTo = (name: string): string => `#/components/schemas/${name}`

/** What somebody may leave out of a request is not required there. */
const REQUESTS = new Set<z.ZodObject>([QUESTION])

const schemas = (): Json => {
  const made = (['input', 'output'] as const).flatMap((io) => {
    const registry = z.registry<{ id: string }>()
    for (const [schema, id] of NAMES)
      if (REQUESTS.has(schema) === (io === 'input')) registry.add(schema, { id })
    return Object.entries(z.toJSONSchema(registry, { uri: refTo, io }).schemas)
  })
  return Object.fromEntries(made.map(([name, { $schema, $id, ...schema }]) => [name, schema]))
}

const json = (schema: z.ZodObject): Json => ({
  'application/json': { schema: { $ref: refTo(NAMES.get(schema) ?? '') } },
})

/** What `get` takes, each with its JSON Schema. */
export const parametersOf = ({ path, takes }: Pick<ApiRoute, 'path' | 'takes'>) => {
  const { properties = {}, required = [] } = z.toJSONSchema(takes, { io: 'input' })
  return Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = typeof schema === 'boolean' ? {} : schema
    const inPath = path.includes(`{${name}}`)
    return {
      name,
      in: inPath ? 'path' : 'query',
      ...(description !== undefined && { description }),
      required: inPath || required.includes(name),
      schema: rest,
    }
  })
}

/** What each status means. 405 and the 404 of no address are about what is not in the document. */
const ERRORS = {
  400: 'The request makes no sense: the message says what to change',
  401: 'There is no token, or it is wrong or revoked',
  403: 'A page of another site asks',
  404: 'There is no such source, or the token does not read it',
  413: 'The body is too large',
  415: 'The body is not sent as JSON',
  421: 'Footnote is not reached by this name',
  429: 'The token asks too often: the header Retry-After says for how many seconds to wait',
  500: 'A bug, logged under the id that the message gives',
} as const satisfies Partial<Record<ErrorStatus, string>>

/** The headers of an error that a client goes by. */
const HEADERS: Readonly<Record<string, Json>> = {
  401: { 'WWW-Authenticate': { required: true, schema: { type: 'string' } } },
  429: { 'Retry-After': { required: true, schema: { type: 'integer' } } },
}

const responsesOf = (answer: Json, errors: readonly (keyof typeof ERRORS)[]): Json => ({
  200: { description: 'Done', content: answer },
  ...Object.fromEntries(errors.map((status) => [status, { $ref: `#/components/responses/${status}` }])),
})

const errorsOf = ({ method, finds }: ApiRoute): readonly (keyof typeof ERRORS)[] => [
  ...([400, 401, 403] as const),
  ...(finds ? ([404] as const) : []),
  ...(method === 'post' ? ([413, 415] as const) : []),
  ...([421, 429, 500] as const),
]

const operationOf = (route: ApiRoute): Json => ({
  operationId: route.operation,
  summary: route.summary,
  ...(route.method === 'post'
    ? { requestBody: { required: true, content: json(route.takes) } }
    : { parameters: parametersOf(route) }),
  responses: responsesOf(json(route.gives), errorsOf(route)),
})

/** The document, in OpenAPI 3.1. */
export const openApi = (version: string): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Footnote',
    version,
    description:
      'Answers questions from a shelf of sources, in their own words alone, and says when they don’t say.',
  },
  servers: [{ url: '/' }],
  security: [{ token: [] }],
  paths: {
    ...Object.fromEntries(ROUTES.map((route) => [route.path, { [route.method]: operationOf(route) }])),
    [DOCUMENT_PATH]: {
      get: {
        operationId: 'describe',
        summary: 'Gives this document',
        security: [],
        responses: responsesOf({ 'application/json': { schema: { type: 'object' } } }, [403, 421]),
      },
    },
  },
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer', description: 'What footnote token create prints' },
    },
    responses: Object.fromEntries(
      Object.entries(ERRORS).map(([status, description]) => [
        status,
        { description, ...(HEADERS[status] && { headers: HEADERS[status] }), content: json(ERROR) },
      ]),
    ),
    schemas: schemas(),
  },
})
