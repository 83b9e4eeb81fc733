import { DiscordAPIError } from 'discord.js'
import { expect, test } from 'vitest'
import { sendPersistently } from '../../../../src/platforms/discord/errors.ts'
import { acknowledgePersistently } from '../../../../src/platforms/discord/receive/respond.ts'

const closed = () => Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })
const acknowledgedTwice = () =>
  new DiscordAPIError({ code: 40060, message: 'Acknowledged' }, 40060, 400, 'POST', 'https://x/api/v10/y', {})

/** Fails with the errors in turn, then succeeds. */
const failing = (...errors: readonly Error[]) => {
  const left = [...errors]
  return async () => {
    const error = left.shift()
    if (error) throw error
    return 'sent'
  }
}

test('a request is sent again when its connection breaks, also if the cause says so', async () => {
  const wrapped = new TypeError('fetch failed', { cause: closed() })
  expect(await sendPersistently(failing(closed(), wrapped))).toBe('sent')
})

test('a request is given up after four broken connections, and other errors are not repeated', async () => {
  const four = failing(closed(), closed(), closed(), closed())
  await expect(sendPersistently(four)).rejects.toThrow('other side closed')
  await expect(sendPersistently(failing(new Error('no')))).rejects.toThrow('no')
})

test('an acknowledgement that Discord had before the connection broke counts', async () => {
  const interaction = { deferred: false }
  await acknowledgePersistently(interaction, failing(closed(), acknowledgedTwice()))
  expect(interaction.deferred).toBe(true)
})

test('an acknowledgement by somebody else is not taken for ours', async () => {
  const interaction = { deferred: false }
  await expect(acknowledgePersistently(interaction, failing(acknowledgedTwice()))).rejects.toThrow()
  expect(interaction.deferred).toBe(false)
})
