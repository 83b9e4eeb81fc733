import { hash } from 'node:crypto'
import type { Source } from '../../model.ts'
import type { Pace } from '../../pace.ts'

/** Short names for sources, so that a button can carry them. They are the same after a restart. */
export interface References {
  /** Names a source by its id: `~` and twelve hexadecimal digits. */
  readonly idOf: (source: Source) => string
  /** Names a source together with its present text, so that offsets into it stay valid. */
  readonly textIdOf: (source: Source) => string
  /** The source that `idOf` named. */
  readonly sourceOf: (reference: string) => Source | undefined
  /** The source that `textIdOf` named, if its text is still the same. */
  readonly sourceOfText: (reference: string) => Source | undefined
}

/** Whether `textIdOf` named a source together with this text of its. */
export const namesText = (reference: string, text: string): boolean =>
  reference.split('.')[1] === digest(text, 6)

/** @param sources with unique ids */
export const createReferences = async (sources: readonly Source[], pace: Pace): Promise<References> => {
  const byName = new Map<string, Source>()
  for (const source of sources) {
    byName.set(nameOf(source), source)
    const turn = pace()
    if (turn) await turn
  }
  const named = (name: string) => byName.get(name)
  return {
    idOf: nameOf,
    textIdOf: (source) => `${nameOf(source)}.${digest(source.text, 6)}`,
    sourceOf: (reference) => named(reference.split('.')[0] ?? ''),
    sourceOfText: (reference) => {
      const [name = ''] = reference.split('.')
      const source = named(name)
      return source && namesText(reference, source.text) ? source : undefined
    },
  }
}

const nameOf = ({ id }: Source): string => `~${digest(id, 12)}`

/** The first hexadecimal digits of a SHA-256. */
const digest = (text: string, digits: number): string => hash('sha256', text, 'hex').slice(0, digits)
