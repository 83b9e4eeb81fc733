import type { Original } from './originals.ts'

/** Numbers from 0 up to, but not including, 1. */
export type Draw = () => number

export const pick = <T>(items: readonly T[], draw: Draw): T => items[Math.floor(draw() * items.length)] as T

/** A whole number from `least` to `most`. */
export const between = (least: number, most: number, draw: Draw): number =>
  least + Math.floor(draw() * (most - least + 1))

const LEADS = [
  'Editor’s note: a partner newsroom reported this story, and we print it with its permission.',
  'What follows was first told elsewhere; our readers asked for it, and here it is in full but for a few lines.',
  'It has been a long week for everybody who followed this matter from the beginning. Here is what is known so far.',
  'Lo que sigue apareció primero en otro medio, que nos permite publicarlo aquí.',
]
const BYLINES = [
  'By Marta Quill, staff writer',
  'By our correspondent',
  'Por la redacción',
  'J. Okafor | 6 min read',
]
const AGENCIES = ['LINDEBY (NPA) — ', 'VARNHOLM, March 3 (Wire) - ', '(Agencias) ', '']
const FEET = [
  'This article was republished under a partnership. Read the original on the site of its publisher.',
  'Copyright of the text remains with the agency. All rights reserved.',
  'Publicado con permiso de la agencia.',
]
const HEADLINES = [
  'What we know so far',
  'Five things to understand',
  'Behind the numbers',
  'Lo que hay que saber',
]

/** A word put in the place of another, as an editor does. */
const SWAPS: Readonly<Record<string, string>> = {
  said: 'stated',
  also: 'likewise',
  many: 'numerous',
  but: 'yet',
  about: 'around',
  because: 'since',
  large: 'big',
  such: 'this kind of',
  most: 'the majority of',
  used: 'employed',
  pero: 'aunque',
  también: 'asimismo',
  muchos: 'numerosos',
}

const editWords = (paragraphs: readonly string[], edits: number, draw: Draw): string[] => {
  const edited = [...paragraphs]
  for (let done = 0, tries = 0; done < edits && tries < edits * 20; tries += 1) {
    const at = Math.floor(draw() * edited.length)
    const words = (edited[at] as string).split(' ')
    const place = Math.floor(draw() * words.length)
    const word = words[place] as string
    if (!/^\p{L}/u.test(word)) continue
    const swap = SWAPS[word.toLowerCase()]
    if (swap !== undefined) words[place] = swap
    else if (draw() < 0.5 && words.length > 6) words.splice(place, 1)
    else words.splice(place, 0, pick(['reportedly', 'now', 'then', 'hoy', 'still'], draw))
    edited[at] = words.join(' ')
    done += 1
  }
  return edited
}

/** Corrects one figure, if there is any. */
const correctFigure = (paragraphs: readonly string[], draw: Draw): string[] => {
  const places = paragraphs.flatMap((text, at) => (/\d/.test(text) ? [at] : []))
  if (places.length === 0) return [...paragraphs]
  const at = pick(places, draw)
  return paragraphs.map((text, place) =>
    place === at ? text.replace(/\d+/, (figure) => String(Number(figure) + 1)) : text,
  )
}

/** Leaves out paragraphs from the end and from within, until about `kept` of the words are left. The first stays. */
const cut = (paragraphs: readonly string[], kept: number, draw: Draw): string[] => {
  const left = [...paragraphs]
  const size = (some: readonly string[]): number => some.join(' ').length
  const enough = size(paragraphs) * kept
  while (left.length > 1) {
    const at = draw() < 0.6 ? left.length - 1 : between(1, left.length - 1, draw)
    const without = left.toSpliced(at, 1)
    if (size(without) < enough) break
    left.splice(at, 1)
  }
  return left
}

const retypeset = (text: string): string =>
  text
    .replace(/[“”«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/ [–—] /g, ' -- ')
    .replace(/\u00a0/g, ' ')

/** The ways in which an article comes twice. */
export const COPYING: Readonly<Record<string, (original: Original, draw: Draw) => Original>> = {
  'another link': ({ title, paragraphs }, draw) => ({
    title: `${title} | ${pick(['Harbour Gazette', 'The Wire', 'Diario del Norte'], draw)}`,
    paragraphs: draw() < 0.5 ? paragraphs : [...paragraphs, pick(FEET, draw)],
  }),
  'a syndicated copy with cuts': ({ title, paragraphs }, draw) => {
    const [first = '', ...rest] = cut(paragraphs, 0.5 + draw() * 0.4, draw)
    return {
      title: draw() < 0.5 ? `${pick(HEADLINES, draw)}: ${title}` : pick(HEADLINES, draw),
      paragraphs: [
        pick(BYLINES, draw),
        ...(draw() < 0.6 ? [pick(LEADS, draw)] : []),
        pick(AGENCIES, draw) + first,
        ...rest,
        pick(FEET, draw),
      ],
    }
  },
  'an edit of a few words': ({ title, paragraphs }, draw) => ({
    title,
    paragraphs: editWords(
      draw() < 0.5 ? correctFigure(paragraphs, draw) : paragraphs,
      between(2, 8, draw),
      draw,
    ),
  }),
  'set in other type': ({ title, paragraphs }, draw) => ({
    title: title.toUpperCase(),
    paragraphs: paragraphs.flatMap((text) => {
      const plain = retypeset(text)
      const middle = plain.indexOf('. ', plain.length / 2)
      return draw() < 0.4 && middle > 0 ? [plain.slice(0, middle + 1), plain.slice(middle + 2)] : [plain]
    }),
  }),
  'an update': ({ title, paragraphs }, draw) => ({
    title: `Updated: ${title}`,
    paragraphs: [
      'This article was updated with a reply from the ministry, and its first paragraph was written again.',
      ...editWords(paragraphs.length > 3 ? paragraphs.slice(1) : paragraphs, between(1, 5, draw), draw),
    ],
  }),
}
