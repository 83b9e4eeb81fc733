import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv } from '../../../../../src/sources/read/formats/office/csv.ts'
import { problemLog } from '../../../../../src/sources/read/problems.ts'
import { archiveOf, blocksFrom, blocksOf, bytesOf, partsOf, read } from './reading.ts'

describe('a presentation', () => {
  test('of LibreOffice is read slide for slide, each below its title', async () => {
    const parts = partsOf('slides.pptx')
    const { document } = await read(bytesOf('slides.pptx'))
    const headings = parts.flatMap((part) => (part.kind === 'heading' ? [part.words] : []))
    expect(blocksOf(document).filter((block) => block.startsWith('heading'))).toEqual(
      [document.title, ...headings].map((words) => `heading 2 ${words}`),
    )
    expect(document.pages?.map(({ kind, number }) => [kind, number])).toEqual([
      ['slide', 1],
      ['slide', 2],
      ['slide', 3],
      ['slide', 4],
    ])
  })

  const slide = (inner: string, attributes = '') =>
    `<p:sld xmlns:p="p" xmlns:a="a" ${attributes}><p:spTree>${inner}</p:spTree></p:sld>`
  const shape = (kind: string, ...paragraphs: readonly string[]) =>
    `<p:sp><p:nvPr><p:ph type="${kind}"/></p:nvPr><p:txBody>${paragraphs.map((words) => `<a:p><a:r><a:t>${words}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp>`
  const relations = (...targets: readonly (readonly [type: string, target: string])[]) =>
    `<Relationships>${targets.map(([type, target], index) => `<Relationship Id="r${index + 1}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`

  test('has the order that it says, titles first, notes below, and no hidden slide, number or foot', async () => {
    const { document } = await read(
      archiveOf({
        'ppt/presentation.xml':
          '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/><p:sldId id="258" r:id="r3"/></p:presentation>',
        'ppt/_rels/presentation.xml.rels': relations(
          ['slide', 'slides/slide1.xml'],
          ['slide', '/ppt/slides/slide2.xml'],
          ['slide', 'slides/slide3.xml'],
        ),
        'ppt/slides/slide1.xml': slide(shape('body', 'Last words')),
        'ppt/slides/slide2.xml': slide(
          shape('body', 'Piers', 'The council closed the old pier in May last year.') +
            shape('title', 'Harbour') +
            shape('sldNum', '1'),
        ),
        'ppt/slides/_rels/slide2.xml.rels': relations(['notesSlide', '../notesSlides/notesSlide1.xml']),
        'ppt/notesSlides/notesSlide1.xml': slide(shape('body', 'Say it slowly.')),
        'ppt/slides/slide3.xml': slide(shape('body', 'Secret'), 'show="0"'),
      }),
    )
    expect(blocksOf(document)).toEqual([
      'heading 2 Harbour',
      'item Piers',
      'paragraph The council closed the old pier in May last year.',
      'furniture 1',
      'paragraph Say it slowly.',
      'item Last words',
    ])
    expect(
      document.pages?.map(({ number, start }) => [number, document.text.slice(start, start + 4)]),
    ).toEqual([
      [1, 'Harb'],
      [2, 'Last'],
    ])
  })
})

describe('a workbook', () => {
  test('of LibreOffice is read row for row, each sheet below its name', async () => {
    const tables = partsOf('sheets.xlsx').filter(({ kind }) => kind === 'table')
    const { document } = await read(bytesOf('sheets.xlsx'))
    expect(blocksOf(document)).toEqual(
      tables.flatMap((table, index) => [`heading 2 Sheet ${index + 1}`, ...blocksFrom([table])]),
    )
  })

  test('shows days, shares and figures as its cells do, and leaves hidden sheets out', async () => {
    const { document } = await read(
      archiveOf({
        'xl/workbook.xml':
          '<workbook xmlns:r="r"><sheets><sheet name="Dues" r:id="r1"/><sheet name="Old" state="hidden" r:id="r2"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<R><Relationship Id="r1" Type="x/worksheet" Target="worksheets/a.xml"/><Relationship Id="r2" Type="x/worksheet" Target="worksheets/b.xml"/></R>',
        'xl/sharedStrings.xml':
          '<sst><si><t>Day</t></si><si><r><t>Sha</t></r><r><t>re</t></r><rPh><t>no</t></rPh></si></sst>',
        'xl/styles.xml':
          '<s><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="10"/></cellXfs></s>',
        'xl/worksheets/a.xml': `<worksheet><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Sum</t></is></c></row>
          <row r="2"><c r="A2" s="1"><v>45429</v></c><c r="B2" s="2"><v>0.125</v></c><c r="D2"><v>0.30000000000000004</v></c></row>
          <row r="5"><c r="A5" t="str"><v>Checked by Ann.</v></c></row></worksheet>`,
        'xl/worksheets/b.xml': '<worksheet><row><c t="str"><v>Secret</v></c></row></worksheet>',
      }),
      'dues.xlsx',
    )
    expect(blocksOf(document)).toEqual([
      'heading 2 Dues',
      'header Day | Share | Sum',
      'row 2024-05-17 | 12.5% | 0.3',
      'paragraph Checked by Ann.',
    ])
    expect(document.title).toBe('dues')
  })
})

describe('comma-separated values', () => {
  const rowsOf = (text: string) => blocksOf(readCsv(text, 'dues.csv', problemLog('dues.csv')))

  test.each([
    ['commas', 'Line,Price\r\nNorth,45\r\nSouth,30\r\n'],
    ['semicolons', 'Line;Price\nNorth;45\nSouth;30'],
    ['tabs', 'Line\tPrice\nNorth\t45\nSouth\t30'],
    ['bars', 'Line|Price\nNorth|45\nSouth|30'],
    ['a line that says so', 'sep=;\nLine;Price\nNorth;45\nSouth;30'],
  ])('are parted by %s', (_, text) => {
    expect(rowsOf(text)).toEqual(['header Line | Price', 'row North | 45', 'row South | 30'])
  })

  test('hold their sign, line ends and marks within quotation marks', () => {
    expect(rowsOf('Line,Note\nNorth,"Slow, but\n""safe"""\nSouth,"never closed\nEast,1')).toEqual([
      'header Line | Note',
      'row North | Slow, but "safe"',
      'row South | never closed',
      'row East | 1',
    ])
  })

  test('come back as they were written', () => {
    const cell = fc.stringMatching(/^[a-z",;\n]{1,9}$/).filter((words) => words.trim() !== '')
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 9 }),
      )
    fc.assert(
      fc.property(table, (rows) => {
        const text = `sep=,\n${rows.map((row) => row.map((words) => `"${words.replaceAll('"', '""')}"`).join(',')).join('\r\n')}`
        const shown = rows.map((row) => row.map((words) => words.replace(/\s+/g, ' ').trim()).join(' | '))
        expect(rowsOf(text).map((block) => block.replace(/^(?:header|row) /, ''))).toEqual(shown)
      }),
    )
  })
})

describe('an e-book', () => {
  const bookOf = (chapters: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    archiveOf({
      'META-INF/container.xml': '<container><rootfile full-path="b/book.opf"/></container>',
      'b/book.opf': `<package xmlns:dc="dc"><metadata><dc:title>Piers</dc:title><dc:creator>Ana Ruiz</dc:creator><dc:publisher>Gull Press</dc:publisher><dc:date>2019-03-04</dc:date></metadata>
        <manifest><item id="toc" href="toc.ncx" media-type="application/x-dtbncx+xml"/>${chapters.map((_, index) => `<item id="c${index}" href="c%20${index}.xhtml" media-type="application/xhtml+xml"/>`).join('')}</manifest>
        <spine>${chapters.map((_, index) => `<itemref idref="c${index}"/>`).join('')}</spine></package>`,
      ...Object.fromEntries(
        chapters.map((body, index) => [
          `b/c ${index}.xhtml`,
          `<html><head><title/></head><body>${body}</body></html>`,
        ]),
      ),
      ...more,
    })

  test('of LibreOffice has the names of its chapters as headings', async () => {
    const { document } = await read(bytesOf('book.epub'))
    const headings = partsOf('book.epub').flatMap((part) =>
      part.kind === 'heading' && part.level === 1 ? [`heading 1 ${part.words}`] : [],
    )
    expect(blocksOf(document).filter((block) => block.startsWith('heading'))).toEqual(headings)
  })

  test('has its chapters in order, below their headings or their names, and says who wrote it and when', async () => {
    const toc =
      '<ncx><navPoint><navLabel><text>The old pier</text></navLabel><content src="c%201.xhtml"/></navPoint></ncx>'
    const { document } = await read(
      bookOf(
        [
          '<h2>Start</h2><p>One.</p>',
          '<p>Two.</p><table><tr><td><p>A</p></td><td><p>B</p></td></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></table>',
        ],
        { 'b/toc.ncx': toc },
      ),
    )
    expect(document).toMatchObject({
      title: 'Piers',
      author: 'Ana Ruiz',
      publisher: 'Gull Press',
      published: '2019-03-04',
    })
    expect(blocksOf(document)).toEqual([
      'heading 2 Start',
      'paragraph One.',
      'heading 1 The old pier',
      'paragraph Two.',
      'row A | B',
      'row 1 | 2',
    ])
  })

  test('that its seller has locked says so', async () => {
    const locked = '<encryption><CipherReference URI="b/c 0.xhtml"/></encryption>'
    await expect(read(bookOf(['x'], { 'META-INF/encryption.xml': locked }))).rejects.toThrow(
      'a.bin is locked by its seller: only a book that is not can be read.',
    )
  })
})
