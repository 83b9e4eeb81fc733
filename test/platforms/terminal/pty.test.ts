import { spawnSync } from 'node:child_process'
import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const FILE = join(mkdtempSync(join(tmpdir(), 'pty-')), 'footnote.db')

/** Runs a program at a terminal, and types each text once the one before it in the list is on the screen. */
const SCRIPT = `
import os, pty, sys
node, program, *steps = sys.argv[1:]
pid, fd = pty.fork()
if pid == 0:
    os.execv(node, [node, program, 'serve'])
shown, seen = b'', 0
while True:
    try:
        piece = os.read(fd, 4096)
    except OSError:
        break
    if not piece:
        break
    shown += piece
    if steps and shown.find(steps[0].encode(), seen) >= 0:
        seen = len(shown)
        os.write(fd, steps[1].encode())
        steps = steps[2:]
sys.stdout.buffer.write(shown)
`

const session = (...steps: readonly string[]): string =>
  spawnSync('python3', ['-c', SCRIPT, process.execPath, join(ROOT, 'bin', 'footnote.js'), ...steps], {
    encoding: 'utf8',
    timeout: 50_000,
    env: { PATH: process.env.PATH, TERM: 'xterm', DATABASE: FILE, BOT_LANGUAGE: 'en' },
  }).stdout

const hasPython = spawnSync('python3', ['-c', 'import pty']).status === 0
const UP = '\u001b[A'

test.skipIf(!hasPython)('at a real terminal Tab completes, and the next session has the lines', () => {
  const first = session('> ', '/source li', '/source li', '\t', 'st', '\r', 'sources', '/quit\r')
  expect(first).toContain('4 sources')
  expect(statSync(`${FILE}.history`).mode & 0o777).toBe(0o600)
  const second = session('> ', UP, '/quit', UP, '/source list', '\r', '4 sources', '/quit\r')
  expect(second.split('/source list').length).toBeGreaterThan(1)
  expect(second.match(/^1 {2}/m)).not.toBeNull()
})
