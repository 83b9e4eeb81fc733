import { EventEmitter } from 'node:events'
import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type WatchOptions, watchFolder } from '../../../src/sources/shelf/watch-folder.ts'
import { folderOf } from '../folder.ts'

/** Watches a folder with a timer that runs when the test says so. */
const watching = async (path: string, more: Partial<WatchOptions> = {}) => {
  const errors: unknown[] = []
  let changes = 0
  let armed: (() => void) | undefined
  let times = 0
  let wake: () => void = () => {}
  const watch = await watchFolder(path, {
    onChange: () => {
      changes += 1
    },
    report: (error) => void errors.push(error),
    setTimer: (run) => {
      armed = run
      times += 1
      wake()
      return () => {
        if (armed === run) armed = undefined
      }
    },
    ...more,
  })
  onTestFinished(watch.stop)
  return {
    watch,
    errors,
    changes: () => changes,
    isArmed: () => armed !== undefined,
    times: () => times,
    /** The folder has been quiet. */
    pass: () => {
      const run = armed
      armed = undefined
      run?.()
    },
    /** Does something, and waits until the system has told of it. */
    doing: async (act: () => void) => {
      const told = new Promise<void>((resolve) => {
        wake = resolve
      })
      act()
      await told
    },
  }
}

describe('a watched folder', () => {
  test('tells once of what changes in it and below, when all is quiet', async () => {
    const folder = folderOf({ 'a.txt': 'One.', 'below/b.md': 'Two.' })
    const { doing, pass, changes } = await watching(folder)
    pass()
    expect(changes()).toBe(1)
    for (const act of [
      () => writeFileSync(join(folder, 'new.txt'), 'Three.'),
      () => appendFileSync(join(folder, 'below', 'b.md'), ' More.'),
      () => renameSync(join(folder, 'a.txt'), join(folder, 'below', 'a.txt')),
      () => rmSync(join(folder, 'below', 'b.md')),
    ]) {
      const before = changes()
      await doing(act)
      expect(changes()).toBe(before)
      pass()
      expect(changes()).toBe(before + 1)
    }
  })

  test('waits again for each piece of a file that is being written', async () => {
    const folder = folderOf({ 'a.txt': 'One.' })
    const { doing, pass, changes, times } = await watching(folder)
    pass()
    const before = times()
    for (const piece of ['It ', 'sails ', 'at noon.'])
      await doing(() => appendFileSync(join(folder, 'long.txt'), piece))
    expect(times()).toBeGreaterThanOrEqual(before + 3)
    expect(changes()).toBe(1)
    pass()
    expect(changes()).toBe(2)
  })

  test('watches a folder that comes later, whatever its name', async () => {
    const folder = folderOf({ 'a.txt': 'One.' })
    const { doing, pass, changes } = await watching(folder)
    pass()
    await doing(() => mkdirSync(join(folder, 'v1.2')))
    pass()
    await doing(() => writeFileSync(join(folder, 'v1.2', 'b.txt'), 'Two.'))
    pass()
    expect(changes()).toBe(3)
  })

  test('does not tell of hidden files, packages or other kinds, such as a data base beside the sources', async () => {
    const folder = folderOf({ 'a.txt': 'One.', 'node_modules/x.txt': 'No.' })
    const { doing, pass, changes } = await watching(folder)
    pass()
    writeFileSync(join(folder, 'footnote.sqlite-wal'), 'x')
    writeFileSync(join(folder, '.hidden.swp'), 'x')
    writeFileSync(join(folder, 'node_modules', 'y.txt'), 'No.')
    // The system tells of events in their order.
    await doing(() => writeFileSync(join(folder, 'b.txt'), 'Two.'))
    pass()
    expect(changes()).toBe(2)
  })

  test('may be a file, which an editor replaces', async () => {
    const folder = folderOf({ 'all.jsonl': '{"id": 1, "text": "One."}' })
    const { doing, pass, changes } = await watching(join(folder, 'all.jsonl'))
    pass()
    writeFileSync(join(folder, 'next.txt'), 'Another.')
    await doing(() => {
      writeFileSync(join(folder, 'next'), '{"id": 1, "text": "Two."}')
      renameSync(join(folder, 'next'), join(folder, 'all.jsonl'))
    })
    pass()
    expect(changes()).toBe(2)
  })

  test('is left to the next look where it cannot be watched: that is reported once, and tried again', async () => {
    const folder = folderOf({ 'a.txt': 'One.', 'below/b.md': 'Two.' })
    let full = true
    const watched: string[] = []
    const { watch, errors, pass, changes, isArmed } = await watching(folder, {
      watch: (path) => {
        if (full) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
        watched.push(path)
        return Object.assign(new EventEmitter(), { close: () => {} })
      },
    })
    pass()
    expect(errors).toHaveLength(1)
    await watch.renew()
    expect(errors).toHaveLength(1)
    expect(isArmed()).toBe(false)
    full = false
    await watch.renew()
    expect(watched.sort()).toEqual([folder, join(folder, 'below')])
    pass()
    expect(changes()).toBe(2)
  })

  test('tells of nothing once it is stopped', async () => {
    const folder = folderOf({ 'a.txt': 'One.' })
    const { watch, isArmed } = await watching(folder)
    watch.stop()
    expect(isArmed()).toBe(false)
  })

  test('that is not there is reported, and nothing else happens', async () => {
    const { errors } = await watching(join(folderOf({}), 'nothing'))
    expect(errors).toMatchObject([{ code: 'ENOENT' }])
  })
})
