import { appendFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, createDerivedWriter, readDerived } from '../src/derived-file.ts'
import { folderOf } from './sources/folder.ts'

const fail = (error: unknown): never => {
  throw error
}

const written = async (
  parts: readonly Uint8Array[],
  path = join(folderOf({}), 'derived'),
): Promise<string> => {
  const writer = createDerivedWriter(path, 'test', fail)
  writer.write(() => parts)
  await writer.close()
  return path
}

const all = (content: Bytes): Buffer => Buffer.from(content.take(content.remaining()))
const read = (path: string, kind = 'test') => readDerived(path, kind, all)

test('what was written comes back, in whatever pieces it is written and read', async () => {
  const parts = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 })
  const sizes = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 9 })
  const path = join(folderOf({}), 'derived')
  await fc.assert(
    fc.asyncProperty(parts, sizes, async (parts, sizes) => {
      await written(parts, path)
      const pieces = readDerived(path, 'test', ({ take, remaining: left }) => {
        const taken: Buffer[] = []
        for (let at = 0; left() > 0 && at < 1_000; at += 1)
          taken.push(Buffer.from(take(Math.min(left(), (sizes[at % sizes.length] ?? 0) + 1))))
        return taken
      })
      expect(pieces).not.toBeTypeOf('string')
      expect(Buffer.concat(pieces as Buffer[]).equals(Buffer.concat(parts))).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('content of several windows is read in pieces that are smaller and larger than a window', async () => {
  const bytes = Buffer.alloc(3_500_000)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (at * 31) >> 3
  const path = await written([bytes])
  const sizes = [10, 900_000, 200_000, 1_600_000, 799_990]
  const same = readDerived(path, 'test', ({ take }) => {
    let at = 0
    return sizes.every((size) => {
      at += size
      return take(size).equals(bytes.subarray(at - size, at))
    })
  })
  expect([sizes.reduce((sum, size) => sum + size), same]).toEqual([bytes.length, true])
})

test('an incomplete file is not used, and counts as damaged', async () => {
  const path = await written([Buffer.from('the sand of the road')])
  const whole = readFileSync(path)
  for (const at of [whole.length - 1, whole.length - 5, 60]) {
    const changed = Buffer.from(whole)
    changed[at] = (changed[at] ?? 0) ^ 1
    writeFileSync(path, changed)
    expect(typeof read(path)).toBe('string')
  }
  writeFileSync(path, whole)
  expect(String(read(path))).toBe('the sand of the road')
  truncateSync(path, whole.length - 1)
  expect(read(path)).toBe('damaged')
  writeFileSync(path, whole)
  appendFileSync(path, '!')
  expect(read(path)).toBe('damaged')
  truncateSync(path, 20)
  expect(read(path)).toBe('foreign')
})

test('a file of another program, version or kind is foreign, and a missing one is absent', async () => {
  const path = await written([Buffer.from('x')])
  expect(read(path, 'other')).toBe('foreign')
  writeFileSync(
    path,
    'SQLite format 3\u0000 and more of it, so that it is long enough to be looked at as a head',
  )
  expect(read(path)).toBe('foreign')
  expect(read(`${path}.nowhere`)).toBe('absent')
})

test('content that cannot be decoded is damaged, and the program goes on', async () => {
  const path = await written([Buffer.from('x')])
  expect(readDerived(path, 'test', ({ take }) => take(2))).toBe('damaged')
  expect(readDerived(path, 'test', () => undefined)).toBe('damaged')
})

test('only the last of several waiting writes is written, and no draft is left in the folder', async () => {
  const folder = folderOf({})
  const path = join(folder, 'derived')
  const writer = createDerivedWriter(path, 'test', fail)
  const begun: number[] = []
  for (const number of [1, 2, 3, 4])
    writer.write(() => {
      begun.push(number)
      return [Buffer.from(String(number))]
    })
  await writer.close()
  expect([begun, String(read(path)), readdirSync(folder)]).toEqual([[1, 4], '4', ['derived']])
})

test('a write that fails is reported, leaves the old file, and does not stop the next', async () => {
  const folder = folderOf({})
  const path = join(folder, 'derived')
  const errors: unknown[] = []
  const writer = createDerivedWriter(path, 'test', (error) => errors.push(error))
  writer.write(() => [Buffer.from('first')])
  await writer.close()
  writer.write(function* () {
    yield Buffer.from('half')
    throw new Error('no more')
  })
  await writer.close()
  expect([String(read(path)), errors.length, readdirSync(folder)]).toEqual(['first', 1, ['derived']])
  writer.write(() => [Buffer.from('second')])
  await writer.close()
  expect(String(read(path))).toBe('second')
})

test('the folder of a file is made if it is missing', async () => {
  expect(read(await written([Buffer.from('here')], join(folderOf({}), 'none', 'yet', 'derived')))).toEqual(
    Buffer.from('here'),
  )
})
