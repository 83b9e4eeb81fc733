/** Inverse document frequency as in BM25 (Robertson and Sparck Jones, with 1 added so that it is never negative). */
export const rarity = (frequency: number, size: number): number =>
  Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))
