/**
 * Slack's limits, each with the page of the Block Kit reference that states it. Slack counts characters. We count UTF-16 code units, of
 * which there are never fewer.
 */
export const LIMITS = {
  message: { page: 'Blocks', blocks: 50 },
  view: { page: 'Views', blocks: 100, title: 24 },
  text: { page: 'Text object', min: 1, max: 3000 },
  header: { page: 'Header block', text: 150 },
  section: { page: 'Section block', text: 3000 },
  context: { page: 'Context block', elements: 10 },
  actions: { page: 'Actions block', elements: 25 },
  contextActions: { page: 'Context actions block', elements: 5 },
  button: { page: 'Button element', text: 75, value: 2000, url: 3000, accessibilityLabel: 75 },
  feedbackButton: { page: 'Feedback buttons element', text: 75, value: 2000 },
  iconButton: { page: 'Icon button element', visibleTo: 10 },
  select: { page: 'Select menu element', placeholder: 150 },
  /** For a menu that loads its options from us. */
  option: { page: 'Option object', text: 75, value: 150, options: 100 },
  actionId: { page: 'Block elements', max: 255 },
  blockId: { page: 'Blocks', max: 255 },
} as const

/** The size of blocks: how many they are, and their bytes as JSON. */
export interface Size {
  readonly blocks: number
  readonly bytes: number
}

/**
 * Limits that no page states. Slack refused messages whose blocks had 11,300 to 13,300 characters with `msg_blocks_too_long` (threads 2509
 * and 2867 of slackapi/bolt-js). Nobody knows what it counts, so we count the largest candidate: the bytes of the blocks as JSON. Long
 * views fail silently in some clients (slackapi/deno-slack-sdk 324), and `chat.update` refuses texts from about 3,000 characters on.
 */
export const MAX_SIZE = {
  message: { blocks: LIMITS.message.blocks, bytes: 10_000 },
  view: { blocks: LIMITS.view.blocks, bytes: 20_000 },
  notification: 2_900,
} as const
