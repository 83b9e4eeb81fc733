import { strToU8, zipSync } from 'fflate'
import type { Known, Part } from './known.ts'
import { escaped } from './open-document.ts'

/*
 * Known documents in the formats that are written by hand and by programs alike.
 */

const htmlOf = (part: Part): string => {
  const cells = (row: readonly string[], tag: string) =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  switch (part.kind) {
    case 'heading':
      return `<h${part.level + 1}>${escaped(part.words)}</h${part.level + 1}>`
    case 'paragraph':
      return `<p>${escaped(part.words)}</p>${part.note === undefined ? '' : `<p>${escaped(part.note)}</p>`}`
    case 'list': {
      const tag = part.isNumbered ? 'ol' : 'ul'
      return `<${tag}>${part.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</${tag}>`
    }
    case 'table': {
      const [header = [], ...rows] = part.rows
      return `<table>${cells(header, 'th')}${rows.map((row) => cells(row, 'td')).join('')}</table>`
    }
  }
}

/** A page with navigation and a footer around the article. */
export const pageOf = ({ title, language, author, parts }: Known): string =>
  `<!doctype html><html lang="${language}"><head><title>${escaped(title)}</title><meta name="author" content="${escaped(author)}"></head>
<body><nav><a href="/">Gull Point papers</a> <a href="/all">All papers</a></nav>
<article><h1>${escaped(title)}</h1>${parts.map(htmlOf).join('\n')}</article>
<footer>Gull Point papers, 4 Quay Street. All rights reserved.</footer></body></html>`

export const markdownOf = ({ title, parts }: Known): string =>
  [`# ${title}`, ...parts.map(markdownPart)].join('\n\n')

const markdownPart = (part: Part): string => {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  switch (part.kind) {
    case 'heading':
      return `${'#'.repeat(part.level + 1)} ${part.words}`
    case 'paragraph':
      return part.note === undefined ? part.words : `${part.words}\n\n${part.note}`
    case 'list':
      return part.items.map((item, index) => `${part.isNumbered ? `${index + 1}.` : '-'} ${item}`).join('\n')
    case 'table': {
      const [header = [], ...rows] = part.rows
      return [row(header), row(header.map(() => '---')), ...rows.map(row)].join('\n')
    }
  }
}

const quoted = (cell: string): string => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** The first table of a document. */
export const csvOf = ({ parts }: Known): string =>
  (parts.find((part) => part.kind === 'table')?.rows ?? [])
    .map((row) => `${row.map(quoted).join(',')}\r\n`)
    .join('')

/** A book with a chapter for each heading of the first level. */
export const bookOf = ({ title, author, language, parts }: Known): Uint8Array => {
  const chapters: Part[][] = [[]]
  for (const part of parts)
    if (part.kind === 'heading' && part.level === 1) chapters.push([part])
    else chapters.at(-1)?.push(part)
  const files = chapters.map((chapter, index) => {
    const head = index === 0 ? `<h1>${escaped(title)}</h1>` : ''
    return `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${head}${chapter.map(htmlOf).join('')}</body></html>`
  })
  const each = (make: (index: number) => string) => files.map((_, index) => make(index)).join('')
  return zipSync({
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    ),
    'book/book.opf': strToU8(
      `<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0"><metadata><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(author)}</dc:creator><dc:language>${language}</dc:language><dc:date>2023-04-02</dc:date></metadata><manifest>${each((index) => `<item id="c${index}" href="c${index}.xhtml" media-type="application/xhtml+xml"/>`)}</manifest><spine>${each((index) => `<itemref idref="c${index}"/>`)}</spine></package>`,
    ),
    ...Object.fromEntries(files.map((file, index) => [`book/c${index}.xhtml`, strToU8(file)])),
  })
}
