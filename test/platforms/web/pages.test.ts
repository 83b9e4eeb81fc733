import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openWorld, placeIn } from '../../commands/shelves/world.ts'
import { attributeOf, elementsOf, textOf } from './html.ts'
import { hiddenIn, linksWith, openBrowser, serveReader, textsWith, visitorsFrom } from './reader.ts'

const FERRY =
  '# The old ferry\n\nThe ferry was built in Bergen in 1931. It carries sixty people.\n\nIt sails to Odda on Mondays.\n'
const LIGHT = '# The lighthouse\n\nThe lighthouse burns since 1903. Its keeper is Ida Solberg.\n'

const open = async (files: Readonly<Record<string, string>> = { 'ferry.md': FERRY, 'light.md': LIGHT }) => {
  const world = await openWorld(files)
  const { address, host } = await serveReader(world.app)
  return { ...world, address, host, ...openBrowser(address) }
}

describe('asking in a browser', () => {
  test('shows the sources’ words with a link to where they stand', async () => {
    const { get, ask } = await open()
    const { page } = await ask((await get('/')).page, 'When was the ferry built?')
    expect(textsWith(page, 'asked')).toEqual(['You asked: When was the ferry built?'])
    expect(textsWith(page, 'excerpt')[0]).toContain('The ferry was built in Bergen in 1931.')
    const [link = ''] = linksWith(page, 'read')
    expect(link).toMatch(/^\/s\/[0-9a-f]{12}\.[0-9a-f]{6}#\d+-\d+$/)
    const { page: source } = await get(link)
    expect(source).toContain('<h1 dir="auto" data-at="0">The old ferry</h1>')
  })

  test('goes on from the last answer of the same conversation, and of no other', async () => {
    const { get, ask } = await open()
    const first = await ask((await get('/')).page, 'When was the ferry built?')
    const { page } = await ask(first.page, 'and where?')
    expect(textsWith(page, 'note').join()).toContain('Understood as: Where was the ferry built?')
    const other = await ask((await get('/')).page, 'and where?')
    expect(textsWith(other.page, 'note').join()).not.toContain('ferry')
  })

  test('offers questions that the sources answer, and asks what is pressed', async () => {
    const briefs = join(import.meta.dirname, '../../../data/sources')
    const files = readdirSync(briefs).map((name) => [name, readFileSync(join(briefs, name), 'utf8')] as const)
    const { get, press } = await open(Object.fromEntries(files))
    const { page } = await get('/')
    const offered = elementsOf(page).filter((element) => attributeOf(element, 'value')?.startsWith('ask:'))
    expect(offered.length).toBeGreaterThan(1)
    const label = offered[0] ? textOf(offered[0]) : ''
    const pressed = await press(page, label)
    expect(textsWith(pressed.page, 'asked')).toEqual([`You asked: ${label}`])
    expect(textsWith(pressed.page, 'excerpt').length).toBeGreaterThan(0)
  })

  test('carries out what can be typed in a chat, and says what cannot be', async () => {
    const { get, ask } = await open()
    const { page } = await get('/')
    expect((await ask(page, '/source list')).page).toContain('The lighthouse')
    expect((await ask(page, '/sorce list')).page).toContain('There is no command /sorce list.')
    expect((await ask(page, '   ')).response.status).toBe(200)
    expect((await ask(page, '/watch When does it sail?')).page).toContain('Nobody can be told here.')
    expect((await ask(page, 'Who is the mayor of Lindeby?')).page).not.toContain('Tell me when')
  })

  test('sends a turn alone to the script of the page', async () => {
    const { get, post } = await open()
    const fields = { ...hiddenIn((await get('/')).page), question: 'When was the ferry built?' }
    const { page } = await post('/ask', fields, { 'x-turn': '1' })
    expect(page).toMatch(/^<section class="turn">/)
  })

  test('speaks the language of the browser', async () => {
    const { get } = await open()
    const { page } = await get('/', { 'accept-language': 'fr, es-CL;q=0.8, en;q=0.5' })
    expect(page).toContain('<html lang="es">')
    expect(page).toContain('Preguntar')
  })
})

describe('the list of sources', () => {
  const FILES = {
    'a.md':
      '---\ntitle: On tides\npublisher: Tide Times\ndate: 2024-03-05\n---\n\nThe tide comes in twice a day here.\n',
    'b.md':
      '---\ntitle: On fish\npublisher: Harbour Post\ndate: 2025-01-02\n---\n\nThe fish left the fjord in the cold winter.\n',
    'c.md':
      '---\ntitle: Sobre el puerto\npublisher: El Muelle\ndate: 2023-11\n---\n\nEl puerto de la ciudad se amplió con dos muelles nuevos para los barcos.\n',
  }

  test('has the newest first, narrowed by words, publisher, language and days', async () => {
    const { get } = await open(FILES)
    const listed = async (query: string) => {
      const { page } = await get(`/sources?${query}`)
      return [...page.matchAll(/<cite[^>]*>([^<]*)</g)].map(([, title]) => title)
    }
    expect(await listed('')).toEqual(['On fish', 'On tides', 'Sobre el puerto'])
    expect(await listed('words=tid')).toEqual(['On tides'])
    expect(await listed('words=harbour')).toEqual(['On fish'])
    expect(await listed('publisher=Harbour+Post')).toEqual(['On fish'])
    expect(await listed('language=es')).toEqual(['Sobre el puerto'])
    expect(await listed('from=2024')).toEqual(['On fish', 'On tides'])
    expect(await listed('from=2023-11-20&to=2024-03')).toEqual(['On tides', 'Sobre el puerto'])
    expect(await listed('words=nothing')).toEqual([])
    expect((await get('/sources?words=nothing')).page).toContain('No source matches.')
  })

  test('goes on page by page', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [
        `${at}.md`,
        `# Reading ${at}\n\nThe tide stood at ${at} feet on that day.\n`,
      ]),
    )
    const { get } = await open(many)
    const { page } = await get('/sources?words=reading')
    expect(page).toContain('Page 1 of 2')
    const [next = ''] = [...page.matchAll(/rel="next" href="([^"]*)"/g)].map(([, to]) =>
      to?.replaceAll('&amp;', '&'),
    )
    expect(next).toContain('words=reading')
    expect((await get(next)).page).toContain('Page 2 of 2')
  })
})

describe('who may not see a thing', () => {
  test('gets the same answer as for what is not there', async () => {
    const { app, type } = await openWorld({ 'ferry.md': FERRY, 'light.md': LIGHT })
    await type('/shelf create secrets', placeIn('P1'), 'admin')
    await type('/shelf move The lighthouse to secrets', placeIn('P1'), 'admin')
    const references = app.context(placeIn('P1')).references
    const { sourceById } = app.context(placeIn('P1'))
    const hidden = [...sourceById.values()].find(({ title }) => title === 'The lighthouse')
    expect(hidden).toBeDefined()
    const path = `/s/${hidden ? references.textIdOf(hidden).slice(1) : ''}`
    const insider = openBrowser((await serveReader(app, visitorsFrom(placeIn('P1')))).address)
    expect((await insider.get(path)).response.status).toBe(200)
    const { channel: _, thread: __, ...elsewhere } = placeIn('P1')
    const outsider = openBrowser((await serveReader(app, visitorsFrom(elsewhere))).address)
    const [seen, missing] = [await outsider.get(path), await outsider.get('/s/000000000000.000000')]
    expect(seen.response.status).toBe(404)
    const withoutNonce = (page: string) => page.replace(/nonce="[^"]*"/g, '')
    expect(withoutNonce(seen.page)).toBe(withoutNonce(missing.page))
    const { page: list } = await outsider.get('/sources')
    expect(list).not.toContain('lighthouse')
    expect(list).toContain('1 source')
  })

  test('changes no sources where a setting keeps that to others', async () => {
    const { app } = await openWorld({ 'ferry.md': FERRY }, { CHANNEL_SETTINGS: 'admins' })
    const { channel: _, thread: __, ...place } = placeIn('C1')
    const { get, ask } = openBrowser((await serveReader(app, visitorsFrom(place))).address)
    const { page } = await ask((await get('/')).page, '/source remove The old ferry')
    expect(page).toContain('Only those who manage this workspace')
    expect((await get('/sources')).page).toContain('The old ferry')
  })
})

describe('the pages let in', () => {
  test('nobody by another name than this machine’s', async () => {
    const { host } = await open()
    const [address = '', port] = host.split(':')
    const status = await new Promise((resolve) => {
      request({ host: address, port, path: '/', headers: { host: 'evil.example' } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      }).end()
    })
    expect(status).toBe(421)
  })

  test('no form that another site sends', async () => {
    const { get, post } = await open()
    const { page } = await get('/')
    const { response, page: told } = await post('/ask', {
      ...hiddenIn(page),
      token: 'guessed',
      question: 'When?',
    })
    expect(response.status).toBe(403)
    expect(told).toContain('Load it again')
    expect((await post('/press', { code: 'help' })).response.status).toBe(403)
  })

  test('no more than a question at once', async () => {
    const { get, ask } = await open()
    const { response, page } = await ask((await get('/')).page, 'x'.repeat(70_000))
    expect(response.status).toBe(413)
    expect(page).toContain('Send less.')
  })

  test('nothing of another site, and are in no search engine and no frame', async () => {
    const { get } = await open()
    const { response, page } = await get('/')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/default-src 'none'; script-src 'nonce-[^']+'; style-src 'nonce-/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(page).toContain('content="noindex, nofollow"')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const [script = ''] = [...page.matchAll(/src="([^"]*)"/g)].map(([, path]) => path)
    const asset = await get(script)
    expect(asset.response.headers.get('cache-control')).toContain('immutable')
    expect((await get('/assets/nothing.js')).response.status).toBe(404)
  })

  test('the script and the style sheet with less than 25 kB', async () => {
    const { get } = await open()
    const { page } = await get('/')
    const paths = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]*)"/g)].flatMap(([, path]) => path ?? [])
    const sizes = await Promise.all(paths.map(async (path) => (await get(path)).page.length))
    expect(paths).toHaveLength(3)
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(25_000)
  })
})
