import { symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { KINDS } from '../../../src/sources/read/kinds.ts'
import { readDocuments } from '../../../src/sources/read/read.ts'
import { folderOf } from '../folder.ts'

const read = async (path: string): Promise<{ ids: string[]; problems: string[] }> => {
  const { documents, problems } = await readDocuments(path)
  return { ids: documents.map(({ id }) => id), problems: problems.map(({ message }) => message) }
}

test('reads files of every kind, with the path below the folder as id', async () => {
  const folder = folderOf({
    'a/one.txt': 'Words of one.',
    'two.md': '# Two\n\nWords of two.',
    'three.html': '<p>Words of three.</p>',
    'four.jsonl': '{"id":"x/4","text":"Words of four."}',
  })
  expect(await read(folder)).toEqual({ ids: ['a/one.txt', 'x/4', 'three.html', 'two.md'], problems: [] })
})

test('a single file has its name as id, and a plain text is the file’s own', async () => {
  const text = '\ufeffOne “line”.\r\n\r\n\tTwo\u00a0%.\f'
  const { documents } = await readDocuments(join(folderOf({ 'deep/a.txt': text }), 'deep/a.txt'))
  expect(documents).toEqual([
    {
      id: 'a.txt',
      file: 'a.txt',
      text: text.slice(1),
      blocks: [
        { kind: 'paragraph', start: 0, end: 11 },
        { kind: 'paragraph', start: 16, end: 22 },
      ],
    },
  ])
})

test('bad files become problems, and the rest is read', async () => {
  const folder = folderOf({
    'binary.txt': Buffer.from([0x4d, 0x5a, 0, 0, 1, 2]),
    'empty.txt': '',
    'blank.md': ' \n\n',
    'good.txt': 'Good words.',
    'latin.txt': Buffer.from('a\xf1o', 'latin1'),
    'lines.jsonl':
      '{"id":"a","text":"One."}\nnope\n{"id":"a","text":"Two."}\n{"id":"good.txt","text":"Three."}',
    'paper.txt': '%PDF-1.4 …',
    'sixteen.txt': Buffer.from('\ufeffSixteen.', 'utf16le'),
    'folder.txt/inner.txt': 'Inner words.',
    'zzz.jsonl': '{"id":"latin.txt","text":"Its file could not be read, so the id is free."}',
  })
  symlinkSync('nowhere', join(folder, 'dangling.txt'))
  for (const name of ['huge.txt', 'huge.jsonl']) {
    writeFileSync(join(folder, name), '')
    truncateSync(join(folder, name), 200 * 1024 * 1024)
  }
  expect(await read(folder)).toEqual({
    ids: ['folder.txt/inner.txt', 'good.txt', 'a', 'sixteen.txt', 'latin.txt'],
    problems: [
      'dangling.txt: there is no such file or folder.',
      'binary.txt is not text (it holds NUL bytes): save it as UTF-8 text.',
      "blank.md has no words in it: put the source's text in it, or remove it.",
      "empty.txt is empty: put the source's text in it, or remove it.",
      'huge.jsonl is not text: a collection is one JSON object a line, saved as UTF-8.',
      'huge.txt is 200 MB, and at most 20 MB are read: split it, or make it a .jsonl collection.',
      'latin.txt is not UTF-8 (byte 2): save it as UTF-8.',
      'lines.jsonl line 2 is not JSON: write one {"id": …, "text": …} object a line.',
      'lines.jsonl line 3 has the id "a", as lines.jsonl:1 has: it was left out; give it an id of its own.',
      'lines.jsonl line 4 has the id "good.txt", as good.txt has: it was left out; give it an id of its own.',
      'paper.txt is not a whole PDF (it is damaged or cut off): get it again.',
    ],
  })
})

test('the problem of a file whose id a collection has names both', async () => {
  const folder = folderOf({ 'a.jsonl': '{"id":"b.txt","text":"One."}', 'b.txt': 'Two.' })
  expect(await read(folder)).toEqual({
    ids: ['b.txt'],
    problems: ['b.txt has the id "b.txt", as a.jsonl:1 has: it was left out; give it an id of its own.'],
  })
})

test('a folder without sources says which kinds are read and which it passed over', async () => {
  const folder = folderOf({ 'a.jpg': 'x', 'b.jpg': 'x', 'c.zip': 'x' })
  expect(await read(folder)).toEqual({
    ids: [],
    problems: [
      `${folder} has no sources (passed over: 2 .jpg, 1 .zip): put ${KINDS.slice(0, -1).join(', ')} or .jsonl files in it.`,
    ],
  })
})

test('a missing path is an error for the user', async () => {
  await expect(readDocuments(join(folderOf({}), 'nope'))).rejects.toThrow(UserError)
})

test('problems carry their file and line', async () => {
  const { problems } = await readDocuments(folderOf({ 'a.jsonl': '\n[]' }))
  expect(problems).toMatchObject([{ file: 'a.jsonl', line: 2 }])
})

test('a collection of blank lines is a problem', async () => {
  expect(await read(folderOf({ 'a.jsonl': '\n \n\n' }))).toEqual({
    ids: [],
    problems: ["a.jsonl has no words in it: put the source's text in it, or remove it."],
  })
})

test('a page that was cut off before its words is one problem', async () => {
  const { problems } = await read(folderOf({ 'a.html': `${'<div>'.repeat(60_000)}Words.` }))
  expect(problems).toHaveLength(1)
})
