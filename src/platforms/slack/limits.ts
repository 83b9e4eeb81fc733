/**
 * What Slack allows, with the page of its Block Kit reference that says so. Lengths are in characters; we count UTF-16 code units,
 * which are never fewer.
 */
export const LIMITS = {
  message: { page: 'Blocks', blocks: 50 },
  view: { page: 'Views', blocks: 100, title: 24 },
  text: { page: 'Text object', least: 1, most: 3000 },
  header: { page: 'Header block', text: 150 },
  section: { page: 'Section block', text: 3000 },
  context: { page: 'Context block', elements: 10 },
  actions: { page: 'Actions block', elements: 25 },
  contextActions: { page: 'Context actions block', elements: 5 },
  button: { page: 'Button element', text: 75, value: 2000, accessibilityLabel: 75 },
  feedbackButton: { page: 'Feedback buttons element', text: 75, value: 2000 },
  iconButton: { page: 'Icon button element', visibleTo: 10 },
  select: { page: 'Select menu element', placeholder: 150 },
  /** Of a menu whose options are asked of us. */
  option: { page: 'Option object', text: 75, value: 150, options: 100 },
  actionId: { page: 'Block elements', most: 255 },
  blockId: { page: 'Blocks', most: 255 },
} as const

/**
 * What no page says, and what we keep below for that. Messages whose blocks came to 11,300 to 13,300 characters were refused with
 * `msg_blocks_too_long` (threads 2509 and 2867 of slackapi/bolt-js). What is counted is not known, so we count the most that it can be:
 * the bytes of the blocks as JSON. Long views fail without a word in some clients (slackapi/deno-slack-sdk 324), and `chat.update`
 * refuses texts from about 3,000 characters on.
 */
export const MAX_SIZE = {
  message: { blocks: LIMITS.message.blocks, bytes: 10_000 },
  view: { blocks: LIMITS.view.blocks, bytes: 20_000 },
  notification: 2_900,
} as const

/** As much as a message or a view may hold: blocks, and bytes of them as JSON. */
export interface Size {
  readonly blocks: number
  readonly bytes: number
}
