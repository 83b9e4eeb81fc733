import { mkdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { KINDS } from '../../../src/sources/read/kinds.ts'
import { walk } from '../../../src/sources/read/walk.ts'
import { folderOf } from '../folder.ts'

const names = async (path: string): Promise<string[]> => (await walk(path)).files.map(({ name }) => name)

test('finds files of every kind in nested folders, ordered by code unit', async () => {
  const folder = folderOf({
    'b.txt': '',
    'a/z.MD': '',
    'a/é.html': '',
    'B.htm': '',
    'a.jsonl': '',
    'a/b/c.txt': '',
  })
  expect(await names(folder)).toEqual(['B.htm', 'a.jsonl', 'a/b/c.txt', 'a/z.MD', 'a/é.html', 'b.txt'])
})

test('skips hidden files and node_modules, and counts other kinds', async () => {
  const folder = folderOf({
    '.x/a.txt': '',
    '.a.txt': '',
    'node_modules/a.txt': '',
    'a.jpg': '',
    'b.JPG': '',
    LICENSE: '',
  })
  const { files, ignored } = await walk(folder)
  expect(files).toEqual([])
  expect([...ignored].sort()).toEqual([
    ['', 1],
    ['.jpg', 2],
  ])
})

test('a link to a parent folder is not followed again, and a file is named by its real place', async () => {
  const folder = folderOf({ 'z/a.txt': 'x' })
  symlinkSync(folder, join(folder, 'z', 'loop'))
  symlinkSync(join(folder, 'z'), join(folder, 'a-link'))
  symlinkSync('self', join(folder, 'self'))
  expect(await names(folder)).toEqual(['z/a.txt'])
})

test('follows links to files and to folders elsewhere', async () => {
  const elsewhere = folderOf({ 'a.txt': 'x' })
  const folder = folderOf({ 'b.txt': 'x' })
  symlinkSync(elsewhere, join(folder, 'more'))
  symlinkSync(join(elsewhere, 'a.txt'), join(folder, 'c.txt'))
  expect(await names(folder)).toEqual(['b.txt', 'c.txt', 'more/a.txt'])
})

test('a broken link is a problem', async () => {
  const folder = folderOf({})
  symlinkSync('nowhere', join(folder, 'a.txt'))
  expect((await walk(folder)).problems).toEqual([
    { file: 'a.txt', message: 'a.txt: there is no such file or folder.' },
  ])
})

test('a folder named like a file is a folder', async () => {
  const folder = folderOf({ 'a.txt/b.txt': 'x' })
  expect(await names(folder)).toEqual(['a.txt/b.txt'])
})

test('a single file has its own name', async () => {
  const folder = folderOf({ 'deep/a.txt': 'x' })
  expect(await names(join(folder, 'deep/a.txt'))).toEqual(['a.txt'])
})

test('a stamp changes when the file is touched, and is missing while the next change might not show', async () => {
  const folder = folderOf({ 'a.txt': 'x' })
  const stampAfter = async (ms: number) => {
    const written = statSync(join(folder, 'a.txt')).ctimeMs
    return (await walk(folder, () => written + ms)).files[0]?.stamp
  }
  const stamp = await stampAfter(60_000)
  expect(stamp).toMatch(/^1:\d+:\d+$/)
  expect(await stampAfter(120_000)).toBe(stamp)
  expect(await stampAfter(5)).toBeUndefined()
  utimesSync(join(folder, 'a.txt'), 1, 1)
  expect(await stampAfter(60_000)).not.toBe(stamp)
})

test('says what is wrong with a path that has nothing to read', async () => {
  const folder = folderOf({ 'a.jpg': 'x' })
  mkdirSync(join(folder, 'b'))
  await expect(walk(join(folder, 'missing'))).rejects.toThrow('missing: there is no such file or folder.')
  await expect(walk(join(folder, 'a.jpg'))).rejects.toThrow(
    `is not a kind of file that is read: ${KINDS.join(', ')}`,
  )
  await expect(walk(join(folder, 'missing'))).rejects.toBeInstanceOf(UserError)
})

// Not every file system takes such a name.
test.skipIf(process.platform !== 'linux')('a name that is not UTF-8 is a problem that says so', async () => {
  const folder = folderOf({ 'a.txt': 'x' })
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/b`), Buffer.of(0xff), Buffer.from('.txt')]), 'x')
  const { files, problems } = await walk(folder)
  expect(files.map(({ name }) => name)).toEqual(['a.txt'])
  expect(problems.map(({ message }) => message)).toEqual(['b\ufffd.txt: its name is not UTF-8; rename it.'])
})
