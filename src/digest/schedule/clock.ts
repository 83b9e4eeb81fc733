import { deliverDue } from '../deliver/deliver.ts'
import type { DigestDeps } from '../deliver/delivery.ts'

/*
 * `schedule` says when digests are due: it parses a person's words, computes slots in time zones, and runs the deliveries on a clock.
 */

const MINUTE = 60_000

/**
 * Delivers digests from now on: once at the start, for what was missed, then whenever a minute begins. Slots are whole minutes, so none is late.
 * If the machine sleeps or a schedule changes, it takes a minute at most to notice. One run at a time.
 * @returns `stop` begins no further delivery and waits for the run under way
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
