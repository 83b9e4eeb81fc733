import type { Metadata } from '../../../document.ts'
import { propertiesOf } from '../properties.ts'
import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** What is said of a file whose XML breaks off or is wrong. */
export const DAMAGED = 'is damaged: what could be read of it was; get it again.'

/** The words of the elements of a small document, by their names: the first of each. */
export const valuesIn = (zip: Zip, part: string): ReadonlyMap<string, string> => {
  const values = new Map<string, string>()
  const path: string[] = []
  readXml(zip.chunks(part), {
    open: ({ name }) => void path.push(name),
    close: () => void path.pop(),
    text: (words) => {
      const name = path.at(-1)
      if (name !== undefined && words.trim() !== '' && !values.has(name)) values.set(name, words)
    },
  })
  return values
}

/** The properties of a file of Office Open XML. */
export const readCore = (zip: Zip): Metadata => {
  const values = valuesIn(zip, 'docProps/core.xml')
  const [title, author, created] = ['title', 'creator', 'created'].map((name) => values.get(name))
  return propertiesOf({ title, author, created })
}

/** The parts that a part of Office Open XML names by ids, with the last word of what they are: `slide`, `notesSlide`, `worksheet`. */
export const relationsOf = (
  zip: Zip,
  part: string,
): ReadonlyMap<string, { readonly type: string; readonly target: string }> => {
  const slash = part.lastIndexOf('/') + 1
  const [folder, file] = [part.slice(0, slash), part.slice(slash)]
  const relations = new Map<string, { type: string; target: string }>()
  readXml(zip.chunks(`${folder}_rels/${file}.rels`), {
    open: ({ name, get }) => {
      if (name !== 'Relationship') return
      const target = resolvePart(folder, get('Target') ?? '')
      relations.set(get('Id') ?? '', { type: (get('Type') ?? '').split('/').at(-1) ?? '', target })
    },
    close: () => {},
  })
  return relations
}

/** The path of a part that is named relative to a folder of its archive, or from its top. */
export const resolvePart = (folder: string, target: string): string => {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/'))
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  return path.join('/')
}
