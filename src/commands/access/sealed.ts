import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/*
 * Bytes that only who has a key can read, and nobody else can make: AES-256-GCM under a key that SECRET_KEY gives for one purpose.
 */

const CIPHER = 'aes-256-gcm'
/** In bytes: NIST SP 800-38D, 8.2 and 5.2.1.2. */
const VECTOR = 12
const TAG = 16

/** A key of 256 bits for one purpose, so that what was made for one is worth nothing for another. */
export const deriveKey = (secretKey: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secretKey, '', `footnote ${purpose}`, 32))

/** @param about what the text belongs to: without the same words it cannot be opened */
export const encrypt = (text: string, key: Buffer, about = ''): Buffer => {
  const vector = randomBytes(VECTOR)
  const cipher = createCipheriv(CIPHER, key, vector)
  cipher.setAAD(Buffer.from(about))
  return Buffer.concat([vector, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** The text; undefined if the key or `about` is another, or anything was changed. */
export const decrypt = (bytes: Buffer, key: Buffer, about = ''): string | undefined => {
  if (bytes.length < VECTOR + TAG) return undefined
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, VECTOR), { authTagLength: TAG })
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(bytes.subarray(-TAG))
  try {
    return decipher.update(bytes.subarray(VECTOR, -TAG), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return undefined
  }
}
