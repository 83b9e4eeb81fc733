import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { createReader } from '../../src/cli/reader.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { startServer, stopServer } from '../../src/platforms/http.ts'
import { folderOf } from '../sources/folder.ts'

test('the reader of a running bot shows nothing to who is not signed in, and knows its own name alone', async () => {
  const config = readConfig({
    SOURCES_DIR: folderOf({ 'harbour.md': '# The harbour of Lindmar\n\nIt was opened in 2025.\n' }),
    DATABASE: ':memory:',
    ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_CLIENT_ID: '1.2' },
    ...{ SLACK_CLIENT_SECRET: 's', WEB_URL: 'https://footnote.example.org', SECRET_KEY: 'k'.repeat(32) },
  })
  const { web } = config
  if (!web) throw new Error('There is no reader.')
  const log = createLog('silent', [])
  const app = await createApp(config, () => {})
  const { store, desk } = app
  const reader = createReader({ config: { ...config, web }, store, desk, log, peopleOf: () => undefined })
  const server = await startServer(0, [reader], undefined, '127.0.0.1')
  onTestFinished(async () => {
    await stopServer(server)
    await app.close()
  })
  const bound = server.address()
  const port = typeof bound === 'object' ? bound?.port : undefined
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' })
  for (const path of ['/', '/sources', '/s/1.abc', '/help', '/nowhere']) {
    const answer = await get(path)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(/^\/sign-in(?:\?next=|$)/)
    expect(await answer.text()).not.toContain('Lindmar')
  }
  const page = await get('/sign-in')
  expect(await page.text()).toContain('Sign in with Slack')
  expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  expect(page.headers.get('cache-control')).toContain('no-store')
  expect((await get('/sign-in/discord')).status).toBe(303)
  expect((await get('/api/openapi.json')).status).toBe(421)
})
