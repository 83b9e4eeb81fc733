/** In columns. No limit of a terminal is documented anywhere; these are our own. */
export const WIDTH = {
  /** Narrower, and a number with its indent leaves no room for words. */
  least: 20,
  /** Wider, and the eye loses the next line. */
  most: 100,
  /** Where the terminal does not say. */
  usual: 80,
} as const

/** What stands before a line that is typed. */
export const PROMPT = '> '

/** The longest line that is read, in UTF-16 code units; what lies beyond it is skipped, so a line can fill no memory. */
export const MAX_LINE_LENGTH = 1_000_000
