/**
 * Throws for what Discord refuses although its OpenAPI does not say so, and for what the bot must never do, such as ping anybody.
 * @param body as it is sent over the wire: a message, an answer to an interaction, or a list of commands
 */
export function* breachesOf(body: unknown): Generator<string> {
  if (Array.isArray(body)) {
    for (const command of body) yield* commandBreaches(command as Json)
    return
  }
  const message = isJson(body) && isJson(body.data) ? body.data : body
  if (isJson(message) && ('content' in message || 'components' in message || 'embeds' in message))
    yield* messageBreaches(message)
}

type Json = Readonly<Record<string, unknown>>

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function* messageBreaches(message: Json): Generator<string> {
  if (JSON.stringify(message.allowed_mentions) !== '{"parse":[]}') yield 'it may ping somebody'
  if (String(message.content ?? '').length > 2000) yield 'content over 2,000 characters'
  const components = walk(message.components)
  if ((Number(message.flags) & 32768) !== 0) {
    if (message.content || message.embeds) yield 'components v2 with content or embeds'
    if (components.length === 0) yield 'nothing to show'
  } else if (components.some(({ type }) => type === 9 || type === 10 || type === 17))
    yield 'components v2 without their flag'
  if (components.length > 40) yield `${components.length} components`
  const texts = components.flatMap(({ type, content }) => (type === 10 ? [String(content)] : []))
  const length = texts.join('').length
  if (length > 4000) yield `${length} characters of text displays`
  if (texts.some((text) => !/[^\p{Z}\p{C}\p{M}]/u.test(text))) yield 'a text display that shows nothing'
  const bytes = Buffer.byteLength(JSON.stringify(message.components ?? []))
  if (bytes > 10_000) yield `${bytes} bytes of components`
  if (!JSON.stringify(message).isWellFormed() || /\\ud[89a-f]/.test(JSON.stringify(message)))
    yield 'half a character'
  const ids = components.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [String(custom_id)]))
  if (new Set(ids).size < ids.length) yield 'a custom id twice'
  for (const component of components) yield* componentBreaches(component)
}

function* componentBreaches({
  type,
  custom_id,
  label,
  emoji,
  style,
  components,
  options,
  url,
}: Json): Generator<string> {
  if (type === 2) {
    if (!emoji && (typeof label !== 'string' || label.trim() === '')) yield 'a button without a label'
    if (String(label).length > 80) yield 'a label over 80 characters'
    if (style !== 5 && !custom_id) yield 'a button without a custom id'
    if (style === 5 && (custom_id !== undefined || !/^https?:/.test(String(url)) || String(url).length > 512))
      yield `a link button that leads to ${url}`
  }
  if (String(custom_id ?? '').length > 100) yield 'a custom id over 100 characters'
  if (type === 1 && Array.isArray(components)) {
    const selects = components.filter((component) => component.type !== 2).length
    if (selects > 0 && components.length > 1) yield 'a menu beside something else'
  }
  if (type === 3 && Array.isArray(options)) {
    const values = options.map((option) => option.value)
    if (new Set(values).size < values.length) yield 'two options of one value'
    for (const option of options)
      if ([option.label, option.value, option.description ?? ''].some((text) => String(text).length > 100))
        yield 'an option over 100 characters'
    if (options.some((option) => option.description === '')) yield 'an empty description'
  }
}

/** Every component of a message, including nested ones. */
export const walk = (components: unknown): readonly Json[] =>
  (Array.isArray(components) ? components : []).flatMap((component: Json) => [
    component,
    ...walk(component.components),
    ...(component.accessory ? walk([component.accessory]) : []),
  ])

/** @param isEntry of a message's or a person's menu, which is named as people read, and has no description */
function* commandBreaches(
  command: Json,
  isEntry = command.type === 2 || command.type === 3,
): Generator<string> {
  const { name, description, options } = command
  if (isEntry) {
    if (description !== undefined && description !== '') yield `the description of ${name}`
    return
  }
  if (!/^[-_'\p{L}\p{N}]{1,32}$/u.test(String(name))) yield `the name ${name}`
  if (String(name) !== String(name).toLowerCase()) yield `the upper case of ${name}`
  if (!description) yield `no description of ${name}`
  if (!Array.isArray(options)) return
  const required = options.map((option) => option.required === true)
  if (required.includes(false) && required.lastIndexOf(true) > required.indexOf(false))
    yield `a required option of ${name} after one that is not`
  if (new Set(options.map((option) => option.name)).size < options.length)
    yield `two options of ${name} by one name`
  for (const option of options) {
    if (option.choices && option.autocomplete) yield `${option.name} has choices and completes itself`
    yield* commandBreaches(option, false)
  }
}
