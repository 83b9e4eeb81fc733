/**
 * Measures how fast questions are answered while large documents are read.
 *
 *     npm run bench:documents-meanwhile
 *
 * On the briefs that come with Footnote and some 1,000 passages more, a question is put every 20 ms while nothing else goes on, while a web page of 5 MB is read
 * and taken in, and while a PDF of 15 MB is: 400 pages of text, and pictures.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { watchLoop } from '../watch-loop.ts'
import { knownDocument } from './known.ts'
import { paragraph, seeded } from './prose.ts'
import { markdownOf } from './written.ts'

const PAGE_BYTES = 5_000_000
const PDF_BYTES = 15_000_000
const PDF_PAGES = 400

const draw = seeded(13)

const longPage = (): string => {
  const paragraphs: string[] = []
  for (let length = 0; length < PAGE_BYTES; length += paragraphs.at(-1)?.length ?? 0)
    paragraphs.push(`<p>${paragraph(draw, 'en')}</p>\n`)
  return `<!doctype html><title>A long page</title><main><h1>A long page</h1>${paragraphs.join('')}</main>`
}

/** A PDF written by hand: its pages have 50 lines each, and the rest of its bytes are a picture that no page shows. */
const longPdf = (): Buffer => {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '', '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']
  const kids: string[] = []
  for (let page = 0; page < PDF_PAGES; page += 1) {
    const words = Array.from({ length: 12 }, () => paragraph(draw, 'en')).join(' ')
    const lines = (words.match(/.{1,88}(?:\s|$)/g) ?? []).slice(0, 50)
    const shown = lines.map((line) => `(${line.replace(/[()\\]/g, '').replace('€', 'EUR ')}) '`).join('\n')
    const content = `BT /F 11 Tf 13 TL 60 770 Td\n${shown}\nET`
    kids.push(`${objects.length + 2} 0 R`)
    objects.push(`<</Length ${content.length}>>stream\n${content}\nendstream`)
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${objects.length} 0 R/Resources<</Font<</F 3 0 R>>>>>>`,
    )
  }
  objects[1] = `<</Type/Pages/Kids[${kids.join(' ')}]/Count ${kids.length}>>`
  const written = objects.map((object, index) => `${index + 1} 0 obj${object}endobj\n`)
  const size = written.reduce((sum, { length }) => sum + length, 0)
  const picture = Buffer.from(
    Uint32Array.from({ length: (PDF_BYTES - size) / 4 }, () => draw(2 ** 32)).buffer,
  )
  const head = `${objects.length + 1} 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/Length ${picture.length}>>stream\n`
  const parts = [Buffer.from('%PDF-1.4\n'), ...written.map((each) => Buffer.from(each, 'latin1'))]
  const offsets: number[] = []
  let at = 0
  for (const part of parts) {
    offsets.push(at)
    at += part.length
  }
  const body = [...parts, Buffer.from(head), picture, Buffer.from('\nendstream endobj\n')]
  const start = body.reduce((sum, { length }) => sum + length, 0)
  const table = [...offsets.slice(1), at].map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const end = `xref\n0 ${table.length + 1}\n0000000000 65535 f \n${table.join('')}trailer<</Size ${table.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.concat([...body, Buffer.from(end)])
}

const folder = mkdtempSync(join(tmpdir(), 'meanwhile-'))
const shelf = join(folder, 'shelf')
mkdirSync(shelf)
for (let seed = 0; seed < 100; seed += 1)
  writeFileSync(join(shelf, `paper-${seed}.md`), markdownOf(knownDocument(seed)))
const app = await createApp(
  readConfig({ SOURCES_DIR: shelf, DATABASE: join(folder, 'meanwhile.sqlite') }),
  (_id, error) => console.error(error),
)
const questions = [
  'Who questioned the compensation scheme?',
  'When was the extraordinary meeting?',
  'What did Inspector Halloran reconstruct?',
  '¿Quién encargó el reforzamiento del rompeolas oriental?',
  'How many navigational instruments are in the inventory?',
]
await app.desk.handle({ kind: 'greet' }, { place: { platform: 'bench' } })
await setTimeout(3_000)

const arrives = (name: string, bytes: string | Buffer) => async (): Promise<void> => {
  writeFileSync(join(shelf, name), bytes)
  if ((await app.refresh()).size !== 1) throw new Error(`${name} did not come`)
}
console.table({
  'nothing else': await watchLoop(app, questions, () => setTimeout(5_000)),
  'a page of 5 MB': await watchLoop(app, questions, arrives('long.html', longPage())),
  'a PDF of 15 MB': await watchLoop(app, questions, arrives('long.pdf', longPdf())),
})
await app.close()
rmSync(folder, { recursive: true })
