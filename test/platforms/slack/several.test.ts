import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test, vi } from 'vitest'
import type { Place } from '../../../src/model.ts'
import { openStore } from '../../../src/store/sqlite/store.ts'
import { A_SCHEDULE } from '../../contracts/store-samples.ts'
import { openOrganisation, REDIRECT, STATE_SECRET, startProgram, stateOf } from './organisation.ts'
import { ANN, CHANNEL } from './workspace.ts'

// Each test starts a whole program, and a counterpart for each workspace.
vi.setConfig({ testTimeout: 30_000 })

const [T1, T2] = ['T0ONE', 'T0TWO'] as const
/** A busy machine takes its time. */
const eventually = <Seen>(look: () => Seen) => expect.poll(look, { timeout: 20_000 })

const placeIn = (workspace: string): Place => ({
  platform: 'slack',
  workspace,
  channel: CHANNEL,
  thread: '9.9',
  user: ANN,
})

/** A program that two workspaces have installed. */
const open = async () => {
  const organisation = await openOrganisation(T1, T2)
  const program = await startProgram(organisation)
  await program.platform.start()
  for (const team of [T1, T2]) expect((await program.install(team)).status).toBe(200)
  const { app } = program
  const run = (team: string, command: Parameters<typeof app.desk.handle>[0]) =>
    app.desk.handle(command, { place: placeIn(team), role: 'admin' })
  const add = (team: string, word: string) => {
    const bytes = async () => Buffer.from(`The ${word}\n\nThe ${word} was built in 1931 by Ida Solberg.\n`)
    return run(team, { kind: 'source-take', links: [], files: [{ name: `${word}.txt`, bytes }], shelf: '' })
  }
  return { organisation, program, run, add }
}

test('two workspaces are answered each with its own token, from its own shelf and the folder', async () => {
  const { organisation, program, add } = await open()
  await add(T1, 'zkano')
  for (const team of [T1, T2]) {
    expect((await program.ask(team, 'When was the zkano built?')).status).toBe(200)
    expect((await program.ask(team, 'When was the harbour of Quillon opened?')).status).toBe(200)
  }
  await program.platform.stop()
  const [one, two] = [T1, T2].map((team) => organisation.posted(team).join('\n'))
  expect(one).toContain('built in 1931')
  expect(one).toContain('March 1987')
  expect(two).not.toContain('1931')
  expect(two).toContain('March 1987')
  expect(await program.platform.people?.workspaces()).toEqual([{ id: T1 }, { id: T2 }])
  const post = program.platform.poster.post(
    { kind: 'channel', channel: { platform: 'slack', workspace: T1, channel: CHANNEL } },
    { language: 'en', outcome: 'done', blocks: [] },
    'k',
  )
  await expect(post).rejects.toMatchObject({ kind: 'later' })
})

test('nobody changes the main shelf from a workspace', async () => {
  const { program, run, add } = await open()
  await add(T1, 'zkano')
  for (const command of [
    { kind: 'shelf-move', which: 'zkano', shelf: 'main' },
    { kind: 'shelf-move', which: 'harbour of Quillon', shelf: 'team' },
  ] as const)
    expect(JSON.stringify(await run(T1, command))).toContain('only whoever runs me changes it')
  expect(program.app.context(placeIn(T2)).shelf.sources.map(({ title }) => title)).toEqual([
    'The harbour of Quillon',
  ])
})

test('a digest and a message to a person go out with the token of their workspace', async () => {
  const { organisation, program } = await open()
  const { poster } = program.platform
  const reply = {
    language: 'en',
    outcome: 'done',
    blocks: [{ kind: 'prose', text: 'Good morning' }],
  } as const
  const channel = { platform: 'slack', workspace: T2, channel: CHANNEL }
  expect(await poster.post({ kind: 'channel', channel }, reply, 'a')).toMatchObject({ workspace: T2 })
  await poster
    .post({ kind: 'person', platform: 'slack', workspace: T1, user: ANN }, reply, 'b')
    .catch(() => {})
  expect(organisation.posted(T2)).toEqual(['Good morning'])
  expect(organisation.posted(T1)).toEqual(['Good morning'])
  const nowhere = { ...channel, workspace: 'T0NONE' }
  await expect(poster.post({ kind: 'channel', channel: nowhere }, reply, 'c')).rejects.toMatchObject({
    kind: 'never',
  })
})

test('a workspace that removes the app is forgotten, and the other goes on', async () => {
  const { organisation, program, add } = await open()
  const { store } = program.app
  for (const team of [T1, T2]) {
    await add(team, team === T1 ? 'zkano' : 'zmiru')
    await program.ask(team, 'Who signed the treaty of Marrow?')
    const channel = { platform: 'slack', workspace: team, channel: CHANNEL }
    await store.saveSchedule({ ...A_SCHEDULE, channel })
    await store.saveListenRule(channel, 'all')
    const watch = { id: `w-${team}`, place: placeIn(team), direct: false, language: 'en', at: 1 } as const
    await store.saveWatch({ ...watch, question: 'Who?' })
    const session = { hash: `h-${team}`, platform: 'slack', workspace: team, user: ANN, workspaces: [team] }
    await store.saveSession({ ...session, at: 1, until: 2 ** 50 })
  }
  await eventually(() => organisation.posted(T2).length).toBeGreaterThan(0)
  await program.uninstall(T1)
  await eventually(() => program.logged.join('')).toContain('slack.removed')

  expect((await store.installations('slack')).map(({ id }) => id)).toEqual([T2])
  expect(
    program.app
      .shelf()
      .sources.map(({ title }) => title)
      .sort(),
  ).toEqual(['The harbour of Quillon', 'The zmiru'])
  expect((await store.schedules()).map(({ channel }) => channel.workspace)).toEqual([T2])
  expect((await store.watches()).map(({ id }) => id)).toEqual([`w-${T2}`])
  expect(await store.session(`h-${T1}`)).toBeUndefined()
  expect(await store.session(`h-${T2}`)).toBeDefined()
  const rules = [T1, T2].map((workspace) =>
    store.listenRule({ platform: 'slack', workspace, channel: CHANNEL }),
  )
  expect(await Promise.all(rules)).toEqual([undefined, 'all'])
  const asked = (await store.questionsAsked(0, 2 ** 50)).map(({ place }) => place.workspace)
  expect(asked).toContain(T2)
  expect(asked).not.toContain(T1)
  expect(await program.platform.people?.personOf(T1, ANN)).toBe('nobody')

  const before = organisation.posted(T1).length
  await program.ask(T1, 'When was the harbour of Quillon opened?')
  await program.ask(T2, 'When was the harbour of Quillon opened?')
  await eventually(() => organisation.posted(T2).join('')).toContain('March 1987')
  expect(organisation.posted(T1)).toHaveLength(before)
  await program.stop()
  // No row of any table names it any more.
  const database = new DatabaseSync(join(program.folder, 'store.sqlite'))
  const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all()
  for (const { name } of tables)
    expect(JSON.stringify(database.prepare(`select * from "${name}"`).all()), String(name)).not.toContain(T1)
  database.close()
})

test('an answer that was under way when the app was removed leaves nothing either', async () => {
  const { organisation, program } = await open()
  const release = organisation.hold('chat.postMessage')
  await program.ask(T1, 'When was the harbour of Quillon opened?')
  await eventually(async () => (await program.app.store.questionsAsked(0, 2 ** 50)).length).toBe(1)
  await program.uninstall(T1)
  await eventually(() => program.logged.join('')).toContain('slack.removed')
  release()
  await eventually(() => program.logged.join('')).toContain('slack.forgotten')
  const asked = { platform: 'slack', workspace: T1, channel: CHANNEL, message: '1.1' }
  expect(organisation.posted(T1)).toHaveLength(1)
  expect(await program.app.store.answerTo(asked)).toBeUndefined()
  expect(await program.app.store.questionsAsked(0, 2 ** 50)).toEqual([])
})

test('word of a removal that comes after the app was installed again counts for nothing', async () => {
  const { program } = await open()
  await program.uninstall(T1, { event_time: Math.floor(Date.now() / 1000) - 60 })
  await eventually(() => program.logged.join('')).toContain('slack.removed')
  expect(await program.installations.workspaces()).toEqual([T1, T2])
})

test('over a socket only the pages for installing are served', async () => {
  const organisation = await openOrganisation(T1)
  const { platform } = await startProgram(organisation, {
    SLACK_SIGNING_SECRET: '',
    SLACK_APP_TOKEN: 'xapp-1',
  })
  expect(platform.routes?.map(({ path }) => path)).toEqual(['/slack/install', '/slack/oauth_redirect'])
})

describe('what is stored', () => {
  test('holds no token in the clear, nor does the log', async () => {
    const { organisation, program } = await open()
    await program.ask(T1, 'When was the harbour of Quillon opened?')
    await eventually(() => organisation.posted(T1).length).toBe(1)
    await program.stop()
    const all = `${program.bytes()}${program.logged.join('')}`
    expect(organisation.tokens()).toHaveLength(2)
    for (const token of organisation.tokens()) {
      expect(token).toMatch(/^xoxb-/)
      expect(all).not.toContain(token)
      expect(all).not.toContain(Buffer.from(token).toString('base64url').slice(0, -2))
    }
  })

  test('opens with the key that sealed it, and is refused with any other', async () => {
    const { organisation, program } = await open()
    await program.stop()
    const { folder } = program
    const again = await startProgram(organisation, { folder })
    await again.platform.start()
    await again.stop()
    const other = await startProgram(organisation, { folder, key: `${'another-key-'.repeat(3)}` })
    await expect(other.platform.start()).rejects.toThrow(/SECRET_KEY is not the one/)
  })

  test.each(['swapped', 'changed', 'of another version'])('is refused when a row is %s', async (how) => {
    const { organisation, program } = await open()
    await program.stop()
    const store = await openStore(join(program.folder, 'store.sqlite'))
    const [one, two] = await store.installations('slack')
    if (one?.sealed === undefined || two?.sealed === undefined) return expect.fail('There are no rows.')
    const bytes = Buffer.from(one.sealed, 'base64url')
    const at = how === 'changed' ? bytes.length - 20 : 0
    bytes[at] = (bytes[at] ?? 0) ^ 3
    await store.saveInstallation({
      ...one,
      sealed: how === 'swapped' ? two.sealed : bytes.toString('base64url'),
    })
    await store.close()
    const again = await startProgram(organisation, { folder: program.folder })
    await expect(again.platform.start()).rejects.toThrow(/T0ONE cannot be opened: SECRET_KEY/)
  })
})

describe('an installation', () => {
  const start = async () => {
    const organisation = await openOrganisation(T1)
    const program = await startProgram(organisation)
    await program.platform.start()
    return { organisation, program }
  }

  test('begins on a page that loads nothing, and ends on one that shows a hostile name as text', async () => {
    const { organisation, program } = await start()
    const { page, html, link, cookie } = await program.begin()
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('set-cookie')).toMatch(/Secure; HttpOnly; Path=\/; Max-Age=600/)
    expect(html).toContain('Add Footnote to your workspace')
    const { searchParams } = new URL(link)
    expect(searchParams.get('redirect_uri')).toBe(REDIRECT)
    expect(searchParams.get('scope')?.split(',')).toContain('chat:write')
    organisation.replace('oauth.v2.access', { team: { id: T1, name: '<script>alert(1)</script>' } })
    const done = await program.get(await program.allow(link), cookie)
    const text = await done.text()
    expect(text).toContain('Footnote is installed in &#60;script&#62;')
    expect(text).not.toContain('<script')
    expect(text).not.toMatch(/xoxb-/)
  })

  test.each([
    ['forged', () => stateOf('not the secret of the bot at all', new Date())],
    ['expired', () => stateOf(STATE_SECRET, new Date(Date.now() - 601_000))],
    ['unsigned', () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`],
    ['missing', () => ''],
  ])('with a state that is %s is refused', async (_, stateFor) => {
    const { program } = await start()
    const { link } = await program.begin()
    const back = new URL(await program.allow(link), REDIRECT)
    const state = stateFor()
    back.searchParams.set('state', state)
    const refused = await program.get(`${back.pathname}${back.search}`, `slack-app-oauth-state=${state}`)
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('Footnote was not installed')
    expect(await program.installations.workspaces()).toEqual([])
  })

  test('that another browser began is refused', async () => {
    const { program } = await start()
    const [mine, other] = [await program.begin(), await program.begin()]
    const back = await program.allow(mine.link)
    expect((await program.get(back, other.cookie)).status).toBe(400)
    expect((await program.get(back)).status).toBe(400)
    expect(await program.installations.workspaces()).toEqual([])
    expect((await program.get(back, mine.cookie)).status).toBe(200)
  })

  test('that the admin does not allow changes nothing', async () => {
    const { program } = await start()
    const { cookie, state } = await program.begin()
    const refused = await program.get(`/slack/oauth_redirect?error=access_denied&state=${state}`, cookie)
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('You did not allow it')
  })

  test('by an organisation answers in its workspaces, which are forgotten when it removes the app', async () => {
    const { organisation, program } = await start()
    const everywhere = { is_enterprise_install: true, enterprise: { id: 'E1', name: 'Grid' }, team: null }
    organisation.replace('oauth.v2.access', everywhere)
    expect(await (await program.install(T1)).text()).toContain('installed in Grid')
    const from = {
      enterprise_id: 'E1',
      authorizations: [{ team_id: T1, enterprise_id: 'E1', is_enterprise_install: true }],
    }
    await program.ask(T1, 'When was the harbour of Quillon opened?', from)
    await eventually(() => organisation.posted(T1).join('')).toContain('March 1987')
    expect(await program.installations.workspaces()).toEqual([T1])
    const channel = { platform: 'slack', workspace: T1, channel: CHANNEL }
    const reply = { language: 'en', outcome: 'done', blocks: [{ kind: 'prose', text: 'Morning' }] } as const
    await program.platform.poster.post({ kind: 'channel', channel }, reply, 'a')
    expect(organisation.posted(T1).at(-1)).toBe('Morning')
    await program.uninstall(T1, {
      enterprise_id: 'E1',
      is_enterprise_install: true,
      event_time: Math.floor(Date.now() / 1000) + 1,
    })
    await eventually(() => program.logged.join('')).toContain('slack.removed')
    expect(await program.app.store.installations('slack')).toEqual([])
    expect(await program.app.store.questionsAsked(0, 2 ** 50)).toEqual([])
  })

  test('by an organisation goes on for the others when it takes the app from one workspace', async () => {
    const organisation = await openOrganisation(T1, T2)
    const program = await startProgram(organisation)
    await program.platform.start()
    const everywhere = { is_enterprise_install: true, enterprise: { id: 'E1', name: 'Grid' }, team: null }
    organisation.replace('oauth.v2.access', everywhere)
    await program.install(T1)
    const { store } = program.app
    for (const team of [T1, T2]) {
      const authorizations = [{ team_id: team, enterprise_id: 'E1', is_enterprise_install: true }]
      await program.ask(team, 'Who opened the harbour?', { enterprise_id: 'E1', authorizations })
    }
    await eventually(async () => (await store.questionsAsked(0, 2 ** 50)).length).toBe(1)
    await eventually(() => program.installations.workspaces().then((ids) => [...ids].sort())).toEqual(
      [T1, T2].sort(),
    )
    await program.event(
      T1,
      { type: 'team_access_revoked', team_ids: [T1] },
      {
        enterprise_id: 'E1',
        is_enterprise_install: true,
        authorizations: [{ team_id: null, enterprise_id: 'E1', is_enterprise_install: true }],
      },
    )
    await eventually(() => program.logged.join('')).toContain('slack.removed')
    expect(await program.installations.workspaces()).toEqual([T2])
    expect((await store.installations('slack')).map(({ id }) => id).sort()).toEqual(['E1', T2].sort())
    expect(await store.questionsAsked(0, 2 ** 50)).toEqual([])
  })
})
