import { setTimeout } from 'node:timers/promises'
import { App, type ReceiverEvent } from '@slack/bolt'

/** How long an event waits to be acknowledged, in milliseconds. Slack waits for three seconds, and then sends it again. */
const HELD = 2_000

/** The bodies of events that another process works on. */
const elsewhere = new WeakSet<object>()

/**
 * Leaves an event unacknowledged, because another process works on it, and may die before it is done. Slack sends it again after a minute.
 * @param body as Bolt gives it to a listener
 */
export const leaveUnacknowledged = (body: object): void => void elsewhere.add(body)

/**
 * Bolt acknowledges an event before anything is done about it, so what a dying process was working on would be lost. Here an event is
 * acknowledged once it is done, or shortly before Slack would send it again. What is done twice by that is done once: see `Desk.runOnce`.
 */
export class PatientApp extends App {
  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (event.body.type !== 'event_callback') return super.processEvent(event)
    let acknowledge: (() => Promise<void>) | undefined
    const ack: ReceiverEvent['ack'] = async (response) => {
      acknowledge = () => event.ack(response)
    }
    const done = super.processEvent({ ...event, ack })
    const held = new AbortController()
    await Promise.race([
      done,
      setTimeout(HELD, undefined, { ref: false, signal: held.signal }).catch(() => undefined),
    ]).finally(() => held.abort())
    if (!elsewhere.has(event.body)) await acknowledge?.()
    return done
  }
}
