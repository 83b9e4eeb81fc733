import type { BlockKind } from '../../../../model.ts'
import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** What a style says that its paragraphs are. */
export interface Look {
  readonly kind: BlockKind
  readonly level?: number
}

interface Style {
  name: string
  basedOn: string | undefined
  outline: number | undefined
}

/** Styles are based on one another a few times. */
const DEEPEST = 20

/** The styles of a Word document that are more than paragraphs, by their ids. */
export const readStyles = (zip: Zip): ReadonlyMap<string, Look> => {
  const styles = new Map<string, Style>()
  let style: Style | undefined
  readXml(zip.chunks('word/styles.xml'), {
    open: ({ name, get }) => {
      if (name === 'style') {
        style = { name: '', basedOn: undefined, outline: undefined }
        styles.set(get('styleId') ?? '', style)
      } else if (style === undefined) return
      else if (name === 'name') style.name = get('val') ?? ''
      else if (name === 'basedOn') style.basedOn = get('val')
      else if (name === 'outlineLvl') style.outline = Number(get('val'))
    },
    close: (name) => {
      if (name === 'style') style = undefined
    },
  })
  const looks = new Map<string, Look>()
  for (const id of styles.keys()) {
    let look: Look | undefined
    let at: string | undefined = id
    for (let depth = 0; look === undefined && at !== undefined && depth < DEEPEST; depth += 1) {
      const each = styles.get(at)
      look = each && lookOf(each)
      at = each?.basedOn
    }
    if (look !== undefined) looks.set(id, look)
  }
  return looks
}

/** By its name, which is English in every language of Word, or by its level in the outline. */
const lookOf = ({ name, outline }: Style): Look | undefined => {
  const level = Number(/^heading (\d)/i.exec(name)?.[1] ?? (outline ?? 9) + 1)
  if (level >= 1 && level <= 9) return { kind: 'heading', level: Math.min(6, level) }
  if (/^title$/i.test(name)) return { kind: 'title' }
  if (/^(?:toc|contents|index|table of) ?/i.test(name)) return { kind: 'furniture' }
  if (/^(?:intense )?quot/i.test(name) || /^block text$/i.test(name)) return { kind: 'quote' }
  return /^list (?:bullet|number)/i.test(name) ? { kind: 'item' } : undefined
}
