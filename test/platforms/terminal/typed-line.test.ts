import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { parseLine } from '../../../src/commands/parse.ts'
import { COMMANDS } from '../../../src/commands/table.ts'
import { completeLine } from '../../../src/platforms/terminal/complete.ts'
import { openTypedLine, type TypedLineOptions } from '../../../src/platforms/terminal/typed-line.ts'

const COLUMNS = 40
const ESCAPE = '\u001b'

/** A sequence that moves the cursor or clears, or any other sign. */
const SEQUENCE = new RegExp(`${ESCAPE}\\[(\\d*)([A-Z])|.`, 'gs')

/** The lines on the screen after what was written. Knows the few sequences that readline uses. */
const screenOf = (written: string): readonly string[] => {
  const rows: string[][] = [[]]
  let [row, column] = [0, 0]
  const show = (sign: string) => {
    if (column === COLUMNS) [row, column] = [row + 1, 0]
    rows[row] ??= []
    const line = rows[row] ?? []
    while (line.length < column) line.push(' ')
    line[column++] = sign
  }
  for (const [piece, count, act] of written.matchAll(SEQUENCE)) {
    const by = Number(count || 1)
    if (act === 'A') row = Math.max(0, row - by)
    else if (act === 'C') column += by
    else if (act === 'D') column -= by
    else if (act === 'G') column = by - 1
    else if (act === 'J') rows.splice(row, Number.POSITIVE_INFINITY, (rows[row] ?? []).slice(0, column))
    else if (piece === '\r') column = 0
    else if (piece === '\n') [row, column] = [row + 1, 0]
    else show(piece)
  }
  return Array.from(rows, (line) => (line ?? []).join('').trimEnd())
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

const open = (options: Partial<TypedLineOptions> = {}) => {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: COLUMNS })
  let written = ''
  output.on('data', (chunk) => {
    written += String(chunk)
  })
  const typed = openTypedLine({ input: input as unknown as NodeJS.ReadStream, output, ...options })
  const entered: string[] = []
  const ended = (async () => {
    for await (const line of typed.lines) entered.push(line)
  })()
  return {
    typed,
    entered,
    ended,
    screen: () => screenOf(written),
    keys: async (...keys: readonly string[]) => {
      for (const key of keys) {
        input.write(key)
        await settle()
      }
    },
  }
}

const CTRL_D = '\u0004'
const UP = '\u001b[A'
const LEFT = '\u001b[D'

describe('what comes while a line is half typed', () => {
  test.each([
    ['short', 'When was the'],
    ['longer than the screen is wide', 'When was the ferry that sails to the harbour of Bergen'],
    ['three rows long', 'x'.repeat(3 * COLUMNS - 5)],
  ])('stands above it, and the line stays: %s', async (_, half) => {
    const { typed, entered, ended, screen, keys } = open()
    await keys(half)
    await typed.writeAbove('On your watch: news.')
    await settle()
    const lines = screen()
    expect(lines[0]).toBe('On your watch: news.')
    expect(lines.slice(1).join('')).toBe(`> ${half}`.replaceAll(/ +$/g, ''))
    await keys(' built?\r', CTRL_D)
    await ended
    expect(entered).toEqual([`${half} built?`])
  })

  test('leaves the cursor where it was', async () => {
    const { typed, entered, ended, keys } = open()
    await keys('When was it biult', LEFT, LEFT, LEFT)
    await typed.writeAbove('News.')
    await keys('\u007f\u007f', 'ui', '\r', CTRL_D)
    await ended
    expect(entered).toEqual(['When was it uiult'])
  })

  test('between two lines is followed by the prompt that comes anyway', async () => {
    const { typed, screen } = open()
    await typed.writeAbove('News.')
    await settle()
    expect(screen().filter((line) => line.startsWith('>'))).toHaveLength(1)
  })
})

describe('earlier lines', () => {
  const newFile = () => join(mkdtempSync(join(tmpdir(), 'history-')), 'history')

  test('come back in the next session, newest first, from a file for its owner alone', async () => {
    const history = newFile()
    const first = open({ history })
    await first.keys('When was it built?\r', 'And the mine?\r', CTRL_D)
    await first.ended
    expect(readFileSync(history, 'utf8')).toBe('And the mine?\nWhen was it built?\n')
    expect(statSync(history).mode & 0o777).toBe(0o600)
    const second = open({ history })
    await second.keys(UP, UP, '\r', CTRL_D)
    await second.ended
    expect(second.entered).toEqual(['When was it built?'])
  })

  test('are at most 200, and none is longer than a question may be', async () => {
    const history = newFile()
    writeFileSync(history, Array.from({ length: 500 }, (_, n) => `line ${n}\n`).join(''))
    chmodSync(history, 0o644)
    const { ended, keys } = open({ history })
    await keys(`${'long '.repeat(300)}\r`, 'new\r', CTRL_D)
    await ended
    const kept = readFileSync(history, 'utf8').trimEnd().split('\n')
    expect(kept.length).toBeLessThanOrEqual(200)
    expect(kept[0]).toBe('new')
    expect(kept[1]).toBe('line 0')
    expect(statSync(history).mode & 0o777).toBe(0o600)
  })

  test('that cannot be kept cost nothing else', async () => {
    const { ended, entered, keys } = open({ history: join(tmpdir(), 'no', 'such', 'folder') })
    await keys('When?\r', CTRL_D)
    await ended
    expect(entered).toEqual(['When?'])
  })
})

describe('Tab', () => {
  const TITLES = ['The old ferry', 'The copper mine', 'Bad \u001b[2J title']
  const complete = completeLine(COMMANDS, (words, limit) =>
    TITLES.filter((title) => title.toLowerCase().includes(words.toLowerCase()))
      .slice(0, limit)
      .map((title) => ({ title, which: '~x' })),
  )

  test('completes commands, titles of sources and choices, and no question', () => {
    expect(complete('/source s')).toEqual(['/source show '])
    expect(complete('/he')).toEqual(['/help'])
    expect(complete('/source show ferry')).toEqual(['/source show The old ferry'])
    expect(complete('/listen th')).toEqual(['/listen thread'])
    expect(complete('When was the')).toEqual([])
  })

  test('every command that it offers can be typed, and no title has control characters', () => {
    for (const line of complete('/')) expect(parseLine(line).kind).not.toBe('unknown')
    expect(complete('/source show bad').join('')).not.toContain('\u001b')
  })

  test('writes what it completes into the line', async () => {
    const { entered, ended, keys } = open({ complete })
    await keys('/source show fer', '\t', '\r', '/he', '\t', '\r', CTRL_D)
    await ended
    expect(entered).toEqual(['/source show The old ferry', '/help'])
  })
})
