/**
 * What Discord accepts, and where it says so: a page of its developer documentation, or else an issue of its own tracker. Lengths are
 * in characters; we count UTF-16 code units, and there are never fewer of them.
 */
export const LIMITS = {
  /** "Messages allow up to 40 total components", including nested ones: Component Reference. */
  components: 40,
  /** All text displays together: Component Reference, Text Display; discord-api-docs pull request 8562. */
  text: 4000,
  /**
   * Bytes of UTF-8 in a message's components. No page says so: with text in scripts of two and three bytes Discord answered with status
   * 500 from 10,170 bytes on, counting twelve for each text display (discord-api-docs issue 8554). We count the JSON of all components.
   */
  bytes: 10_000,
  /** Buttons in an action row: Component Reference, Action Row. */
  rowButtons: 5,
  /** Component Reference, Anatomy of a Component. */
  customId: 100,
  /** A button: Component Reference, Button. */
  label: 80,
  /** The address of a link button: Component Reference, Button. */
  url: 512,
  /** Component Reference, String Select. */
  options: 25,
  /** An option's label, value and description each: Component Reference, String Select. */
  option: 100,
  /** Component Reference, String Select. */
  placeholder: 150,
  /** The name of a command, an option or an entry in a message's menu: Application Commands, Naming. */
  commandName: 32,
  /** The description of a command or an option: Application Commands. */
  commandDescription: 100,
} as const

/** How many controls a message may have. */
export interface Controls {
  readonly rows: number
  readonly options: number
  /** The length of an option's label and description. */
  readonly option: number
}

/** Our own limits, tried in this order until the rest of the message fits. More rows of buttons would leave no room for the text. */
export const CONTROLS: readonly Controls[] = [
  { rows: 4, options: LIMITS.options, option: LIMITS.option },
  { rows: 2, options: LIMITS.options, option: 40 },
  { rows: 1, options: 10, option: 40 },
]
