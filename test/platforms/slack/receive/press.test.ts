import { describe, expect, test } from 'vitest'
import { pressOf } from '../../../../src/platforms/slack/receive/press.ts'

const SELF = { team: 'T1', user: 'U0BOT' }
const pressed = (container: object, more: object = {}) =>
  pressOf(SELF, { user: { id: 'U1' }, channel: { id: 'C1' }, container: { ...container }, ...more })

describe('where a button is', () => {
  test('a private message has no conversation, unless it is in a thread', () => {
    const alone = pressed({ is_ephemeral: true, message_ts: '3.3' })
    expect(alone).toMatchObject({
      on: 'private',
      ts: '3.3',
      place: { channel: 'C1', user: 'U1', workspace: 'T1' },
    })
    expect(alone.place.thread).toBeUndefined()
    expect(pressed({ is_ephemeral: true, message_ts: '3.3', thread_ts: '1.1' }).place.thread).toBe('1.1')
  })

  test('a message’s conversation is its thread, or the thread that it would start', () => {
    expect(pressed({ message_ts: '3.3' })).toMatchObject({ on: 'public', place: { thread: '3.3' } })
    const message = { ts: '3.3', thread_ts: '1.1' }
    expect(pressed({}, { message })).toMatchObject({ on: 'public', ts: '3.3', place: { thread: '1.1' } })
  })

  test('in direct messages too, and the place says that they are', () => {
    const channel = { id: 'D1' }
    expect(pressed({ message_ts: '3.3' }, { channel }).place.thread).toBe('direct:3.3')
    const inThread = { message_ts: '3.3', thread_ts: '1.1' }
    expect(pressed(inThread, { channel }).place.thread).toBe('direct:1.1')
  })

  test('a view has no conversation', () => {
    const body = { user: { id: 'U1' }, trigger_id: 't' }
    expect(pressOf(SELF, { ...body, view: { id: 'V1', type: 'home' } })).toEqual({
      on: 'home',
      person: { user: 'U1' },
      place: { platform: 'slack', workspace: 'T1', user: 'U1' },
      view: 'V1',
      trigger: 't',
    })
    expect(pressOf(SELF, { ...body, view: { id: 'V1', type: 'modal' } }).on).toBe('modal')
  })
})
