import { isAnswered } from '../access/access.ts'
import type { Context } from '../context.ts'
import { type EarlierText, earlierTexts, type OpenText, openSource } from './open-text.ts'

/** A source as a person reads it: whole, with the texts that it had before. */
export interface Reading extends Omit<OpenText, 'passages'> {
  /** Names the present text, where another is shown. */
  readonly present?: string
  /** The texts before the present one, the latest first. */
  readonly earlier: readonly EarlierText[]
}

/**
 * Opens a source whole. Who is not answered reads nothing.
 * @returns undefined if the place reads no such source
 */
export const readSource = async (
  reference: string,
  context: Pick<Context, 'references' | 'shelves' | 'store' | 'access'>,
): Promise<Reading | undefined> => {
  if (!(await isAnswered(context.access))) return undefined
  const { references } = context
  const opened = await openSource(reference, context)
  const now = references.sourceOf(reference)
  if (!opened || !now) return undefined
  const { source, until, isOther } = opened
  return {
    source,
    reference: opened.reference,
    ...(isOther && { isOther }),
    ...(until !== undefined && { until, present: references.textIdOf(now) }),
    earlier: await earlierTexts(now, context),
  }
}
