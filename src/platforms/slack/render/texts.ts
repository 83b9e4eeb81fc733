import type { PlainTextElement } from '@slack/types'
import { displayText } from '../../../display.ts'
import { truncate } from './text.ts'

/** Any text, safe to show on one line and at most `most` code units long; empty where there is nothing to see in it. */
export const safeText = (text: string, most: number): string => {
  const safe = displayText(text).trim()
  return VISIBLE.test(safe) ? truncate(safe, most) : ''
}

const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\p{M}]/v

/** Any text as Slack shows it letter by letter. It may not be empty, so nothing becomes an ellipsis. */
export const plainTextObject = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: safeText(text, most) || '…',
  emoji: false,
})
