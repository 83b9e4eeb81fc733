import { hash, randomBytes } from 'node:crypto'
import type { Store } from '../../store/port.ts'
import type { SavedToken } from '../../store/token-port.ts'
import type { Sender } from './access.ts'

/*
 * The tokens by which other programs ask. The store has only the SHA-256 of a token: who reads the store cannot ask with it.
 */

/** In bytes. */
const RANDOM = 32
const FORM = /^fn_[\w-]{43}$/

/** A new token: `fn_` and 256 random bits in base64url. */
export const makeToken = (): string => `fn_${randomBytes(RANDOM).toString('base64url')}`

/** Whether a text has the form of a token. */
export const isToken = (text: string): boolean => FORM.test(text)

/** What the store knows a token by. */
export const hashOfToken = (token: string): string => hash('sha256', token, 'hex')

/** The platform of a program that reads the main shelf alone. */
const PROGRAMS = 'programs'

/**
 * Who asks with a token: somebody of the workspace or channel whose shelves it reads, whom nobody there is. What they ask is private, so that
 * no channel is told of it.
 */
export const senderOf = ({ id, reads }: Pick<SavedToken, 'id' | 'reads'>): Sender => ({
  place: { ...(reads ?? { platform: PROGRAMS }), user: `token:${id}` },
  privately: true,
})

const DAY = 86_400_000

/**
 * Looks up who asks with a token, and records the day. The store is asked each time, so that a token that is revoked ends at once.
 * @returns why there is nobody: it has not the form of a token, or there is none such any more
 */
export const openToken = async (
  token: string,
  now: number,
  store: Pick<Store, 'tokenOf' | 'saveTokenUse'>,
): Promise<Sender | 'malformed' | 'unknown'> => {
  if (!isToken(token)) return 'malformed'
  const saved = await store.tokenOf(hashOfToken(token))
  if (saved === undefined) return 'unknown'
  const today = now - (now % DAY)
  if ((saved.used ?? 0) < today) await store.saveTokenUse(saved.id, today)
  return senderOf(saved)
}
