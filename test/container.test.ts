import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readSettings, SETTINGS } from '../src/config.ts'

const ROOT = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const dockerfile = read('Dockerfile')

interface Service {
  readonly environment?: Readonly<Record<string, string | number>>
  readonly depends_on?: Readonly<Record<string, unknown>>
  readonly healthcheck?: unknown
  readonly volumes?: readonly string[]
}
const { services, volumes } = parse(read('compose.yaml')) as {
  readonly services: Readonly<Record<'bot' | 'postgres' | 'opensearch', Service>>
  readonly volumes: object
}

test('the image copies what there is, and the context lets it through', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
    names.split(' '),
  )
  expect(copied).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', 'bin', 'src', 'data']))
  expect(copied.filter((name) => !existsSync(join(ROOT, name)))).toEqual([])
  const let_ = new Set([...read('.dockerignore').matchAll(/^!([^/\n]+)/gm)].map(([, name]) => name))
  expect(copied.filter((name) => !let_.has(name))).toEqual([])
})

test('the image runs the Node that the project asks for, as nobody special, with the flags of npm start', () => {
  const { engines, scripts } = JSON.parse(read('package.json'))
  expect(dockerfile).toContain(`FROM node:${/\d+/.exec(engines.node)?.[0]}-`)
  expect(dockerfile).toMatch(/^USER node$/m)
  const [, flags = ''] = /node (.*) bin\/footnote\.js/.exec(scripts.start) ?? []
  expect(dockerfile).toContain(
    flags
      .split(' ')
      .map((flag) => `"${flag}"`)
      .join(', '),
  )
})

test('the settings of the image and of the bot are settings, and right', () => {
  const [, line = ''] = /^ENV (.+)$/m.exec(dockerfile) ?? []
  const own = Object.fromEntries(line.split(' ').map((pair) => pair.split('=') as [string, string]))
  const environment = { ...own, ...services.bot.environment }
  expect(Object.keys(environment).filter((name) => !(name in SETTINGS))).toEqual(['NODE_ENV'])
  const given = Object.entries(environment).map(([name, value]) => [
    name,
    String(value).replace(/\$\{[^}]+\}/, 'x'),
  ])
  expect(readSettings(Object.fromEntries(given)).wrong).toEqual([])
})

test('the bot waits until the services that it names are healthy, and what they keep outlives them', () => {
  const { DATABASE, OPENSEARCH_URL } = services.bot.environment ?? {}
  const named = [DATABASE, OPENSEARCH_URL].map(
    (address) => new URL(String(address).replace(/\$\{[^}]+\}/, 'x')).hostname,
  )
  expect(Object.keys(services.bot.depends_on ?? {}).sort()).toEqual(named.sort())
  for (const name of named as ('postgres' | 'opensearch')[]) {
    expect(services[name].healthcheck).toBeDefined()
    expect(Object.keys(volumes)).toContain(services[name].volumes?.[0]?.split(':')[0])
  }
})
