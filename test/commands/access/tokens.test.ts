import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { hashOfToken, isToken, makeToken, openToken, senderOf } from '../../../src/commands/access/tokens.ts'
import { openStore } from '../../../src/store/sqlite/store.ts'
import { A_TOKEN } from '../../contracts/store-samples.ts'

const DAY = 86_400_000

const open = async () => {
  const store = await openStore(':memory:')
  onTestFinished(store.close)
  const token = makeToken()
  await store.saveToken({ ...A_TOKEN, hash: hashOfToken(token) })
  return { store, token }
}

describe('a token', () => {
  test('has 256 random bits, and each is another', () => {
    const made = Array.from({ length: 1_000 }, makeToken)
    expect(new Set(made).size).toBe(1_000)
    for (const token of made) {
      expect(isToken(token)).toBe(true)
      expect(Buffer.from(token.slice(3), 'base64url')).toHaveLength(32)
    }
  })

  test('opens what it was made for, until it is revoked', async () => {
    const { store, token } = await open()
    expect(await openToken(token, DAY, store)).toEqual(senderOf(A_TOKEN))
    await store.deleteToken(A_TOKEN.id)
    expect(await openToken(token, DAY, store)).toBe('unknown')
  })

  test('with any change opens nothing', async () => {
    const { store, token } = await open()
    await fc.assert(
      fc.asyncProperty(
        fc.nat(token.length - 1),
        fc.string({ unit: 'binary', maxLength: 2 }),
        async (at, other) => {
          const changed = token.slice(0, at) + other + token.slice(at + 1)
          fc.pre(changed !== token)
          expect(await openToken(changed, DAY, store)).toBe(isToken(changed) ? 'unknown' : 'malformed')
        },
      ),
    )
  })

  test('records the day of its last use, and nothing closer', async () => {
    const { store, token } = await open()
    for (const now of [3 * DAY + 5_000, 3 * DAY + 9_000, 2 * DAY]) await openToken(token, now, store)
    expect((await store.tokens())[0]?.used).toBe(3 * DAY)
  })

  test('for the main shelf alone asks from nowhere that has another', () => {
    expect(senderOf({ id: 'k1' })).toEqual({
      place: { platform: 'programs', user: 'token:k1' },
      privately: true,
    })
  })
})
