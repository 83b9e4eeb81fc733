import { createHash } from 'node:crypto'
import type { Steps } from '../../steps.ts'

/**
 * How passages are cut and what terms they get. Raise it by one whenever a source that is the same would get other passages or other
 * terms: an index that was written before is then made anew.
 */
export const TERMS_VERSION = 1
/** How an index is laid out in bytes. */
const LAYOUT_VERSION = 1
/** "FtIx" where the first byte counts least: read on a machine of the other order it is another number. */
const MARK = 0x78497446

/** What a file begins with, before its number of parts and its length in bytes over 8. */
export const BEGINNING: readonly number[] = [MARK, LAYOUT_VERSION, TERMS_VERSION]

/** In numbers of four bytes each. */
export const HEADER = BEGINNING.length + 3

/** What is to be known of a part before it can be read, in this order. */
export interface PartHeader {
  readonly sources: number
  readonly passages: number
  readonly terms: number
  /** How many postings there are in each field, and whether their counts take four bytes each. */
  readonly textPostings: number
  readonly textWide: number
  readonly headingPostings: number
  readonly headingWide: number
  /** In bytes. */
  readonly termsLength: number
  /** In bytes. */
  readonly keysLength: number
}

export const PART_FIELDS = [
  'sources',
  'passages',
  'terms',
  'textPostings',
  'textWide',
  'headingPostings',
  'headingWide',
  'termsLength',
  'keysLength',
] as const satisfies readonly (keyof PartHeader)[]

/** Each section begins at a multiple of it, so that it can be read where it stands. */
export const ALIGNMENT = 8

/** The length of a section with what fills it up. */
export const padded = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT

/** What terms and keys are told apart by; neither holds one. */
export const BETWEEN = '\n'

/** The length of a checksum with what fills it up, in bytes: it stands at the end. */
export const CHECKSUM = padded(20)
const SLICE = 1 << 20

/** SHA-1 of all sections before it. */
export function* checksumOf(sections: Iterable<Uint8Array>): Steps<Uint8Array> {
  const digest = createHash('sha1')
  for (const section of sections) {
    for (let at = 0; at < section.length; at += SLICE) {
      digest.update(section.subarray(at, at + SLICE))
      yield
    }
  }
  const checksum = new Uint8Array(CHECKSUM)
  checksum.set(digest.digest())
  return checksum
}
