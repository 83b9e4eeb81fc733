import type { Known, Part } from './known.ts'

/*
 * A known document as flat OpenDocument, from which LibreOffice makes the other formats.
 */

export const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const NAMESPACES = [
  'office:1.0',
  'text:1.0',
  'style:1.0',
  'table:1.0',
  'drawing:1.0:draw',
  'presentation:1.0',
  'meta:1.0',
  'svg-compatible:1.0:svg',
  'xsl-fo-compatible:1.0:fo',
]
  .map((each) => {
    const [name = '', version, prefix = name] = each.split(':')
    return `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:${version}"`
  })
  .concat('xmlns:dc="http://purl.org/dc/elements/1.1/"')
  .join(' ')

const document = (kind: string, { title, author }: Known, styles: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.${kind}">
<office:meta><dc:title>${escaped(title)}</dc:title><meta:initial-creator>${escaped(author)}</meta:initial-creator><dc:creator>${escaped(author)}</dc:creator><meta:creation-date>2024-05-17T09:30:00</meta:creation-date></office:meta>
${styles}
<office:body><office:${kind}>${body}</office:${kind}></office:body></office:document>`

const head = ({ title, language }: Known): string =>
  language === 'en' ? `Gull Point papers, ${title}` : `Cuadernos de Punta Gaviota, ${title}`

const textStyles = (known: Known): string => {
  const { columns, running, language } = known
  const locale = `fo:language="${language}" fo:country="${language === 'en' ? 'US' : 'ES'}"`
  const heading = (level: number, size: number) =>
    `<style:style style:name="Heading_20_${level}" style:display-name="Heading ${level}" style:family="paragraph" style:default-outline-level="${level}"><style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="${size}pt" fo:font-weight="bold"/></style:style>`
  const part = (name: string, words: string) =>
    running ? `<style:${name}><text:p>${words}</text:p></style:${name}>` : ''
  return `<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:hyphenation-ladder-count="no-limit"/><style:text-properties style:font-name="Liberation Serif" fo:font-family="'Liberation Serif'" fo:font-size="11pt" ${locale} fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/></style:default-style>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:margin-bottom="0.2cm"/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="0.5cm"/><style:text-properties fo:font-size="20pt" fo:font-weight="bold" fo:hyphenate="false"/></style:style>
<style:style style:name="Footnote" style:family="paragraph"><style:text-properties fo:font-size="9pt"/></style:style>
${heading(1, 15)}${heading(2, 13)}
<text:notes-configuration text:note-class="footnote" text:default-style-name="Footnote" style:num-format="1"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="Columns" style:family="section"><style:section-properties><style:columns fo:column-count="${columns}" fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:style style:name="Grid" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:space-before="0.5cm" text:min-label-width="0.5cm"/></text:list-level-style-bullet></text:list-style>
<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:space-before="0.5cm" text:min-label-width="0.6cm"/></text:list-level-style-number></text:list-style>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">${part('header', escaped(head(known)))}${part('footer', '<text:page-number/>')}</style:master-page></office:master-styles>`
}

/** A document of texts, as a flat `.fodt`. */
export const flatText = (known: Known): string => {
  let notes = 0
  const drawn = (part: Part): string => {
    switch (part.kind) {
      case 'heading':
        return `<text:h text:style-name="Heading_20_${part.level}" text:outline-level="${part.level}">${escaped(part.words)}</text:h>`
      case 'paragraph': {
        notes += part.note === undefined ? 0 : 1
        const note =
          part.note === undefined
            ? ''
            : `<text:note text:note-class="footnote"><text:note-citation>${notes}</text:note-citation><text:note-body><text:p text:style-name="Footnote">${escaped(part.note)}</text:p></text:note-body></text:note>`
        return `<text:p text:style-name="Body">${escaped(part.words)}${note}</text:p>`
      }
      case 'list':
        return `<text:list text:style-name="${part.isNumbered ? 'Numbers' : 'Bullets'}">${part.items.map((item) => `<text:list-item><text:p>${escaped(item)}</text:p></text:list-item>`).join('')}</text:list>`
      case 'table':
        return tableOf(part.rows)
    }
  }
  const body = known.parts.map(drawn).join('\n')
  const title = `<text:p text:style-name="Title">${escaped(known.title)}</text:p>`
  const whole =
    known.columns > 1
      ? `<text:section text:style-name="Columns" text:name="Columns">${body}</text:section>`
      : body
  return document('text', known, textStyles(known), title + whole)
}

/** @param marked whether the header is marked as one, which presentations lose */
const tableOf = (rows: readonly (readonly string[])[], marked = true): string => {
  const row = (cells: readonly string[]) =>
    `<table:table-row>${cells.map((cell) => `<table:table-cell table:style-name="Grid" office:value-type="${/^\d+$/.test(cell) ? `float" office:value="${cell}` : 'string'}"><text:p>${escaped(cell)}</text:p></table:table-cell>`).join('')}</table:table-row>`
  const [header = [], ...below] = rows
  return `<table:table table:name="Table"><table:table-column table:number-columns-repeated="${header.length}"/>${marked ? `<table:table-header-rows>${row(header)}</table:table-header-rows>` : row(header)}${below.map(row).join('')}</table:table>`
}

/** The tables of a document as the sheets of a flat `.fods`. */
export const flatSheets = (known: Known): string =>
  document(
    'spreadsheet',
    known,
    '',
    known.parts
      .filter((part) => part.kind === 'table')
      .map((part, index) => tableOf(part.rows).replace('"Table"', `"Sheet ${index + 1}"`))
      .join(''),
  )

/** A document as slides, a flat `.fodp`: a slide for each heading, its last paragraph as the speaker's notes. */
export const flatSlides = (known: Known): string => {
  const frame = (kind: string, y: number, height: number, inner: string) =>
    `<draw:frame presentation:class="${kind}" svg:x="2cm" svg:y="${y}cm" svg:width="24cm" svg:height="${height}cm"><draw:text-box>${inner}</draw:text-box></draw:frame>`
  const p = (words: string) => `<text:p>${escaped(words)}</text:p>`
  const slides: { title: string; parts: Part[] }[] = [{ title: known.title, parts: [] }]
  for (const part of known.parts)
    if (part.kind === 'heading') slides.push({ title: part.words, parts: [] })
    else slides.at(-1)?.parts.push(part)
  const drawn = slides.map(({ title, parts }, index) => {
    const inner = parts
      .map((part) =>
        part.kind === 'paragraph'
          ? p(part.words) + (part.note === undefined ? '' : p(part.note))
          : part.kind === 'list'
            ? `<text:list>${part.items.map((item) => `<text:list-item>${p(item)}</text:list-item>`).join('')}</text:list>`
            : '',
      )
      .join('')
    const table = parts.flatMap((part) =>
      part.kind === 'table'
        ? [
            `<draw:frame svg:x="2cm" svg:y="12cm" svg:width="24cm" svg:height="6cm">${tableOf(part.rows, false)}</draw:frame>`,
          ]
        : [],
    )
    return `<draw:page draw:name="page${index + 1}">${frame('title', 1, 3, p(title))}${inner === '' ? '' : frame('outline', 5, 10, inner)}${table.join('')}</draw:page>`
  })
  return document('presentation', known, '', drawn.join(''))
}
