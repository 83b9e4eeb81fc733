import type { Document } from '../../../document.ts'
import { titleFrom } from '../../fields.ts'
import type { ProblemLog } from '../../problems.ts'
import { joinBlocks, type UnplacedBlock } from '../blocks.ts'
import { DAMAGED, readCore, relationsOf } from './package.ts'
import { createSheet, MOST_ROWS, rowsBeyond } from './rows.ts'
import { type NumberLook, numberLooks, sharedWords, shownNumber } from './sheet-values.ts'
import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

interface SheetPart {
  readonly name: string
  readonly part: string
}

/** Reads a workbook: the rows of its sheets, each below the sheet's name. Hidden sheets are left out. */
export const readXlsx = (zip: Zip, id: string, log: ProblemLog): Document => {
  const main = 'xl/workbook.xml'
  const parts = relationsOf(zip, main)
  const sheets: SheetPart[] = []
  let from1904 = false
  const end = readXml(zip.chunks(main), {
    open: ({ name, get }) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(get('date1904') ?? '')
      const target = name === 'sheet' ? parts.get(get('r:id') ?? get('id') ?? '') : undefined
      if (target?.type === 'worksheet' && !/hidden/i.test(get('state') ?? ''))
        sheets.push({ name: get('name') ?? '', part: target.target })
    },
    close: () => {},
  })
  const values = { words: sharedWords(zip), looks: numberLooks(zip), from1904 }
  const blocks: UnplacedBlock[] = []
  let isDamaged = end === 'damaged'
  let left = MOST_ROWS
  for (const { name, part } of sheets) {
    const sheet = createSheet(left)
    isDamaged = readSheet(zip, part, values, sheet) === 'damaged' || isDamaged
    left -= sheet.count()
    const isNamed = sheets.length > 1 || !/^(?:sheet|hoja|tabelle|feuil)\s?\d*$/i.test(name)
    const rows = sheet.blocks()
    if (isNamed && rows.length > 0) blocks.push({ kind: 'heading', level: 2, words: name })
    blocks.push(...rows)
    if (sheet.isCut()) {
      log.add(rowsBeyond())
      break
    }
  }
  if (isDamaged) log.add(DAMAGED)
  return { id, title: titleFrom(id), ...readCore(zip), file: id, isWhole: true, ...joinBlocks(blocks) }
}

interface Values {
  readonly words: readonly string[]
  readonly looks: readonly NumberLook[]
  readonly from1904: boolean
}

const readSheet = (zip: Zip, part: string, values: Values, sheet: ReturnType<typeof createSheet>) => {
  let row: string[] = []
  let at = 0
  let cell = { type: 'n', look: 'number' as NumberLook, words: '' }
  let isValue = false
  return readXml(zip.chunks(part), {
    isDone: sheet.isCut,
    open: ({ name, get }) => {
      if (name === 'row') {
        sheet.skipTo(Number(get('r')))
        row = []
        at = 0
      } else if (name === 'c') {
        at = columnOf(get('r')) ?? at
        cell = { type: get('t') ?? 'n', look: values.looks[Number(get('s') ?? 0)] ?? 'number', words: '' }
      } else if (name === 'v' || name === 't') isValue = true
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'c') {
        if (at < MOST_COLUMNS) row[at] = wordsOf(cell, values)
        at += 1
      } else if (name === 'row') sheet.add(Array.from(row, (words) => words ?? ''))
    },
    text: (words) => {
      if (isValue) cell.words += words
    },
  })
}

/** More columns are a matrix, not something to read. */
const MOST_COLUMNS = 200

/** "AB12" is column 27, counted from 0. */
const columnOf = (reference = ''): number | undefined => {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

const wordsOf = (
  { type, look, words }: { readonly type: string; readonly look: NumberLook; readonly words: string },
  values: Values,
): string => {
  switch (type) {
    case 's':
      return values.words[Number(words)] ?? ''
    case 'b':
      return words === '1' ? 'TRUE' : 'FALSE'
    case 'e':
      return ''
    case 'n':
      return shownNumber(words, look, values.from1904)
    default:
      return words
  }
}
