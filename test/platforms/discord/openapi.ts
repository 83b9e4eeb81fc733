import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { breachesOf } from './rules.ts'

const PATH = resolve(import.meta.dirname, '../../../../shared/specs/discord-openapi.json')

/** Whether Discord's description of its API is available. Without it, only our own rules check bodies. */
export const hasOpenApi = existsSync(PATH)

/** For the names of tests. */
export const asFarAs = hasOpenApi ? '' : ' (without Discord’s OpenAPI, which is not available)'

type Json = Readonly<Record<string, unknown>>

/**
 * Throws if Discord would refuse a body as it is sent, or if it breaks a rule that Discord's OpenAPI lacks.
 * @param name of an operation (`create_message`) or a schema (`MessageCreateRequest`)
 */
export const checkBody = (name: string, body: unknown): void => {
  const breaches = [...breachesOf(body)]
  if (hasOpenApi) {
    const validate = validatorOf(name)
    // The documentation says a string, the OpenAPI a number; Discord accepts both.
    const numbered = JSON.parse(JSON.stringify(body), (key, value: unknown) =>
      key === 'default_member_permissions' && typeof value === 'string' ? Number(value) : value,
    )
    if (!validate(numbered))
      breaches.push(...(validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`))
  }
  if (breaches.length > 0)
    throw new Error(`${name}: ${breaches.join('; ')}\n${JSON.stringify(body, null, 1)}`)
}

const validators = new Map<string, ValidateFunction>()
let openApi: Json | undefined

const validatorOf = (name: string): ValidateFunction => {
  const known = validators.get(name)
  if (known) return known
  openApi ??= JSON.parse(readFileSync(PATH, 'utf8')) as Json
  const schema = (at(openApi, 'components', 'schemas', name) ?? operationSchema(openApi, name)) as
    | Json
    | undefined
  if (!schema) throw new Error(`Discord’s OpenAPI has neither a schema nor an operation ${name} with a body.`)
  const ajv = new Ajv2020({ strict: false, formats: FORMATS })
  const validate = ajv.compile({ ...schema, components: openApi.components })
  validators.set(name, validate)
  return validate
}

const FORMATS = {
  snowflake: /^(?:0|[1-9]\d{0,19})$/,
  nonce: true,
  uri: { type: 'string', validate: (text: string) => URL.canParse(text) },
  'date-time': true,
  int32: true,
  int64: true,
  double: true,
} as const

const operationSchema = (api: Json, id: string): unknown => {
  for (const path of Object.values(api.paths ?? {}))
    for (const operation of Object.values(path as Json))
      if (at(operation, 'operationId') === id)
        return at(operation, 'requestBody', 'content', 'application/json', 'schema')
  return undefined
}

const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce((inner, key) => (inner as Json | undefined)?.[key], value)
