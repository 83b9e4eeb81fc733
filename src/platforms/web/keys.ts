import { createHmac, timingSafeEqual } from 'node:crypto'
import { decrypt, deriveKey, encrypt } from '../../commands/access/sealed.ts'

/*
 * What is made with SECRET_KEY: a key for each purpose, so that what was made for one is worth nothing for another; codes that tell whether
 * a text is ours; and texts that only we can read.
 */

type Purpose = 'sessions' | 'forms' | 'links' | 'sign-in'

/** A key of 256 bits for one purpose. */
export const keyOf = (secretKey: string, purpose: Purpose): Buffer => deriveKey(secretKey, purpose)

/** Tells that a text is ours: HMAC-SHA-256 in base64url. @param bytes how much of its 32 bytes is kept */
export const macOf = (text: string, key: Buffer, bytes = 32): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, bytes).toString('base64url')

/** Whether two texts are the same, in a time that does not tell where they differ. */
export const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Makes a text that only who has the key can read, and nobody else can make. */
export const seal = (text: string, key: Buffer): string => encrypt(text, key).toString('base64url')

/** The text that was sealed; undefined if the key is another, or anything was changed. */
export const unseal = (sealed: string, key: Buffer): string | undefined =>
  decrypt(Buffer.from(sealed, 'base64url'), key)
