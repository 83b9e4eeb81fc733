import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** How the number of a cell is shown. */
export type NumberLook = 'number' | 'date' | 'percent'

/** The words that cells share, in the order in which they are counted. */
export const sharedWords = (zip: Zip): readonly string[] => {
  const all: string[] = []
  let words = ''
  let isText = false
  let sounds = 0
  readXml(zip.chunks('xl/sharedStrings.xml'), {
    open: ({ name }) => {
      if (name === 'rPh') sounds += 1
      else if (name === 't') isText = sounds === 0
    },
    close: (name) => {
      if (name === 'rPh') sounds -= 1
      else if (name === 't') isText = false
      else if (name === 'si') {
        all.push(words)
        words = ''
      }
    },
    text: (part) => {
      if (isText) words += part
    },
  })
  return all
}

/** How numbers are shown, by the style of a cell. */
export const numberLooks = (zip: Zip): readonly NumberLook[] => {
  const formats = new Map<string, string>()
  const looks: NumberLook[] = []
  let inCells = false
  readXml(zip.chunks('xl/styles.xml'), {
    open: ({ name, get }) => {
      if (name === 'numFmt') formats.set(get('numFmtId') ?? '', get('formatCode') ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = get('numFmtId') ?? '0'
        looks.push(lookOf(Number(id), formats.get(id)))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return looks
}

/** By the formats that a program writes, or the built-in ones of ECMA-376, 18.8.30. */
const lookOf = (id: number, format: string | undefined): NumberLook => {
  if (format === undefined) {
    const isDate = (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
    return isDate ? 'date' : id === 9 || id === 10 ? 'percent' : 'number'
  }
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  if (/[yd]/i.test(bare) && !/[#0?]/.test(bare)) return 'date'
  return bare.includes('%') ? 'percent' : 'number'
}

/** In milliseconds. */
const DAY = 86_400_000

/** A number as its cell shows it: a day as "2024-05-17", a share as "12.5%", others without the noise of binary fractions. */
export const shownNumber = (value: string, look: NumberLook, from1904: boolean): string => {
  const number = Number(value)
  if (!Number.isFinite(number) || value.trim() === '') return value
  if (look === 'percent') return `${exact(number * 100)}%`
  if (look === 'date' && number >= 1 && number < 2_958_466) {
    const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
    const written = new Date(start + Math.round(number * DAY)).toISOString()
    return Number.isInteger(number) ? written.slice(0, 10) : written.slice(0, 16).replace('T', ' ')
  }
  return exact(number)
}

/** Programs show at most 15 digits. */
const exact = (number: number): string => String(Number(number.toPrecision(15)))
