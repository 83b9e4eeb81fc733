import type { Passage, Source } from '../../model.ts'
import { addedFileOf } from '../../sources/added/save.ts'
import type { Document } from '../../sources/document.ts'
import { rootOfShelf } from '../../sources/shelf/added.ts'
import { settleAlone } from '../../sources/shelf/settle.ts'
import type { Context } from '../context.ts'
import { namesText } from '../sources/references.ts'

/** A source with a text of its: the present one, or one that it had. */
export interface OpenText {
  readonly source: Source
  /** Names the source with this text. */
  readonly reference: string
  /** Until when the text was so, in milliseconds since 1970; absent for the present one. */
  readonly until?: number
  /** The passages of an earlier text. */
  readonly passages?: readonly Passage[]
  /** The reference named a text that is not kept any more, so this is the present one. */
  readonly isOther?: true
}

type Here = Pick<Context, 'references' | 'shelves' | 'store'>

/** Opens the text that a reference names, of a source that the place reads. @returns undefined if the place reads no such source, or its text is not kept */
export const openText = async (reference: string, here: Here): Promise<OpenText | undefined> => {
  const { references } = here
  const now = references.sourceOfText(reference)
  if (now) return { source: now, reference }
  const changed = references.sourceOf(reference)
  if (!changed) return undefined
  for (const { data, until } of await versionsOf(changed, here)) {
    const document = JSON.parse(data) as Document
    if (!namesText(reference, document.text)) continue
    const { source, passages } = settleAlone(document)
    const { withdrawn } = changed
    return { source: { ...source, ...(withdrawn && { withdrawn }) }, passages, until, reference }
  }
  return undefined
}

/** The same, or the source's present text where a reference names none that is kept. */
export const openSource = async (reference: string, here: Here): Promise<OpenText | undefined> => {
  const opened = await openText(reference, here)
  if (opened) return opened
  const source = here.references.sourceOf(reference)
  if (!source) return undefined
  const isOther = reference.includes('.') ? { isOther: true as const } : {}
  return { source, reference: here.references.textIdOf(source), ...isOther }
}

/** An earlier text of a source. */
export interface EarlierText {
  readonly reference: string
  /** Until when the text was so, in milliseconds since 1970. */
  readonly until: number
}

/** A source's earlier texts change only when it does. */
const EARLIER = new WeakMap<Source, Promise<readonly EarlierText[]>>()

/** The texts that a source had before its present one, the latest first. */
export const earlierTexts = (source: Source, here: Here): Promise<readonly EarlierText[]> => {
  const known = EARLIER.get(source)
  if (known) return known
  const texts = versionsOf(source, here).then((versions) =>
    versions.map(({ data, until }) => {
      const { text } = JSON.parse(data) as Document
      return { reference: here.references.textIdOf({ ...source, text }), until }
    }),
  )
  EARLIER.set(source, texts)
  texts.catch(() => EARLIER.delete(source))
  return texts
}

const versionsOf = ({ id }: Source, { shelves, store }: Pick<Here, 'shelves' | 'store'>) => {
  const root = addedFileOf(id) === undefined ? shelves.folder : rootOfShelf(shelves.of.get(id) ?? '')
  return store.versions(root, id)
}
