import type { Speech } from '../model.ts'
import { formatCount, formatList, formatNumber } from './format.ts'

/** What a digest says of its own. Days are already written as the language writes them. */
export interface DigestMessages {
  readonly title: (day: string) => string
  readonly fresh: string
  /** @param more how many further sources are not named */
  readonly alsoReported: (sources: readonly string[], more: number) => string
  /** Stands for the place of an excerpt whose source has changed since. */
  readonly updated: (place: string) => string
  readonly moreStories: (count: number) => string
  readonly watched: string
  readonly asked: string
  readonly askedCount: (count: number) => string
  readonly best: (question: string, up: number) => string
  readonly gaps: string
  readonly gap: (question: string, count: number) => string
  readonly nothing: (since: string) => string
  readonly fromShelf: string
}

const named = (sources: readonly string[], more: string | undefined, speech: Speech): string =>
  formatList(more === undefined ? sources : [...sources, more], speech)

const en: DigestMessages = {
  title: (day) => `Digest · ${day}`,
  fresh: 'New on the shelf',
  alsoReported: (sources, more) =>
    `Also reported by ${named(sources, more > 0 ? `${formatNumber(more, 'en')} more` : undefined, 'en')}.`,
  updated: (place) => `updated, ${place}`,
  moreStories: (count) => `And ${formatNumber(count, 'en')} more: /source list`,
  watched: 'On your watches',
  asked: 'Asked here',
  askedCount: (count) => `${formatCount(count, 'question', 'questions', 'en')}.`,
  best: (question, up) => `Best liked, by ${formatNumber(up, 'en')}: “${question}”`,
  gaps: 'The sources could not answer:',
  gap: (question, count) =>
    `“${question}”${count > 1 ? `, asked ${formatCount(count, 'time', 'times', 'en')}` : ''}`,
  nothing: (since) => `Nothing new on the shelf since ${since}.`,
  fromShelf: 'Nothing new. From the shelf:',
}

const es: DigestMessages = {
  title: (day) => `Resumen · ${day}`,
  fresh: 'Nuevo entre las fuentes',
  alsoReported: (sources, more) =>
    `También lo cuentan: ${named(sources, more > 0 ? `${formatNumber(more, 'es')} más` : undefined, 'es')}.`,
  updated: (place) => `actualizada, ${place}`,
  moreStories: (count) => `Y ${formatNumber(count, 'es')} más: /source list`,
  watched: 'Sobre lo que sigues',
  asked: 'Lo que se preguntó aquí',
  askedCount: (count) => `${formatCount(count, 'pregunta', 'preguntas', 'es')}.`,
  best: (question, up) => `La mejor valorada, por ${formatNumber(up, 'es')}: «${question}»`,
  gaps: 'Las fuentes no supieron responder:',
  gap: (question, count) =>
    `«${question}»${count > 1 ? `, preguntada ${formatCount(count, 'vez', 'veces', 'es')}` : ''}`,
  nothing: (since) => `Nada nuevo entre las fuentes desde el ${since}.`,
  fromShelf: 'Nada nuevo. De lo que ya hay:',
}

/** What a digest says, in each language. */
export const DIGEST_MESSAGES: Readonly<Record<Speech, DigestMessages>> = { en, es }
