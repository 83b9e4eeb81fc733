import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { UserError } from '../../../src/errors.ts'
import { type Kind, kindOf } from '../../../src/sources/read/kinds.ts'
import { problemLog } from '../../../src/sources/read/problems.ts'
import { readBytes } from '../../../src/sources/read/read-bytes.ts'
import { settleAlone } from '../../../src/sources/shelf/settle.ts'

/*
 * Files that nobody would send by mistake: real ones with their bytes or their parts changed, and ones of random structure.
 */

export interface HostileFile {
  readonly kind: Kind
  readonly bytes: Uint8Array
}

const TESTS = join(import.meta.dirname, '../..')
const WRITTEN: Readonly<Record<string, string>> = {
  '.md':
    '---\ntitle: Dues\n---\n# Dues\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> [!note] `x` [[y|z]] %%c%%\n',
  '.txt':
    'Dues\n\nBy Ana Ruiz\n\nThe harbour takes 12 % of the catch.\n\n1. One\n2. Two\n\na,b,c\n1,2,3\n4,5,6\n',
  '.eml':
    'From: Ann <a@example.org>\nSubject: =?utf-8?q?Dues?=\nDate: Mon, 3 May 2021 10:00:00 +0200\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>The pier=\n is open.</p>\n--b--\n',
  '.vtt':
    'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann>The pier is open.\n\n00:09:00.000 --> 00:09:09.000\nReally.\n',
  '.srt':
    '1\n00:00:01,000 --> 00:00:04,000\nThe pier is open.\n\n2\n00:00:14,000 --> 00:00:19,000\nReally.\n',
  '.csv': 'Line,Price\r\n"North, slow",45\r\n"South ""fast""",30\r\n',
  '.tsv': 'Line\tPrice\nNorth\t45\nSouth\t30\n',
}

/** A PDF that a change reaches everywhere, because nothing in it is packed. */
const PLAIN_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[4 0 R 4 0 R 5 0 R]/Count 3>>endobj
3 0 obj<</Length 99>>stream
BT /F 11 Tf 13 TL 60 770 Td (The harbour takes a share of the) ' (catch, and the coun-) ' (cil decides how much.) ' 1 0 0 1 300 700 Tm (Dues) Tj (1) ' ET
endstream endobj
4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F 6 0 R>>>>>>endobj
5 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate 90/Contents[3 0 R 3 0 R]/Resources<</Font<</F 6 0 R>>>>>>endobj
6 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj
trailer<</Root 1 0 R/Info<</Title(Dues)/CreationDate(D:20240517)>>>>
%%EOF
`

/** A real file of each kind. */
const REAL: readonly HostileFile[] = [
  ...globSync(['office-files/*', 'pages/*.html'], { cwd: TESTS })
    .sort()
    .map((path) => ({ kind: kindOf(path) ?? '.txt', bytes: readFileSync(join(TESTS, path)) })),
  { kind: '.pdf', bytes: strToU8(PLAIN_PDF) },
  ...Object.entries(WRITTEN).map(([kind, text]) => ({ kind: kindOf(kind) ?? '.txt', bytes: strToU8(text) })),
]

/** Pieces that mean something to some reader. */
const PIECES = [
  '<',
  '>',
  '/>',
  '</',
  '&',
  '&#0;',
  '&#x110000;',
  '"',
  "'",
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<table>',
  '<tr>',
  '<td rowspan=999 colspan=999>',
  '<p>',
  '<div>',
  '<script>',
  '<title>',
  '<template>',
  '<svg>',
  '<select>',
  '<w:p>',
  '</w:p>',
  '<w:tbl>',
  '<w:tc>',
  '<w:r>',
  '<w:t>',
  '<w:gridSpan w:val="99999999"/>',
  '<w:vMerge/>',
  '<text:note>',
  '<text:s text:c="99999999"/>',
  '<row r="99999999">',
  '<c r="ZZZ1" t="s">',
  '<v>-1e999</v>',
  '<a:p>',
  '<p:ph type="title"/>',
  '<itemref idref="c0"/>',
  '%PDF-1.7',
  'obj',
  'endobj',
  'stream\n',
  'endstream',
  'xref',
  'trailer',
  '<<',
  '>>',
  '/Length 99999999',
  '/Kids[2 0 R]',
  '/Count -1',
  ' 0 R',
  'BT',
  'Tj',
  '999999999 0 0 9 0 0 Tm',
  "'",
  'WEBVTT',
  '00:00:01.000 --> 00:00:02.000',
  '---\n',
  '- ',
  '# ',
  '|',
  '[[',
  ']]',
  '![[',
  '%%',
  ':::',
  '```',
  '$$',
  '~~',
  '\\',
  '{',
  '}',
  'a: &a [*a]\n',
  'From: a\nSubject: b\nDate: c\n\n',
  'Content-Type: multipart/mixed; boundary=b\n',
  '--b\n',
  '=?utf-8?q?',
  'sep=,\n',
  ',',
  ';',
  '\t',
  '\r',
  '\n',
  '\n\n',
  ' ',
  '\0',
  '\u00ad',
  '\ufeff',
  '\u202e',
  '\ud800',
  'PK\u0003\u0004',
  'a',
  'é',
  '漢',
  '🙂',
  '1',
  '99999999999999999999',
  '-',
  '.',
  '!',
  '?',
]

const piece = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...PIECES) },
  fc.string({ maxLength: 6, unit: 'binary' }),
)
const pieces = fc.array(
  fc.tuple(piece, fc.oneof({ weight: 30, arbitrary: fc.integer({ min: 1, max: 3 }) }, fc.constant(2_000))),
  { maxLength: 60 },
)
const structure = pieces.map((some) => some.map(([words, times]) => words.repeat(times)).join(''))

interface Change {
  readonly how: 'flip' | 'cut' | 'insert' | 'repeat' | 'end'
  readonly at: number
  readonly length: number
  readonly words: string
}

const change: fc.Arbitrary<Change> = fc.record({
  how: fc.constantFrom('flip', 'cut', 'insert', 'repeat', 'end'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 400 }),
  words: piece,
})

const changed = (bytes: Uint8Array, changes: readonly Change[]): Uint8Array =>
  changes.reduce(afterChange, bytes)

const afterChange = (all: Uint8Array, { how, at, length, words }: Change): Uint8Array => {
  const from = Math.floor(at * all.length)
  const [head, rest] = [all.subarray(0, from), all.subarray(from)]
  switch (how) {
    case 'flip':
      return Buffer.concat([head, Buffer.from([(rest[0] ?? 0) ^ (1 << (length % 8))]), rest.subarray(1)])
    case 'cut':
      return Buffer.concat([head, rest.subarray(length)])
    case 'insert':
      return Buffer.concat([head, Buffer.from(words.repeat(1 + (length % 5))), rest])
    case 'repeat': {
      const again = Array.from({ length: 1 + (length % 4) }, () => rest.subarray(0, length))
      return Buffer.concat([head, ...again, rest])
    }
    case 'end':
      return length % 4 === 0 ? head : all
  }
}

const changes = fc.array(change, { minLength: 1, maxLength: 12 })
const real = fc.constantFrom(...REAL)

/** A real file with some of its bytes changed. */
const ofBytes = fc
  .tuple(real, changes)
  .map(([{ kind, bytes }, some]) => ({ kind, bytes: changed(bytes, some) }))

/** A real archive with the words of some of its parts changed, and packed again. */
const ofParts = fc
  .tuple(
    fc.constantFrom(...REAL.filter(({ bytes }) => bytes[0] === 0x50 && bytes[1] === 0x4b)),
    fc.array(fc.tuple(fc.nat(), changes), { minLength: 1, maxLength: 4 }),
  )
  .map(([{ kind, bytes }, some]) => {
    const parts = unzipSync(bytes)
    const names = Object.keys(parts)
    for (const [which, own] of some) {
      const name = names[which % names.length] ?? ''
      parts[name] = Buffer.from(changed(parts[name] ?? new Uint8Array(), own))
    }
    return { kind, bytes: zipSync(parts, { level: 1 }) }
  })

/** A file of random structure, under the name of any kind. */
const ofNothing = fc
  .tuple(fc.constantFrom(...REAL.map(({ kind }) => kind)), structure)
  .map(([kind, text]) => ({ kind, bytes: Buffer.from(kind === '.pdf' ? `%PDF-1.7\n${text}` : text) }))

/** The body of a real kind of archive, of random structure. */
const ofStructure = fc
  .tuple(
    fc.constantFrom(
      'word/document.xml',
      'content.xml',
      'ppt/presentation.xml',
      'xl/workbook.xml',
      'META-INF/container.xml',
    ),
    structure,
  )
  .map(([part, text]) => ({
    kind: '.docx' as const,
    bytes: zipSync({ [part]: strToU8(text) }, { level: 1 }),
  }))

export const hostileFile: fc.Arbitrary<HostileFile> = fc.oneof(
  { weight: 4, arbitrary: ofBytes },
  { weight: 2, arbitrary: ofParts },
  { weight: 3, arbitrary: ofNothing },
  { weight: 1, arbitrary: ofStructure },
)

/** In milliseconds. */
const LONGEST = 5_000

/**
 * Reads a file as the thread does. It has to become a sound document, or a message for people, in five seconds.
 * @throws if it does not
 */
export const readHostile = async ({ kind, bytes }: HostileFile): Promise<'read' | 'refused'> => {
  const begun = performance.now()
  try {
    const document = await readBytes(bytes, kind, `hostile${kind}`, problemLog('hostile'))
    const { text, blocks, pages = [] } = document
    if (kind !== '.txt' && !text.isWellFormed()) throw new Error('the text is not well-formed')
    let at = 0
    for (const { start, end } of blocks) {
      if (start < at || end <= start || end > text.length)
        throw new Error(`a block lies at ${start} to ${end}`)
      at = end
    }
    for (const [index, { start, number }] of pages.entries()) {
      const before = pages[index - 1]
      if (start > text.length || (before && (before.start > start || before.number >= number)))
        throw new Error(`page ${number} begins at ${start}`)
    }
    settleAlone(document)
    return 'read'
  } catch (error) {
    if (error instanceof UserError) return 'refused'
    throw error
  } finally {
    const took = performance.now() - begun
    // biome-ignore lint/correctness/noUnsafeFinally: a slow file is a fault, however it ended
    if (took > LONGEST) throw new Error(`it took ${Math.round(took)} ms`)
  }
}
