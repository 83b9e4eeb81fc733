import type { KnownBlock, RichTextBlock, TextObject } from '@slack/types'

/** The text that a person reads in blocks, from the top, after Slack has applied its formatting. */
export const seen = (blocks: readonly KnownBlock[]): string => blocks.flatMap(textsOf).join('\n')

/** The words of each quoted excerpt, with “[…]” for words that were cut. */
export const quoted = (blocks: readonly KnownBlock[]): readonly string[] =>
  blocks.flatMap((block, index) => {
    if (block.type !== 'rich_text') return []
    if (isSmallCitation(blocks[index + 1])) return [quotationIn(block.elements)]
    return endsInCitation(block) ? [quotationIn(block.elements.slice(0, -1))] : []
  })

/** The values of the buttons in blocks, and the addresses of those that are links. */
export const carried = (blocks: readonly KnownBlock[]): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.type === 'section')
      return block.accessory?.type === 'button' ? [block.accessory.url ?? block.accessory.value ?? ''] : []
    if (block.type !== 'actions' && block.type !== 'context_actions') return []
    return block.elements.flatMap((element) => {
      if (element.type === 'button') return [element.url ?? element.value ?? '']
      if (element.type === 'icon_button') return [element.value ?? '']
      if (element.type === 'feedback_buttons')
        return [element.positive_button.value, element.negative_button.value]
      return []
    })
  })

const textsOf = (block: KnownBlock): readonly string[] => {
  switch (block.type) {
    case 'header':
      return [block.text.text]
    case 'section':
      return block.text ? [textOf(block.text)] : []
    case 'context':
      return block.elements.flatMap((element) => (element.type === 'image' ? [] : [textOf(element)]))
    case 'rich_text':
      return block.elements.map((part) =>
        part.elements.map((element) => ('text' in element ? element.text : '')).join(''),
      )
    default:
      return []
  }
}

/** Removes formatting signs, ours and any in other people's text. A test then misses words that were formatted by accident. */
const textOf = (text: TextObject): string =>
  text.type === 'plain_text'
    ? text.text
    : text.text
        .replace(/<[^|<>]*\|([^<>]*)>/g, '$1')
        .replace(/<[^<>]*>/g, '')
        .replace(/[*_~`]|^&gt;/gm, '')
        .replace(/:[^\s:]+:/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')

/** The citation of an excerpt that stands alone: a block in small type that begins with its number and a dot. */
const isSmallCitation = (block: KnownBlock | undefined): boolean =>
  block?.type === 'context' &&
  block.elements.some(
    (element) => element.type === 'mrkdwn' && element.verbatim && /^[\d.,]+ · /.test(element.text),
  )

/** Any other excerpt ends with its citation, which begins with its bold number and a dot. */
const endsInCitation = ({ elements }: RichTextBlock): boolean => {
  const last = elements.at(-1)
  const [number, dot] = last?.elements ?? []
  return (
    last?.type === 'rich_text_section' &&
    number !== undefined &&
    'text' in number &&
    number.type === 'text' &&
    /^[\d.,]+$/.test(number.text) &&
    number.style?.bold === true &&
    dot !== undefined &&
    'text' in dot &&
    dot.text?.startsWith(' · ') === true
  )
}

const quotationIn = (elements: RichTextBlock['elements']): string =>
  elements
    .map((part) => part.elements.map((element) => ('text' in element ? element.text : '')).join(''))
    .join('')
