/**
 * What Discord takes, and where it says so: a page of its developer documentation, or of its own issue tracker where
 * no page does. Lengths are in characters; we count UTF-16 code units, which are never fewer.
 */
export const LIMITS = {
  /** "Messages allow up to 40 total components", nested ones among them: Component Reference. */
  components: 40,
  /** Of all text displays together: Component Reference, Text Display; discord-api-docs pull request 8562. */
  text: 4000,
  /**
   * Of a message's components, in bytes of UTF-8. Text in scripts of two and three bytes was refused with status 500
   * from 10,170 on, twelve for each text display included, which no page says: discord-api-docs issue 8554. We count
   * the JSON of all components.
   */
  bytes: 10_000,
  /** Buttons in an action row: Component Reference, Action Row. */
  rowButtons: 5,
  /** Component Reference, Anatomy of a Component. */
  customId: 100,
  /** Of a button: Component Reference, Button. */
  label: 80,
  /** Component Reference, String Select. */
  options: 25,
  /** An option's label, value and description each: Component Reference, String Select. */
  option: 100,
  /** Component Reference, String Select. */
  placeholder: 150,
  /** A command, an option and the entry of a message's menu: Application Commands, Naming. */
  commandName: 32,
  /** Of a command and of an option: Application Commands. */
  commandDescription: 100,
} as const

/** How much may be offered to press. */
export interface Controls {
  readonly rows: number
  readonly options: number
  /** The length of an option's label and description. */
  readonly option: number
}

/**
 * Our own: more rows of buttons leave no room for what they are about. Where even so little else does not fit, there
 * is less of them.
 */
export const CONTROLS: readonly Controls[] = [
  { rows: 4, options: LIMITS.options, option: LIMITS.option },
  { rows: 2, options: LIMITS.options, option: 40 },
  { rows: 1, options: 10, option: 40 },
]
