import { describe, expect, test } from 'vitest'
import { archiveOf, blocksFrom, blocksOf, bytesOf, partsOf, read } from './reading.ts'

const wordOf = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  archiveOf({ 'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`, ...more })
const p = (words: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`

describe.each([
  ['report.docx', 'Reinforcement of the eastern breakwater (2009)', 'Joaquín Quiñones'],
  ['informe.odt', 'Redistribución de las licencias de amarre (2007)', 'Ruth Okafor'],
])('%s, as LibreOffice writes it', (name, title, author) => {
  test('is read part for part, without its running heads', async () => {
    const { document, problems } = await read(bytesOf(name))
    expect(blocksOf(document)).toEqual([`title ${title}`, ...blocksFrom(partsOf(name))])
    expect(problems).toEqual([])
  })

  test('has the title, the author and the day of its properties', async () => {
    expect((await read(bytesOf(name))).document).toMatchObject({ title, author, created: '2024-05-17' })
  })
})

describe('a Word document', () => {
  test('says what it says now: nothing deleted, moved away, hidden or repeated for older programs', async () => {
    const body = `<w:p>
      <w:r><w:t xml:space="preserve">The pier </w:t></w:r><w:del><w:r><w:delText>closed </w:delText></w:r></w:del>
      <w:ins><w:r><w:t xml:space="preserve">opened </w:t></w:r></w:ins><w:moveFrom><w:r><w:t>late </w:t></w:r></w:moveFrom>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r><w:r><w:t>in</w:t><w:tab/><w:t>May.</w:t></w:r>
      <w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice><w:t> Really.</w:t></mc:Choice><mc:Fallback><w:t> Really.</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`
    expect(blocksOf((await read(wordOf(body))).document)).toEqual([
      'paragraph The pier opened in May. Really.',
    ])
  })

  test('looks as it does now, not as it did before a change', async () => {
    const before = '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    const run = '<w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>'
    const body = `<w:p><w:pPr>${before}</w:pPr><w:r>${run}<w:t>The pier.</w:t></w:r></w:p>`
    expect(blocksOf((await read(wordOf(body))).document)).toEqual(['paragraph The pier.'])
  })

  test('has headings by their styles, in any language of Word, by their level, or by being bold', async () => {
    const styles = `<w:styles xmlns:w="w"><w:style w:styleId="Ttulo2"><w:name w:val="heading 2"/></w:style>
      <w:style w:styleId="Own"><w:basedOn w:val="Ttulo2"/><w:name w:val="My own"/></w:style></w:styles>`
    const body = [
      p('One', '<w:pStyle w:val="Ttulo2"/>'),
      p('Two', '<w:pStyle w:val="Own"/>'),
      p('Three', '<w:outlineLvl w:val="2"/>'),
      '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Four</w:t></w:r></w:p>',
      '<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>Five</w:t></w:r></w:p>',
    ]
    expect(blocksOf((await read(wordOf(body.join(''), { 'word/styles.xml': styles }))).document)).toEqual([
      'heading 2 One',
      'heading 2 Two',
      'heading 3 Three',
      'heading 4 Four',
      'paragraph Five',
    ])
  })

  test('has its footnotes behind their paragraph, and behind a table', async () => {
    const notes = `<w:footnotes xmlns:w="w"><w:footnote w:id="0" w:type="separator">${p('—')}</w:footnote>
      <w:footnote w:id="2">${p('As of May.')}</w:footnote></w:footnotes>`
    const noted = (words: string) =>
      `<w:p><w:r><w:t>${words}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`
    const cell = (inner: string) => `<w:tc>${inner}</w:tc>`
    const table = `<w:tbl><w:tr>${cell(noted('Pier'))}${cell(p('Open'))}</w:tr><w:tr>${cell(p('A'))}${cell(p('yes'))}</w:tr></w:tbl>`
    const { document } = await read(wordOf(noted('It is open.') + table, { 'word/footnotes.xml': notes }))
    expect(blocksOf(document)).toEqual([
      'paragraph It is open.',
      'paragraph As of May.',
      'header Pier | Open',
      'row A | yes',
      'paragraph As of May.',
    ])
  })

  test('has the words of cells that reach over columns and rows in each row', async () => {
    const cell = (words: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(words)}</w:tc>`
    const table = `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Line')}${cell('2023')}${cell('2024')}</w:tr>
      <w:tr>${cell('North', '<w:vMerge w:val="restart"/>')}${cell('45')}${cell('46')}</w:tr>
      <w:tr>${cell('', '<w:vMerge/>')}${cell('none at all', '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl>`
    expect(blocksOf((await read(wordOf(table))).document)).toEqual([
      'header Line | 2023 | 2024',
      'row North | 45 | 46',
      'row North | none at all |',
    ])
  })

  test('has the words of a text box, and a table of contents as furniture', async () => {
    const styles =
      '<w:styles xmlns:w="w"><w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>'
    const box = `<w:p><w:r><w:t>Outside.</w:t></w:r><w:r><w:pict><w:txbxContent>${p('Inside.')}</w:txbxContent></w:pict></w:r></w:p>`
    const body = p('One 4', '<w:pStyle w:val="TOC1"/>') + box
    expect(blocksOf((await read(wordOf(body, { 'word/styles.xml': styles }))).document)).toEqual([
      'furniture One 4',
      'paragraph Inside.',
      'paragraph Outside.',
    ])
  })
})

describe('an OpenDocument text', () => {
  const odtOf = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
    archiveOf({
      'content.xml': `<o:document-content xmlns:o="o" xmlns:text="t" xmlns:style="s"><o:automatic-styles><style:style style:name="P1" style:parent-style-name="Quotations"/></o:automatic-styles><o:body>${body}</o:body></o:document-content>`,
      ...more,
    })

  test('has its spaces, breaks, footnotes and quotations, and nothing deleted or remarked', async () => {
    const body = `<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes>
      <text:p>It<text:s text:c="3"/>is<text:line-break/>open<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>As of May.</text:p></text:note-body></text:note>.</text:p>
      <text:p text:style-name="P1">“Open!”<o:annotation><text:p>Really?</text:p></o:annotation></text:p>`
    expect(blocksOf((await read(odtOf(body))).document)).toEqual([
      'paragraph It is\nopen.',
      'paragraph As of May.',
      'quote “Open!”',
    ])
  })

  test('that is locked says so', async () => {
    const manifest = '<manifest><file-entry><encryption-data/></file-entry></manifest>'
    await expect(read(odtOf('', { 'META-INF/manifest.xml': manifest }))).rejects.toThrow(
      'a.bin is locked with a password: save it without one.',
    )
  })
})
