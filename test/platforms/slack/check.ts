import type { ActionsBlockElement, HomeView, KnownBlock, ModalView, TextObject } from '@slack/types'
import { LIMITS, MAX_SIZE } from '../../../src/platforms/slack/limits.ts'
import { ACTION_IDS } from '../../../src/platforms/slack/render/buttons.ts'
import { documentedLimit } from './documented.ts'

interface Message {
  readonly text: string
  readonly blocks: readonly unknown[]
}

/** Throws if Slack would refuse a message, ping anybody, or format a text by accident. */
export const checkMessage = ({ text, blocks }: Message): void => {
  atLeast('text', text.length, 1)
  atMost('text', text.length, 3_000)
  holds('text', !/[<>]|&(?!(?:amp|lt|gt);)/.test(text), 'has a sign that is not escaped')
  checkBlocks(blocks as readonly KnownBlock[], LIMITS.message.blocks)
  atMost('blocks as JSON', JSON.stringify(blocks).length, 10_000)
}

/** The same check for a view. */
export const checkView = (view: ModalView | HomeView): void => {
  if (view.type === 'modal') {
    checkText('title', view.title, LIMITS.view.title, 'view.title.max_length')
    for (const key of ['close', 'submit'] as const) {
      if (view[key]) checkText(key, view[key], LIMITS.view.title, `view.${key}.max_length`)
    }
  }
  atMost('blocks', view.blocks.length, documentedLimit('view.blocks.max_items'))
  atLeast('blocks', view.blocks.length, documentedLimit('view.blocks.min_items') ?? 1)
  checkBlocks(view.blocks as readonly KnownBlock[], LIMITS.view.blocks)
  atMost('blocks as JSON', JSON.stringify(view.blocks).length, MAX_SIZE.view.bytes)
  const types = view.blocks.map((block) => block.type)
  holds('view', !types.includes('context_actions'), 'has what is only for messages')
}

const checkBlocks = (blocks: readonly KnownBlock[], most: number): void => {
  atMost('blocks', blocks.length, most)
  const actionIds: string[] = []
  for (const [index, block] of blocks.entries()) checkBlock(`block ${index}`, block, actionIds)
  unique('action_id', actionIds)
  unique(
    'block_id',
    blocks.flatMap((block) => block.block_id ?? []),
  )
  for (const id of actionIds) {
    holds('action_id', ACTION_IDS.test(id), `is not ours: ${id}`)
    atMost('action_id', id.length, LIMITS.actionId.max, 'action_id.max_length')
  }
}

/** Knows only the blocks that we use. Add a check here before using another. */
const checkBlock = (where: string, block: KnownBlock, actionIds: string[]): void => {
  atMost(`${where}.block_id`, block.block_id?.length ?? 0, LIMITS.blockId.max, 'block_id.max_length')
  switch (block.type) {
    case 'header':
      checkText(where, block.text, LIMITS.header.text, 'header.text.max_length', 'plain_text')
      return
    case 'section':
      holds(where, block.text !== undefined && block.fields === undefined, 'has no text, or fields')
      if (block.text) checkText(where, block.text, LIMITS.section.text, 'section.text.max_length')
      if (block.accessory) checkElement(where, block.accessory as ActionsBlockElement, actionIds)
      return
    case 'context':
      atLeast(where, block.elements.length, 1)
      atMost(where, block.elements.length, LIMITS.context.elements, 'context.elements.max_items')
      for (const element of block.elements) {
        if (element.type === 'image') throw new Error(`${where} has an image`)
        checkText(where, element, LIMITS.text.max, 'text.max_length')
      }
      return
    case 'actions':
      atLeast(where, block.elements.length, 1)
      atMost(where, block.elements.length, LIMITS.actions.elements, 'actions.elements.max_items')
      for (const element of block.elements) checkElement(where, element, actionIds)
      return
    case 'context_actions':
      atLeast(where, block.elements.length, 1)
      atMost(
        where,
        block.elements.length,
        LIMITS.contextActions.elements,
        'context_actions.elements.max_items',
      )
      for (const element of block.elements) checkElement(where, element, actionIds)
      return
    case 'rich_text':
      atLeast(where, block.elements.length, 1)
      for (const part of block.elements) {
        holds(where, part.type === 'rich_text_section' || part.type === 'rich_text_quote', 'has an odd part')
        atLeast(`${where}, a part`, part.elements.length, 1)
        for (const element of part.elements) {
          if (element.type === 'text' || element.type === 'link') {
            atLeast(`${where}, a text`, element.text?.length ?? 0, 1)
            atMost(`${where}, a text`, element.text?.length ?? 0, LIMITS.text.max, 'text.max_length')
            holds(where, element.text?.isWellFormed() === true, 'has half a surrogate pair')
            if (element.type === 'link') checkLink(where, element.url)
          } else {
            throw new Error(`${where} has a ${element.type}, which may ping`)
          }
        }
      }
      return
    default:
      throw new Error(`${where} is of a type that is not known: ${block.type}`)
  }
}

type Element = ActionsBlockElement | (KnownBlock & { type: 'context_actions' })['elements'][number]

const checkElement = (where: string, element: Element, actionIds: string[]): void => {
  holds(where, element.action_id !== undefined, 'has an element without an action_id')
  actionIds.push(element.action_id ?? '')
  switch (element.type) {
    case 'button': {
      checkText(where, element.text, LIMITS.button.text, 'button.text.max_length', 'plain_text')
      if (element.url === undefined)
        checkValue(where, element.value, LIMITS.button.value, 'button.value.max_length')
      else {
        checkLink(where, element.url)
        atMost(where, element.url.length, LIMITS.button.url, 'button.url.max_length')
      }
      const label = element.accessibility_label
      if (label === undefined) return
      atLeast(where, label.length, 1)
      atMost(where, label.length, LIMITS.button.accessibilityLabel, 'button.accessibility_label.max_length')
      return
    }
    case 'external_select':
      if (!element.placeholder) throw new Error(`${where} has a menu without a placeholder`)
      checkText(
        where,
        element.placeholder,
        LIMITS.select.placeholder,
        'select.placeholder.max_length',
        'plain_text',
      )
      return
    case 'feedback_buttons':
      for (const button of [element.positive_button, element.negative_button]) {
        checkText(
          where,
          button.text,
          LIMITS.feedbackButton.text,
          'feedback_button.text.max_length',
          'plain_text',
        )
        checkValue(where, button.value, LIMITS.feedbackButton.value, 'feedback_button.value.max_length')
      }
      return
    case 'icon_button':
      holds(where, element.icon === 'trash', 'has an icon that Slack does not have')
      checkText(where, element.text, LIMITS.button.text, 'button.text.max_length', 'plain_text')
      checkValue(where, element.value, LIMITS.button.value, 'button.value.max_length')
      atMost(
        where,
        element.visible_to_user_ids?.length ?? 0,
        LIMITS.iconButton.visibleTo,
        'icon_button.visible_to_user_ids.max_items',
      )
      return
    default:
      throw new Error(`${where} has an element that is not known: ${element.type}`)
  }
}

const checkValue = (where: string, value: string | undefined, most: number, path: string): void => {
  atLeast(`${where}, a value`, value?.length ?? 0, 1)
  atMost(`${where}, a value`, value?.length ?? 0, most, path)
}

const checkText = (
  where: string,
  text: TextObject,
  most: number,
  path: string,
  type?: TextObject['type'],
): void => {
  atLeast(where, text.text.trim().length, documentedLimit('text.min_length') ?? LIMITS.text.min)
  atMost(where, text.text.length, most, path)
  holds(where, text.text.isWellFormed(), 'has half a surrogate pair')
  if (type) holds(where, text.type === type, `has to be ${type}`)
  if (text.type === 'plain_text') {
    holds(where, text.emoji === false, 'turns names of emoji into emoji')
  } else {
    holds(where, text.verbatim === true, 'is not verbatim')
    checkMarkup(where, text.text)
  }
}

const LINK = /<(https?:\/\/[^|<>\s]+)\|[^<>]+>/g

/** Outside of our own links, nothing may format. */
const checkMarkup = (where: string, markup: string): void => {
  for (const [, url] of markup.matchAll(LINK)) checkLink(where, url?.replaceAll('&amp;', '&') ?? '')
  holds(where, !/[<>]/.test(markup.replace(LINK, '')), `has a sign that is not escaped: ${markup}`)
  holds(where, !/&(?!(?:amp|lt|gt);)/.test(markup), `has a sign that is not escaped: ${markup}`)
  const bare = markup.replace(LINK, (link) => link.slice(link.indexOf('|')))
  holds(where, !/[*_~`]|:[^\s:]+:|^\s*&gt;/m.test(bare), `formats: ${markup}`)
}

const checkLink = (where: string, url: string): void => {
  const { protocol } = new URL(url)
  holds(where, protocol === 'http:' || protocol === 'https:', `leads to ${protocol}`)
  atMost(where, url.length, 3_000)
}

const unique = (what: string, ids: readonly string[]): void =>
  holds(what, new Set(ids).size === ids.length, `appears twice: ${ids.join(' ')}`)

const holds = (where: string, fact: boolean, otherwise: string): void => {
  if (!fact) throw new Error(`${where} ${otherwise}`)
}

const atLeast = (where: string, length: number, least: number): void =>
  holds(where, length >= least, `is ${length} long, less than ${least}`)

/** Checks both our own limit and the documented one. */
const atMost = (where: string, length: number, most: number | undefined, path?: string): void => {
  const limit = Math.min(
    most ?? Number.POSITIVE_INFINITY,
    (path && documentedLimit(path)) || Number.POSITIVE_INFINITY,
  )
  holds(where, length <= limit, `is ${length} long, more than ${limit}`)
}
