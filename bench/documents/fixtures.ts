/**
 * Makes the documents that the tests read. Run it again when `FIXTURES` changes; the files are committed.
 *
 *     node bench/documents/fixtures.ts
 */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { knownDocument } from './known.ts'
import { FIXTURES, makeDocuments, makeLocked } from './office.ts'

const kept = resolve(import.meta.dirname, '../../test/office-files')
mkdirSync(kept, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'documents-'))
const keep = (name: string): void => writeFileSync(join(kept, name), readFileSync(join(folder, name)))
for (const [format, known] of FIXTURES) {
  makeDocuments(folder, format, [known])
  keep(`${known.name}.${format}`)
}
makeLocked(folder, { ...knownDocument(1, { parts: 1 }), name: 'locked' })
keep('locked.pdf')
