import { hash } from 'node:crypto'
import type { Source } from '../../model.ts'
import type { Pace } from '../../pace.ts'

/** Names sources in few characters, so that a button can carry them; the names stay the same after a restart. */
export interface References {
  /** Names a source, whatever its text is: `~` and twelve hexadecimal digits. */
  readonly of: (source: Source) => string
  /** Names a source with its present text, for offsets to point into. */
  readonly ofText: (source: Source) => string
  /** The source that `of` named. */
  readonly source: (reference: string) => Source | undefined
  /** The source that `ofText` named, while its text is the same. */
  readonly text: (reference: string) => Source | undefined
}

/** @param sources with ids that differ */
export const referTo = async (sources: readonly Source[], pace: Pace): Promise<References> => {
  const byName = new Map<string, Source>()
  for (const source of sources) {
    byName.set(nameOf(source), source)
    const turn = pace()
    if (turn) await turn
  }
  const named = (name: string) => byName.get(name)
  return {
    of: nameOf,
    ofText: (source) => `${nameOf(source)}.${digest(source.text, 6)}`,
    source: named,
    text: (reference) => {
      const [name = '', text] = reference.split('.')
      const source = named(name)
      return source && digest(source.text, 6) === text ? source : undefined
    },
  }
}

const nameOf = ({ id }: Source): string => `~${digest(id, 12)}`

/** The first hexadecimal digits of a SHA-256. */
const digest = (text: string, digits: number): string => hash('sha256', text, 'hex').slice(0, digits)
