import { globSync, openSync, readdirSync, readlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { openScratch, type Scratch } from '../../../src/store/sqlite/scratch.ts'
import { folderOf } from '../../sources/folder.ts'

const scratchIn = (folder: string, most?: number): Scratch => {
  const scratch = openScratch(join(folder, 'texts'), most)
  onTestFinished(scratch.close)
  return scratch
}

test('any bytes are read as they were written, and no number ever stands for others', () => {
  const scratch = scratchIn(folderOf({}))
  const written = new Map<number, Uint8Array>()
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40_000, size: 'max' }), fc.boolean(), (bytes, drops) => {
      const id = scratch.put(bytes)
      expect(written.has(id)).toBe(false)
      written.set(id, bytes)
      for (const [known, own] of written) expect(scratch.take(known).equals(own)).toBe(true)
      if (!drops) return
      scratch.drop(id)
      written.delete(id)
      expect(() => scratch.take(id)).toThrow(`no row ${id}`)
    }),
    { numRuns: 60 },
  )
})

test('nothing of the file is left in its folder, not even while it is open', () => {
  const folder = folderOf({})
  const scratch = scratchIn(join(folder, 'made for it'))
  scratch.put(Buffer.alloc(1_000_000, 'secret'))
  expect(readdirSync(join(folder, 'made for it'))).toEqual([])
})

test('room that was given back is used again', () => {
  const scratch = scratchIn(folderOf({}))
  for (let turn = 0; turn < 30; turn += 1) scratch.drop(scratch.put(Buffer.alloc(1_000_000 + turn * 10_000)))
  expect(scratch.size()).toBeLessThan(3_000_000)
})

test('where there is no more room, what is written is refused, and the rest is still there', () => {
  const scratch = scratchIn(folderOf({}), 500_000)
  const first = scratch.put(Buffer.from('the first'))
  expect(() => scratch.put(Buffer.alloc(1_000_000))).toThrow(/full/)
  expect(scratch.take(first).toString()).toBe('the first')
  expect(scratch.take(scratch.put(Buffer.from('the next'))).toString()).toBe('the next')
})

test.skipIf(process.platform !== 'linux')('bytes that the disk has changed are never given', () => {
  const folder = folderOf({})
  const scratch = scratchIn(folder)
  const id = scratch.put(Buffer.alloc(5_000_000, 'a'))
  // The file has no name any more: it is found among those that this process has open.
  const [own] = globSync('/proc/self/fd/*').filter((path) => linkOf(path).startsWith(join(folder, 'texts')))
  const file = openSync(own ?? '', 'r+')
  writeSync(file, Buffer.alloc(100, 'b'), 0, 100, 3_000_000)
  expect(() => scratch.take(id)).toThrow('damaged')
})

const linkOf = (path: string): string => {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
