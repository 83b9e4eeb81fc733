import { GuildMemberFlags } from 'discord.js'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startBot } from '../../discord/bot.ts'
import { guildOf } from '../../discord/receive/guild-of.ts'
import { hiddenIn } from '../reader.ts'
import { CLIENT_SECRET, startDiscordSide } from './discord-side.ts'
import { isReturn, openWorld } from './world.ts'

const APPLICATION = '100000000000000000'
const SECOND = '900000000000000002'
const ELSEWHERE = '900000000000000009'

/** The reader beside a bot on Discord, whose people sign in at Discord. The bot is in two servers, and Ann is a member of both. */
const openDiscordWorld = async () => {
  const bot = await startBot()
  const { people } = bot.platform
  const sides: Awaited<ReturnType<typeof startDiscordSide>>[] = []
  const world = await openWorld({
    peopleOf: (name) => (name === 'discord' ? people : undefined),
    signInAt: async (url) => {
      const side = await startDiscordSide(APPLICATION, `${url}/sign-in/discord/back`)
      sides.push(side)
      const app = { provider: side.url, clientId: APPLICATION, clientSecret: CLIENT_SECRET }
      return { discord: app, slack: app }
    },
  })
  const [discord] = sides
  const [own] = (await people?.workspaces()) ?? []
  if (!discord || !own) throw new Error('Nobody can sign in.')
  await bot.dispatch('GUILD_CREATE', guildOf(SECOND, bot.ids.other, bot.twin.botUserId, 0n))
  const members = new Map<string, object | undefined>([[`${SECOND} ${bot.people.ann}`, {}]])
  bot.fakes.push(({ method, path }) => {
    const [, server, user] = /^\/guilds\/(\d+)\/members\/(\d+)$/.exec(path) ?? []
    const key = `${server} ${user}`
    if (method !== 'GET' || !members.has(key)) return undefined
    const fields = members.get(key)
    return fields
      ? { status: 200, body: { roles: [], flags: 0, user: { id: user, username: 'ann' }, ...fields } }
      : { status: 404, body: { code: 10_007, message: 'Unknown Member' } }
  })
  discord.state.user = bot.people.ann
  discord.state.servers = [ELSEWHERE, own.id]
  const visitorOf = (session: string | undefined) =>
    world.signIn.visitorOf(new Request(world.url, { headers: { cookie: `footnote=${session}` } }))
  onTestFinished(() => {
    const logged = [...world.lines, ...bot.lines].join('')
    for (const secret of discord.state.given) expect(logged).not.toContain(secret)
  })
  return { ...world, bot, discord, server: own.id, ann: bot.people.ann, members, visitorOf }
}

test('a member of the bot’s server is signed in as who they are there', async () => {
  const { newBrowser, url, server, ann, visitorOf } = await openDiscordWorld()
  const browser = newBrowser()
  expect((await browser.go('/')).page).toContain('Sign in with Discord')
  const visit = await browser.go('/sign-in/discord?next=%2Fsources')
  expect(visit.url.href).toBe(`${url}/sources`)
  expect(visit.page).not.toContain('Change server')
  expect(await visitorOf(browser.session())).toMatchObject({
    asker: {
      place: { platform: 'discord', workspace: server, user: ann },
      role: expect.any(String),
      usualSettingsBy: 'admins',
    },
    name: expect.any(String),
  })
})

test('who belongs to several servers chooses one, and changes it later', async () => {
  const { newBrowser, url, discord, server, visitorOf } = await openDiscordWorld()
  discord.state.servers = [server, SECOND]
  const browser = newBrowser()
  const choice = await browser.go('/sign-in/discord?next=%2Fhelp')
  expect(choice.url.href).toBe(`${url}/sign-in/workspace?next=%2Fhelp`)
  expect(choice.page).toContain('Which server?')
  expect(choice.page).toContain(`value="${SECOND}"`)
  const placeNow = async () => (await visitorOf(browser.session()))?.asker.place.workspace
  const chosen = await browser.post('/sign-in/workspace', { ...hiddenIn(choice.page), workspace: SECOND })
  expect(chosen.url.href).toBe(`${url}/help`)
  expect(chosen.page).toContain('Change server')
  expect(await placeNow()).toBe(SECOND)
  await browser.post('/sign-in/workspace', { ...hiddenIn(choice.page), workspace: server })
  expect(await placeNow()).toBe(server)
})

test('nobody changes to a server that is not theirs, or not any more, or for somebody else', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const { newBrowser, discord, server, members, ann, visitorOf } = await openDiscordWorld()
  discord.state.servers = [server, SECOND]
  const browser = newBrowser()
  const { page } = await browser.go('/sign-in/discord')
  const { token = '' } = hiddenIn(page)
  const change = (workspace: string, given = token) =>
    browser.post('/sign-in/workspace', { token: given, workspace })
  expect((await change(SECOND, 'x')).status).toBe(403)
  expect((await change(ELSEWHERE)).status).toBe(404)
  discord.state.servers = [server]
  const other = newBrowser()
  const signedIn = await other.go('/sign-in/discord')
  // Not theirs when they signed in.
  const late = await other.post('/sign-in/workspace', { ...hiddenIn(signedIn.page), workspace: SECOND })
  expect(late.status).toBe(404)
  expect((await newBrowser().post('/sign-in/workspace', { token, workspace: SECOND })).url.pathname).toBe(
    '/sign-in',
  )
  members.set(`${SECOND} ${ann}`, undefined)
  vi.setSystemTime(Date.now() + 300_000)
  expect((await change(SECOND)).status).toBe(404)
  expect((await visitorOf(browser.session()))?.asker.place.workspace).toBe(server)
})

test('who is in no server of the bot, or no longer, is not signed in, whatever they say', async () => {
  const { newBrowser, discord, server, members, ann } = await openDiscordWorld()
  const browser = newBrowser()
  const expectStranger = async () => {
    const visit = await browser.go('/sign-in/discord')
    expect(visit.status).toBe(403)
    expect(visit.page).toContain('belongs to no workspace where I answer')
    expect(browser.session()).toBeUndefined()
  }
  discord.state.servers = [ELSEWHERE]
  await expectStranger()
  discord.state.servers = []
  await expectStranger()
  discord.state.servers = [server]
  members.set(`${server} ${ann}`, undefined)
  await expectStranger()
})

test('who left the server reads nothing within minutes', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const { newBrowser, server, members, ann } = await openDiscordWorld()
  const browser = newBrowser()
  await browser.go('/sign-in/discord')
  members.set(`${server} ${ann}`, undefined)
  vi.setSystemTime(Date.now() + 300_000)
  expect((await browser.go('/sources')).url.pathname).toBe('/sign-in')
})

test('guests of a server are let in as OUTSIDERS says', async () => {
  const { newBrowser, server, members, ann } = await openDiscordWorld()
  members.set(`${server} ${ann}`, { flags: GuildMemberFlags.IsGuest })
  const visit = await newBrowser().go('/sign-in/discord')
  expect(visit.status).toBe(403)
  expect(visit.page).toContain('I answer only members of this team')
})

test('a code that comes twice, a refusal and a failing Discord are told', async () => {
  const { newBrowser, discord, lines } = await openDiscordWorld()
  const browser = newBrowser()
  const { headers } = await browser.go('/sign-in/discord', isReturn)
  const underWay = browser.cookieHere('footnote-sign-in') ?? ''
  const back = new URL(headers.get('location') ?? '')
  await browser.go(`${back.pathname}${back.search}`)
  const thief = newBrowser()
  thief.setCookieHere('footnote-sign-in', underWay)
  const replayed = await thief.go(`${back.pathname}${back.search}`)
  expect(replayed.status).toBe(400)
  expect(replayed.page).toContain('Discord did not confirm who you are')
  expect(lines.join('')).toContain('"code":"invalid_grant"')

  discord.state.denies = true
  expect((await thief.go('/sign-in/discord')).page).toContain('You did not allow it at Discord')
  discord.state.denies = false
  for (const [status, told] of [
    [503, 'Discord cannot be reached'],
    [429, 'Discord cannot be reached'],
    [403, 'Discord did not confirm'],
  ] as const) {
    discord.state.fails = status
    expect((await thief.go('/sign-in/discord')).page).toContain(told)
  }
  expect(thief.session()).toBeUndefined()
})

test('who was sent to Discord does not come back from Slack', async () => {
  const { newBrowser } = await openDiscordWorld()
  const browser = newBrowser()
  const { headers } = await browser.go('/sign-in/discord', isReturn)
  const { search } = new URL(headers.get('location') ?? '')
  const visit = await browser.go(`/sign-in/slack/back${search}`)
  expect(visit.status).toBe(400)
  expect(visit.page).toContain('That took too long')
})
