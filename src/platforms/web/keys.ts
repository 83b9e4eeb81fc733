import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/*
 * What is made with SECRET_KEY: a key for each purpose, so that what was made for one is worth nothing for another; codes that tell whether
 * a text is ours; and texts that only we can read.
 */

type Purpose = 'sessions' | 'forms' | 'links' | 'sign-in'

/** A key of 256 bits for one purpose. */
export const keyOf = (secretKey: string, purpose: Purpose): Buffer =>
  Buffer.from(hkdfSync('sha256', secretKey, '', `footnote ${purpose}`, 32))

/** Tells that a text is ours: HMAC-SHA-256 in base64url. @param bytes how much of its 32 bytes is kept */
export const macOf = (text: string, key: Buffer, bytes = 32): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, bytes).toString('base64url')

/** Whether two texts are the same, in a time that does not tell where they differ. */
export const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const CIPHER = 'aes-256-gcm'
/** In bytes: NIST SP 800-38D, 8.2 and 5.2.1.2. */
const VECTOR = 12
const TAG = 16

/** Makes a text that only who has the key can read, and nobody else can make. */
export const seal = (text: string, key: Buffer): string => {
  const vector = randomBytes(VECTOR)
  const cipher = createCipheriv(CIPHER, key, vector)
  const sealed = [vector, cipher.update(text, 'utf8'), cipher.final()]
  return Buffer.concat([...sealed, cipher.getAuthTag()]).toString('base64url')
}

/** The text that was sealed; undefined if the key is another, or anything was changed. */
export const unseal = (sealed: string, key: Buffer): string | undefined => {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < VECTOR + TAG) return undefined
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, VECTOR), { authTagLength: TAG })
  decipher.setAuthTag(bytes.subarray(-TAG))
  try {
    return decipher.update(bytes.subarray(VECTOR, -TAG), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return undefined
  }
}
