import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { vi } from 'vitest'
import { runCli } from '../src/cli.ts'
import { NO_SETTINGS, NODE_FLAGS } from './no-settings.ts'

export const BIN = join(import.meta.dirname, '../bin/footnote.js')

export interface Ended {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

type Environment = Readonly<Record<string, string>>

/** Starts the program as a shell does, without this process's settings. @returns once it has ended */
export const startCli = (args: readonly string[], input: string, env: Environment): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...NODE_FLAGS, BIN, ...args], { env: { ...NO_SETTINGS, ...env } })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, out, err }))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })

/**
 * Runs the program in this process, which saves the second that a start takes: with settings, an input and outputs of its own. One at a time, and not
 * what catches signals, such as `serve`.
 */
export const runHere = async (args: readonly string[], input: string, env: Environment): Promise<Ended> => {
  const said = { stdout: '', stderr: '' }
  const before = process.env
  const listeners = process.stdout.listeners('error')
  process.env = { ...NO_SETTINGS, ...env }
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(
    Readable.from([Buffer.from(input)]) as typeof process.stdin,
  )
  for (const name of ['stdout', 'stderr'] as const)
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += String(text)
      return true
    })
  try {
    await runCli(args)
    return { status: Number(process.exitCode), out: said.stdout, err: said.stderr }
  } finally {
    vi.restoreAllMocks()
    process.env = before
    process.exitCode = undefined
    for (const listener of process.stdout.listeners('error'))
      if (!listeners.includes(listener)) process.stdout.removeListener('error', listener as () => void)
  }
}
