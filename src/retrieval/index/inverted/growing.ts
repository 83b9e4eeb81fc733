/** In entries; one part is copied nowhere, so that a long list grows without a pause. */
const PART = 1 << 16

/** A list of counts and numbers below 2^32, which grows in parts. */
export interface Growing {
  readonly length: number
  push(value: number): void
  /** The entry at `at`, which has to be there. */
  at(at: number): number
}

export const createGrowing = (): Growing => {
  const parts: Uint32Array[] = []
  let last = new Uint32Array(0)
  let length = 0
  return {
    get length() {
      return length
    },
    push: (value) => {
      const at = length % PART
      if (at === 0) {
        last = new Uint32Array(PART)
        parts.push(last)
      }
      last[at] = value
      length += 1
    },
    at: (at) => (parts[Math.floor(at / PART)] as Uint32Array)[at % PART] as number,
  }
}
