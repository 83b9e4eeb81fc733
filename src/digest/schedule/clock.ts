import { deliverDue } from '../deliver/deliver.ts'
import type { DigestDeps } from '../deliver/delivery.ts'

const MINUTE = 60_000

/**
 * Delivers digests from now on: at once, for what was missed, and then as each minute begins. Slots are whole minutes, so none is late, and
 * a machine that slept or a schedule that changed is noticed within a minute. One run at a time.
 * @returns `stop` waits for the run under way, in which no further delivery is begun
 */
export const startDigests = (deps: Omit<DigestDeps, 'signal'>): { stop(): Promise<void> } => {
  const stopping = new AbortController()
  const { signal } = stopping
  let cancel = () => {}
  const run = async (): Promise<void> => {
    await deliverDue(deps.now(), { ...deps, signal })
    if (signal.aborted) return
    cancel = deps.setTimer(
      () => {
        underWay = run()
      },
      MINUTE - (deps.now() % MINUTE),
    )
  }
  let underWay = run()
  return {
    stop: () => {
      stopping.abort()
      cancel()
      return underWay
    },
  }
}
