import type { APIApplicationCommand, RESTPostAPIApplicationCommandsJSONBody } from 'discord.js'

/**
 * A registration as a text that is equal for equal ones: of each command and option the fields that we tell Discord
 * of, without those that say what goes without saying, in one order. The order of commands means nothing; that of
 * options is how they are shown.
 * @param placed whether it counts where a command may be used
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
      if (goesWithoutSaying(told)) return []
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

const goesWithoutSaying = (told: unknown): boolean =>
  told === undefined ||
  told === null ||
  told === false ||
  told === '' ||
  (typeof told === 'object' && Object.keys(told).length === 0)
