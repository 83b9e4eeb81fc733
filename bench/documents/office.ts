import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Known, knownDocument } from './known.ts'
import { flatSheets, flatSlides, flatText } from './open-document.ts'

/*
 * Known documents in the formats of office programs, made by LibreOffice (`apt-get install libreoffice-writer-nogui libreoffice-calc-nogui
 * libreoffice-impress-nogui hyphen-en-us hyphen-es`).
 */

export type OfficeFormat = 'pdf' | 'docx' | 'odt' | 'epub' | 'pptx' | 'xlsx'

const FLAT: Readonly<Record<OfficeFormat, readonly [extension: string, make: (known: Known) => string]>> = {
  pdf: ['fodt', flatText],
  docx: ['fodt', flatText],
  odt: ['fodt', flatText],
  epub: ['fodt', flatText],
  pptx: ['fodp', flatSlides],
  xlsx: ['fods', flatSheets],
}

/** Makes documents of one format in a folder, each under its name. */
export const makeDocuments = (folder: string, format: OfficeFormat, all: readonly Known[]): void => {
  const [extension, make] = FLAT[format]
  const flat = all.map((known) => {
    const path = join(folder, `${known.name}.${extension}`)
    writeFileSync(path, make(known))
    return path
  })
  execFileSync('soffice', ['--headless', '--convert-to', format, '--outdir', folder, ...flat], {
    stdio: 'ignore',
  })
}

/** Makes a PDF that needs a password, in a folder. */
export const makeLocked = (folder: string, known: Known): void => {
  const path = join(folder, `${known.name}.fodt`)
  writeFileSync(path, flatText(known))
  const options = {
    EncryptFile: { type: 'boolean', value: 'true' },
    DocumentOpenPassword: { type: 'string', value: 'herring' },
  }
  const filter = `pdf:writer_pdf_Export:${JSON.stringify(options)}`
  execFileSync('soffice', ['--headless', '--convert-to', filter, '--outdir', folder, path], {
    stdio: 'ignore',
  })
}

/** The documents that the tests read, in `test/office-files`. */
export const FIXTURES: readonly (readonly [format: OfficeFormat, known: Known])[] = [
  ['pdf', { ...knownDocument(2, { columns: 2, running: true, parts: 6 }), name: 'columns' }],
  ['pdf', { ...knownDocument(9, { running: true, parts: 6 }), name: 'report' }],
  ['docx', { ...knownDocument(9, { running: true, parts: 3 }), name: 'report' }],
  ['odt', { ...knownDocument(7, { running: true, parts: 3 }), name: 'informe' }],
  ['epub', { ...knownDocument(6, { parts: 3 }), name: 'book' }],
  ['pptx', { ...knownDocument(5, { parts: 3 }), name: 'slides' }],
  ['xlsx', { ...knownDocument(5, { parts: 6 }), name: 'sheets' }],
]
