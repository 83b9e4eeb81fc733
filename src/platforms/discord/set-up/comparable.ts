import type { APIApplicationCommand, RESTPostAPIApplicationCommandsJSONBody } from 'discord.js'

/**
 * A registration as text that is equal for equal registrations. It holds the fields that we register, without those that have their
 * default value. The order of commands does not matter; that of options does, because Discord shows them in it.
 * @param placed whether the places where a command may be used count
 */
export const comparable = (
  commands: readonly (APIApplicationCommand | RESTPostAPIApplicationCommandsJSONBody)[],
  placed: boolean,
): string => {
  const fields = placed ? [...FIELDS, ...PLACES] : FIELDS
  return JSON.stringify(commands.map((command) => JSON.stringify(plain(command, fields))).sort())
}

const FIELDS = [
  'autocomplete',
  'channel_types',
  'choices',
  'default_member_permissions',
  'description',
  'description_localizations',
  'max_length',
  'max_value',
  'min_length',
  'min_value',
  'name',
  'name_localizations',
  'nsfw',
  'options',
  'required',
  'type',
  'value',
]
const PLACES = ['contexts', 'integration_types']
/** Sets: their order means nothing. */
const UNORDERED = new Set(['contexts', 'integration_types', 'channel_types'])
const MAPS = new Set(['description_localizations', 'name_localizations'])

const plain = (value: object, fields: readonly string[]): object =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const told: unknown = Reflect.get(value, field)
      if (isDefault(told)) return []
      return [[field, plainField(field, told, fields)]]
    }),
  )

const plainField = (field: string, told: unknown, fields: readonly string[]): unknown => {
  if (Array.isArray(told)) {
    if (UNORDERED.has(field)) return told.map(Number).sort((one, other) => one - other)
    return told.map((item: unknown) => (typeof item === 'object' && item ? plain(item, fields) : item))
  }
  if (MAPS.has(field) && typeof told === 'object' && told) return Object.entries(told).sort(byKey)
  return String(told)
}

const byKey = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : 1)

const isDefault = (told: unknown): boolean =>
  told === undefined ||
  told === null ||
  told === false ||
  told === '' ||
  (typeof told === 'object' && Object.keys(told).length === 0)
