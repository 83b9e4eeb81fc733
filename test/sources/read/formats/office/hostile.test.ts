import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { problemLog } from '../../../../../src/sources/read/problems.ts'
import { readBytes } from '../../../../../src/sources/read/read-bytes.ts'
import { archiveOf, blocksOf, bytesOf, read } from './reading.ts'

const wordOf = (xml: string): Uint8Array => archiveOf({ 'word/document.xml': xml })
const MEGABYTE = 1024 * 1024

describe('an archive', () => {
  test('that unpacks to more than there is for text is left out, whatever it says of its size', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(80 * MEGABYTE).fill(0x20) })
    const lying = Buffer.from(bomb)
    // The sizes in the directory, which is at its end: 24 bytes into an entry.
    const entry = lying.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
    lying.writeUInt32LE(1, entry + 24)
    for (const bytes of [bomb, lying])
      await expect(read(bytes)).rejects.toThrow('a.bin unpacks to more than 64 MB of text: split it.')
  })

  test('may hold large pictures, which are not unpacked', async () => {
    const bytes = zipSync({
      'word/media/image.png': new Uint8Array(80 * MEGABYTE),
      'word/document.xml': strToU8('<w:p><w:r><w:t>The pier is open.</w:t></w:r></w:p>'),
    })
    expect(blocksOf((await read(bytes)).document)).toEqual(['paragraph The pier is open.'])
  })

  test('of many parts, of something else, or cut off says so', async () => {
    const parts = Array.from({ length: 20_001 }, (_, index) => [`${index}`, new Uint8Array()] as const)
    await expect(read(zipSync(Object.fromEntries(parts), { level: 0 }))).rejects.toThrow(
      'a.bin is an archive of more than 20,000 parts: split it.',
    )
    await expect(read(archiveOf({ 'a.txt': 'x' }))).rejects.toThrow(
      'a.bin is an archive of files, and not a document: take the files out of it.',
    )
    const whole = bytesOf('report.docx')
    await expect(read(whole.subarray(0, whole.length / 2))).rejects.toThrow(
      'a.bin is damaged or cut off: get it again.',
    )
  })
})

describe('XML', () => {
  test('has its entities left as they are: none is resolved, and no file is opened', async () => {
    const { document, problems } = await read(
      wordOf(
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]><w:p><w:r><w:t>One &b; &c; &amp; two.</w:t></w:r></w:p>',
      ),
    )
    expect(blocksOf(document)).toEqual(['paragraph One &b; &c; & two.'])
    expect(problems).toEqual(['a.bin is damaged: what could be read of it was; get it again.'])
  })

  test('that is nested without end, or breaks off, is read up to there', async () => {
    const said = '<w:p><w:r><w:t>The pier is open.</w:t></w:r></w:p>'
    for (const rest of ['<w:sdt>'.repeat(100_000), '<w:p><w:r><w:t']) {
      const { document, problems } = await read(wordOf(`<w:document>${said}${rest}`))
      expect(blocksOf(document)[0]).toBe('paragraph The pier is open.')
      expect(problems).toEqual(['a.bin is damaged: what could be read of it was; get it again.'])
    }
  })
})

test('a workbook of a million rows is read up to its 20,000th', async () => {
  const rows = Array.from({ length: 30_000 }, (_, row) => `<row r="${row + 1}"><c><v>${row}</v></c></row>`)
  const bytes = archiveOf({
    'xl/workbook.xml': '<w><sheet name="Sheet1" id="a"/></w>',
    'xl/_rels/workbook.xml.rels': '<r><Relationship Id="a" Type="x/worksheet" Target="a.xml"/></r>',
    'xl/a.xml': `<s>${rows.join('')}</s>`,
  })
  const { document, problems } = await read(bytes)
  expect(document.blocks).toHaveLength(20_000)
  expect(problems).toEqual([
    'a.bin has more than 20,000 rows: the rest was left out; split it, or keep the rows that people ask about.',
  ])
})

test('cells and spaces that say they are repeated without end are repeated a few hundred times', async () => {
  const content =
    '<text:p>a<text:s text:c="999999999"/>b</text:p><table:table><table:table-row><table:table-cell table:number-columns-repeated="999999999"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
  const { document } = await read(archiveOf({ 'content.xml': `<o>${content}</o>` }))
  expect(blocksOf(document)).toEqual(['paragraph a b', 'paragraph x'])
})

describe('a name that is wrong', () => {
  const readAs = (kind: '.pdf' | '.docx' | '.txt', bytes: Uint8Array) =>
    readBytes(bytes, kind, `a${kind}`, problemLog('a'))

  test('does not matter where the bytes say what they are', async () => {
    expect((await readAs('.txt', bytesOf('report.docx'))).author).toBe('Joaquín Quiñones')
    expect((await readAs('.docx', bytesOf('columns.pdf'))).author).toBe('Ruth Okafor')
  })

  test('is told where they do not', async () => {
    const page = Buffer.from('<!doctype html><p>Please sign in.</p>')
    for (const kind of ['.pdf', '.docx'] as const)
      await expect(readAs(kind, page)).rejects.toThrow(
        `a${kind} is no ${kind}, although its name says so: give it the name of what it is.`,
      )
  })

  test('is told apart from a lock, and from files of before 2007', async () => {
    const old = Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')
    await expect(readAs('.docx', old)).rejects.toThrow(
      'a.docx is locked with a password, or of a kind of before 2007',
    )
  })
})
