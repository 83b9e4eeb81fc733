import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where Debian, Homebrew and others keep PostgreSQL’s programs, the newest first; otherwise those on the path. */
const FOLDERS = [
  ...globSync('/usr/lib/postgresql/*/bin').sort(byVersion),
  ...globSync('/opt/homebrew/opt/postgresql@*/bin').sort(byVersion),
  ...(process.env.PATH ?? '').split(':'),
]

function byVersion(a: string, b: string): number {
  return Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, ''))
}

const folder = FOLDERS.find((one) => existsSync(join(one, 'initdb')) && existsSync(join(one, 'pg_ctl')))

/** Why no server can be started; undefined if one can. */
export const noPostgres: string | undefined =
  folder === undefined ? 'PostgreSQL is not installed: its tests are skipped' : undefined
if (noPostgres !== undefined) console.warn(noPostgres)

/** A PostgreSQL server of the tests' own, on a socket in a temporary folder. */
export interface TestServer {
  /** @param schema a new one, or one that was used before */
  readonly url: (schema: string) => string
  readonly start: () => void
  /** @param how `immediate`: as if the power failed, but what was given to the system is there */
  readonly stop: (how: 'fast' | 'immediate') => void
  /** Runs SQL as the owner. @returns what it printed */
  readonly sql: (text: string, database?: string) => string
  readonly dispose: () => void
}

/**
 * Makes and starts a server.
 * @param options.durable whether what is acknowledged is on the disk, as it is by default; without it the tests are quicker
 */
export const startPostgres = ({ durable = false, encoding = 'UTF8' } = {}): TestServer => {
  const home = mkdtempSync(join(tmpdir(), 'footnote-postgres-'))
  // It refuses to run as root.
  const uid = process.getuid?.() === 0 ? nobody() : undefined
  if (uid !== undefined) chownSync(home, uid, uid)
  chmodSync(home, 0o755)
  const run = (program: string, args: readonly string[], input?: string): string => {
    const { status, stdout, stderr } = spawnSync(join(folder ?? '', program), args, {
      encoding: 'utf8',
      cwd: home,
      // The server keeps the pipes open.
      stdio: program === 'pg_ctl' ? 'ignore' : 'pipe',
      ...(input !== undefined && { input }),
      ...(uid !== undefined && { uid, gid: uid }),
    })
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
    return stdout
  }
  const data = join(home, 'data')
  const locale = encoding === 'UTF8' ? 'C.UTF-8' : 'C'
  run('initdb', [
    '-D',
    data,
    '-U',
    'footnote',
    '--auth=trust',
    '-E',
    encoding,
    `--locale=${locale}`,
    '--no-sync',
  ])
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${home}`,
    'max_connections=60',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ]
  const options = settings.map((setting) => `-c ${setting}`).join(' ')
  const start = () => void run('pg_ctl', ['-D', data, '-w', '-l', join(home, 'log'), '-o', options, 'start'])
  const stop = (how: 'fast' | 'immediate') => void run('pg_ctl', ['-D', data, '-w', '-m', how, 'stop'])
  start()
  return {
    url: (schema) => `postgres://footnote@localhost/postgres?host=${home}&schema=${schema}`,
    start,
    stop,
    sql: (text, database = 'postgres') =>
      run('psql', ['-h', home, '-U', 'footnote', '-d', database, '-v', 'ON_ERROR_STOP=1', '-qAt'], text),
    dispose: () => {
      if (existsSync(join(data, 'postmaster.pid'))) stop('immediate')
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const nobody = (): number => Number(spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).stdout)
