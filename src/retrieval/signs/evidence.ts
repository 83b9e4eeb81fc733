import type { Sign } from './found.ts'

/**
 * How much speaks for the best sentence's passage, whatever the question asks for in all: its BM25 score, which the index multiplies
 * by the number of words that it holds. A share of the question says less: half of two words is chance, half of ten is not. The
 * logarithm of the score over the square of the shelf's own logarithm, so that a word that stands once counts alike on every shelf.
 */
export const evidence: Sign = ({ best, size }) => Math.log(1 + best.candidate.score / Math.log(2 + size) ** 2)
