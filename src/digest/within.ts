import type { DigestDeps } from './deliver/delivery.ts'
import { PostingError } from './deliver/poster.ts'

/**
 * Waits for a platform no longer than so many milliseconds: one that never answers must not keep other channels' digests.
 * @throws PostingError `later` when the time is over; whatever `work` throws
 */
export const withTimeout = <T>(
  milliseconds: number,
  work: () => Promise<T>,
  { setTimer }: Pick<DigestDeps, 'setTimer'>,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const cancel = setTimer(
      () => reject(new PostingError('later', 'The platform did not answer in time.')),
      milliseconds,
    )
    Promise.resolve().then(work).then(resolve, reject).finally(cancel)
  })
