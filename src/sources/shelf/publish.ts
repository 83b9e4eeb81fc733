import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import type { SourceStore } from '../../store/source-port.ts'
import type { Shelved } from './shelve.ts'

/** Tells the processes that follow what the one that reads the files has read. */
export interface Publisher {
  /** @throws ClaimLostError if another process reads the files now */
  publish(shelved: Shelved): Promise<void>
}

/** Names whoever reads a folder here: the machine and the folder. */
export const readerAt = (path: string): string => `${hostname()}:${resolve(path)}`

/**
 * @param by as `readerAt` names it
 * @param under the key of the reader's claim
 */
export const createPublisher = (
  root: string,
  by: string,
  store: Pick<SourceStore, 'saveReading'>,
  under: string,
): Publisher => {
  let last: { readonly revision: string; readonly passedOver: string } | undefined
  return {
    publish: async ({ asOf, changed, problems, passedOver }) => {
      // What the store failed to save nobody can take from it.
      if (asOf === undefined) return
      // The first time anything may have changed: a process that died may have saved files without telling.
      if (last === undefined || changed || last.passedOver !== passedOver)
        last = { revision: randomUUID(), passedOver }
      const { revision } = last
      await store.saveReading(
        root,
        { by, asOf, revision, problems: JSON.stringify(problems), passedOver },
        under,
      )
    },
  }
}
