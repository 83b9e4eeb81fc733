import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { createReader } from '../../src/cli/reader.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { startServer, stopServer } from '../../src/platforms/http.ts'
import { NO_SETTINGS, NODE_FLAGS } from '../no-settings.ts'
import { ANN, BOT_TOKEN, openWorkspace, serve, TEAM } from '../platforms/slack/workspace.ts'
import { openBrowser } from '../platforms/web/sign-in/browser.ts'
import { CLIENT_ID, CLIENT_SECRET, startSlackSide } from '../platforms/web/sign-in/slack-side.ts'
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

test('a running bot on Slack lets its people read in a browser', async () => {
  const workspace = await openWorkspace()
  const taken = await serve(() => {})
  const { port } = new URL(taken.url)
  await taken.close()
  const url = `http://127.0.0.1:${port}`
  const slack = await startSlackSide(`${url}/sign-in/slack/back`)
  slack.state.account = { team: TEAM, user: ANN }
  const bot = spawn(
    process.execPath,
    [...NODE_FLAGS, resolve(import.meta.dirname, '../../bin/footnote.js'), 'serve'],
    {
      env: {
        ...NO_SETTINGS,
        ...{
          SOURCES_DIR: folderOf({ 'harbour.md': '# The harbour of Lindmar\n\nIt was opened in 2025.\n' }),
        },
        ...{ DATABASE: ':memory:', PORT: port, WEB_URL: url, SECRET_KEY: 'k'.repeat(32) },
        ...{
          SLACK_BOT_TOKEN: BOT_TOKEN,
          SLACK_SIGNING_SECRET: 'a-signing-secret',
          SLACK_API_URL: workspace.apiUrl,
        },
        ...{ SLACK_SIGN_IN_URL: slack.url, SLACK_CLIENT_ID: CLIENT_ID, SLACK_CLIENT_SECRET: CLIENT_SECRET },
      },
    },
  )
  onTestFinished(async () => {
    if (bot.exitCode !== null) return
    bot.kill('SIGTERM')
    await once(bot, 'exit')
  })
  const said = await new Promise<string>((ready) => {
    let all = ''
    bot.stdout.setEncoding('utf8').on('data', (text: string) => {
      all += text
      if (all.includes('"event":"ready"')) ready(all)
    })
    bot.on('exit', () => ready(all))
  })
  expect(said).toContain('"platforms":["slack","web"]')
  const browser = openBrowser()
  expect((await browser.open(url)).page).toContain('Sign in with Slack')
  const visit = await browser.open(`${url}/sign-in/slack?next=%2Fsources`)
  expect(visit.page).toContain('The harbour of Lindmar')
  expect(visit.page).toContain('Sign out')
})
