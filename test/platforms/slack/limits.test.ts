import { describe, expect, test } from 'vitest'
import { LIMITS, MAX_SIZE } from '../../../src/platforms/slack/limits.ts'
import { documented, documentedLimit } from './documented.ts'

const where = documented === undefined ? ' (skipped: the collection is missing)' : ''

describe.skipIf(documented === undefined)(`our limits are the documented ones${where}`, () => {
  test.each([
    ['text.min_length', LIMITS.text.min],
    ['text.max_length', LIMITS.text.max],
    ['header.text.max_length', LIMITS.header.text],
    ['section.text.max_length', LIMITS.section.text],
    ['context.elements.max_items', LIMITS.context.elements],
    ['actions.elements.max_items', LIMITS.actions.elements],
    ['context_actions.elements.max_items', LIMITS.contextActions.elements],
    ['button.text.max_length', LIMITS.button.text],
    ['button.value.max_length', LIMITS.button.value],
    ['button.accessibility_label.max_length', LIMITS.button.accessibilityLabel],
    ['feedback_button.text.max_length', LIMITS.feedbackButton.text],
    ['feedback_button.value.max_length', LIMITS.feedbackButton.value],
    ['icon_button.visible_to_user_ids.max_items', LIMITS.iconButton.visibleTo],
    ['select.placeholder.max_length', LIMITS.select.placeholder],
    ['option.text.max_length', LIMITS.option.text],
    ['option.value.max_length', LIMITS.option.value],
    ['select.options.max_items', LIMITS.option.options],
    ['action_id.max_length', LIMITS.actionId.max],
    ['block_id.max_length', LIMITS.blockId.max],
    ['view.blocks.max_items', LIMITS.view.blocks],
    ['view.title.max_length', LIMITS.view.title],
  ])('%s is %i', (path, own) => {
    expect(own).toBe(documentedLimit(path))
  })
})

test('a message stays below the smallest size that Slack is known to have refused', () => {
  expect(MAX_SIZE.message.bytes).toBeLessThanOrEqual(10_000)
  expect(MAX_SIZE.notification).toBeLessThan(3_000)
})
