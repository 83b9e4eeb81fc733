import { tokenize } from '../../src/language/tokens.ts'
import { add, join, type Pairs } from './pairs.ts'
import { isName, type Shares, termOf, termsOf } from './senses.ts'
import type { Pointer, Synset, WordNet } from './wordnet.ts'

/** The ways in which words are near, each with how near its pairs are. */
export interface Links {
  /** Of one sense: "buy", "purchase". */
  readonly synonyms: Pairs
  /** Of one family: "elect", "electoral". */
  readonly families: Pairs
  /** The family of a synonym, and the synonym of one of the family: "purchase", "buyer". */
  readonly aside: Pairs
  /** Similar adjectives, what a deed entails or causes, verbs of one group: "defeat", "lose". */
  readonly near: Pairs
  /** What is a kind of it: "vehicle", "car". The question's word is the wider. */
  readonly narrower: Pairs
  /** What is defined by it: "marry", "divorce". */
  readonly defined: Pairs
  /** Opposites, which are never relatives. */
  readonly opposites: Pairs
}

const NEAR = new Set(['&', '$', '*', '>', '^', '='])
const FAMILY = new Set(['+', '\\', '<'])

const sharedStart = (a: string, b: string): number => {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}

/** Words that WordNet derives from each other begin alike. Those that don't ("see", "visible") are near, but not of one family. */
const beginsAlike = (a: string, b: string): boolean =>
  sharedStart(a, b) >= Math.min(4, a.length - 1, b.length - 1)

/** How near two terms are that share a sense: the geometric mean of how often each has it. */
const nearness = (shares: Shares, a: string, sense: Synset, b: string, other: Synset): number =>
  Math.sqrt(shares(a, sense.key) * shares(b, other.key))

const linkWords = (links: Links, shares: Shares, sense: Synset, other: Synset, pointer: Pointer): void => {
  const [from, to] = [sense.words[pointer.fromWord - 1] ?? '', other.words[pointer.toWord - 1] ?? '']
  const [a, b] = [termOf(from), termOf(to)]
  if (a === undefined || b === undefined) return
  const near = nearness(shares, a, sense, b, other)
  if (pointer.symbol === '!') add(links.opposites, a, b, 1)
  if (!FAMILY.has(pointer.symbol) || isName(from) !== isName(to)) return
  if (beginsAlike(from.toLowerCase(), to.toLowerCase())) {
    add(links.families, a, b, near)
    add(links.families, b, a, near)
  } else if (!isName(from)) add(links.synonyms, a, b, near)
}

const linkSenses = (links: Links, shares: Shares, sense: Synset, other: Synset, symbol: string): void => {
  for (const a of termsOf(sense)) {
    for (const b of termsOf(other)) {
      const near = nearness(shares, a, sense, b, other)
      if (symbol === '~') add(links.narrower, a, b, near)
      if (!NEAR.has(symbol)) continue
      add(links.near, a, b, near)
      add(links.near, b, a, near)
    }
  }
}

/** Words in more definitions than this say nothing. The scale is logarithmic: 1 is in one definition, 0 in all. */
const TELLING = 0.45

/** Begins a definition that says what a thing is not. */
const DENIES =
  /\b(?:not|no|non|never|without|lack|lacks|lacking|free|opposed|opposite|absence|before|after)\b/i

/** Each sense's definition as terms; a phrase that names the sense tells as much ("married man" of "husband"). */
const definitionsOf = (senses: readonly Synset[]): ReadonlyMap<Synset, readonly string[]> =>
  new Map(
    senses.map((sense) => {
      const phrases = sense.words.filter((word) => word.includes('_') && !isName(word))
      const text = [sense.definition.replace(/\(.*?\)/g, ''), ...phrases].join(' ').replaceAll('_', ' ')
      return [sense, [...new Set(tokenize(text, 'en').flatMap(({ term }) => termOf(term) ?? []))]]
    }),
  )

const linkDefinitions = (links: Links, shares: Shares, senses: readonly Synset[]): void => {
  const definitions = definitionsOf(senses)
  const counts = new Map<string, number>()
  for (const terms of definitions.values())
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  for (const [sense, terms] of definitions) {
    if (DENIES.test(sense.definition)) continue
    for (const a of termsOf(sense)) {
      for (const b of terms) {
        const telling = 1 - Math.log(counts.get(b) ?? 1) / Math.log(senses.length)
        if (telling < TELLING) continue
        add(links.defined, b, a, (shares(a, sense.key) * telling) / Math.sqrt(Math.max(2, terms.length)))
      }
    }
  }
}

/** Collects WordNet's relations between single words that are not names. */
export const linksOf = (net: WordNet, shares: Shares): Links => {
  const make = (): Pairs => new Map()
  const links = {
    synonyms: make(),
    families: make(),
    aside: make(),
    near: make(),
    narrower: make(),
    defined: make(),
    opposites: make(),
  }
  const senses = [...net.synsets.values()]
  for (const sense of senses) {
    const terms = termsOf(sense)
    for (const a of terms)
      for (const b of terms) add(links.synonyms, a, b, nearness(shares, a, sense, b, sense))
    for (const pointer of sense.pointers) {
      const other = net.synsets.get(pointer.to)
      if (other === undefined) continue
      if (pointer.fromWord > 0) linkWords(links, shares, sense, other, pointer)
      else linkSenses(links, shares, sense, other, pointer.symbol)
    }
  }
  linkDefinitions(
    links,
    shares,
    senses.filter((sense) => termsOf(sense).length > 0),
  )
  for (const [from, ways] of join(links.families, links.families, links.families))
    for (const [to, near] of ways) if (beginsAlike(from, to)) add(links.families, from, to, 0.8 * near)
  for (const joined of [
    join(links.families, links.synonyms, links.families),
    join(links.synonyms, links.families, links.families),
  ])
    for (const [from, ways] of joined) for (const [to, near] of ways) add(links.aside, from, to, near)
  return links
}
