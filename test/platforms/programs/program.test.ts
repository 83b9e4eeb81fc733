import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { NO_SETTINGS, NODE_FLAGS } from '../../no-settings.ts'
import { freePort, sourcesAndStore } from '../../start-program.ts'
import { QUESTION } from './served.ts'

const BIN = join(import.meta.dirname, '../../../bin/footnote.js')

test('a running reader answers a token that was made meanwhile, until it is revoked, and its output never has one', async () => {
  const port = await freePort()
  const env = { ...NO_SETTINGS, ...sourcesAndStore(), PORT: String(port) }
  const program = spawn(process.execPath, [...NODE_FLAGS, BIN, 'web'], { env })
  onTestFinished(() => {
    program.kill('SIGKILL')
  })
  let output = ''
  for (const stream of [program.stdout, program.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  await once(program.stdout, 'data')
  const footnote = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [...NODE_FLAGS, BIN, ...args], { env })
  const ask = async (token: string) => {
    const response = await fetch(`http://localhost:${port}/api/ask`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ question: QUESTION }),
    })
    return { status: response.status, text: await response.text() }
  }
  const token = (await footnote('token', 'create', 'reports')).stdout.trim()
  expect(await ask(token)).toMatchObject({
    status: 200,
    text: expect.stringContaining('built in Bergen in 1931'),
  })
  const today = new Date().toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  expect((await footnote('token', 'list')).stdout).toContain(`last used ${today}`)
  await footnote('token', 'revoke', 'reports')
  expect(await ask(token)).toMatchObject({ status: 401 })
  program.kill('SIGTERM')
  await once(program, 'close')
  expect(output).not.toContain(token.slice(3))
})
