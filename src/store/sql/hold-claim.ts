import type { CompiledQuery, Kysely, Transaction } from 'kysely'
import { ClaimLostError } from '../../errors.ts'
import type { Tables } from './tables.ts'

/** Makes a function that holds claims of a store in a transaction. @param holder names the store in its claims */
export const claimHolder = (db: Kysely<Tables>, holder: string) => {
  // Compiled once for each key, because every file that is saved asks for it.
  const compiled = new Map<string, CompiledQuery<{ key: string }>>()
  const queryOf = (key: string): CompiledQuery<{ key: string }> => {
    const known = compiled.get(key)
    if (known !== undefined) return known
    const made = db
      .updateTable('claim')
      .set(({ ref }) => ({ until: ref('until') }))
      .where('key', '=', key)
      .where('holder', '=', holder)
      .returning('key')
      .compile()
    compiled.set(key, made)
    return made
  }
  /**
   * Makes sure that nobody else takes a claim before the transaction ends: its row is written, so that whoever would take it waits.
   * @throws ClaimLostError if it is not this store's
   */
  return async (tx: Transaction<Tables>, key: string): Promise<void> => {
    const { rows } = await tx.executeQuery(queryOf(key))
    if (rows.length === 0) throw new ClaimLostError(`The claim of “${key}” is another process’s.`)
  }
}
