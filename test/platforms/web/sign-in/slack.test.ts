import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { startBot } from '../../slack/bot.ts'
import { ANN, openWorkspace, TEAM } from '../../slack/workspace.ts'
import { hiddenIn } from '../reader.ts'
import { CLIENT_ID, CLIENT_SECRET, startSlackSide } from './slack-side.ts'
import { isReturn, openWorld, type WorldOptions } from './world.ts'

type Options = Partial<Pick<WorldOptions, 'outsiders' | 'publicUrl'>> & {
  readonly pkce?: boolean
  readonly secret?: string
  /** Where the bot is too. */
  readonly other?: string
}

/** The reader beside a bot on Slack, whose people sign in at Slack. */
const openSlackWorld = async ({ pkce = true, secret = CLIENT_SECRET, other, ...options }: Options = {}) => {
  const workspace = await openWorkspace()
  const { platform } = await startBot(workspace)
  const people = platform.people && {
    ...platform.people,
    workspaces: async () => [...(other === undefined ? [] : [{ id: other }]), { id: TEAM }],
  }
  const sides: Awaited<ReturnType<typeof startSlackSide>>[] = []
  const world = await openWorld({
    ...options,
    peopleOf: (name) => (name === 'slack' ? people : undefined),
    signInAt: async (url) => {
      const side = await startSlackSide(`${url}/sign-in/slack/back`, { pkce })
      sides.push(side)
      side.state.account = { team: TEAM, user: ANN }
      return { slack: { provider: side.url, clientId: CLIENT_ID, clientSecret: secret } }
    },
  })
  const [slack] = sides
  if (!slack) throw new Error('Nobody can sign in.')
  /** What Slack says of Ann from now on. */
  const annIs = (user: object) =>
    workspace.fail('users.info', {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { ok: true, user: { id: ANN, team_id: TEAM, name: 'ann', ...user } },
    })
  return { ...world, workspace, slack, annIs }
}

describe('signing in with Slack', () => {
  test('lets Slack ask which workspace, where several have the bot', async () => {
    const { newBrowser, slack } = await openSlackWorld({ other: 'T0OTHER' })
    const visit = await newBrowser().go('/sign-in/slack?next=%2Fsources')
    expect(visit.page).toContain('The harbour of Lindmar')
    const asked = slack.state.asked.find(({ pathname }) => pathname === '/auth')
    expect(asked?.searchParams.has('team')).toBe(false)
  })

  test('makes somebody who they are in chat, and goes on to the page that they wanted', async () => {
    const { newBrowser, url, signIn, slack } = await openSlackWorld()
    const browser = newBrowser()
    const first = await browser.go('/sources?words=harbour')
    expect(first.url.href).toBe(`${url}/sign-in?next=%2Fsources%3Fwords%3Dharbour`)
    expect(first.page).toContain('Sign in with Slack')
    expect(first.page).not.toContain('Lindmar')
    const visit = await browser.go('/sign-in/slack?next=%2Fsources%3Fwords%3Dharbour')
    expect(visit.status).toBe(200)
    expect(visit.url.href).toBe(`${url}/sources?words=harbour`)
    expect(visit.page).toContain('The harbour of Lindmar')
    expect(visit.page).toContain('Sign out')
    const request = new Request(url, { headers: { cookie: `footnote=${browser.session()}` } })
    expect(await signIn.visitorOf(request)).toMatchObject({
      asker: {
        place: { platform: 'slack', workspace: TEAM, user: ANN },
        privately: true,
        role: expect.any(String),
      },
      name: expect.any(String),
    })
    // Slack is asked for the bot's own workspace.
    expect(slack.state.asked.find(({ pathname }) => pathname === '/auth')?.searchParams.get('team')).toBe(
      TEAM,
    )
    expect((await browser.go('/sign-in?next=%2Fhelp')).url.pathname).toBe('/help')
  })

  test.each([true, false])('uses PKCE where the provider says that it knows it: %s', async (pkce) => {
    const { newBrowser, url, slack } = await openSlackWorld({ pkce })
    const visit = await newBrowser().go('/sign-in/slack')
    expect(visit.url.href).toBe(`${url}/`)
    const asked = slack.state.asked.find(({ pathname }) => pathname === '/auth')?.searchParams
    expect(asked?.has('code_challenge')).toBe(pkce)
    expect(asked?.has('nonce')).toBe(true)
  })

  test('speaks the language of the browser', async () => {
    const { newBrowser } = await openSlackWorld()
    const { page } = await newBrowser({ 'accept-language': 'es-CL' }).go('/')
    expect(page).toContain('Iniciar sesión con Slack')
  })

  test('over https keeps its cookies from every other host, from scripts and from other sites', async () => {
    const { newBrowser } = await openSlackWorld({ publicUrl: 'https://footnote.example.org' })
    const browser = newBrowser()
    const toSlack = await browser.go('/sign-in/slack', isReturn)
    const under = toSlack.hops[0]?.headers.getSetCookie().join() ?? ''
    expect(under).toMatch(
      /^__Host-footnote-sign-in=[\w-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const back = new URL(toSlack.headers.get('location') ?? '')
    expect(back.origin).toBe('https://footnote.example.org')
    const visit = await browser.go(`${back.pathname}${back.search}`)
    expect(visit.hops[0]?.headers.getSetCookie().at(-1)).toMatch(
      /^__Host-footnote=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(visit.page).toContain('Sign out')
  })

  test('gives a new session each time, ends the one before, and takes over none that was planted', async () => {
    const { newBrowser } = await openSlackWorld()
    const browser = newBrowser()
    const planted = 'p'.repeat(43)
    browser.setCookieHere('footnote', planted)
    await browser.go('/sign-in/slack')
    const first = browser.session() ?? ''
    expect(first).not.toBe(planted)
    const toSlack = await newBrowser().go('/sign-in/slack')
    expect(toSlack.status).toBe(200)
    await browser.go('/sign-in/slack')
    expect(browser.session()).not.toBe(first)
    const thief = newBrowser()
    thief.setCookieHere('footnote', first)
    expect((await thief.go('/')).url.pathname).toBe('/sign-in')
  })
})

describe('somebody is not signed in, and told why, with a way to try again', () => {
  const expectFailure = (
    visit: { readonly status: number; readonly page: string },
    status: number,
    why: string,
  ) => {
    expect(visit.status).toBe(status)
    expect(visit.page).toContain('You are not signed in')
    expect(visit.page).toContain(why)
    expect(visit.page).toContain('Try again')
    expect(visit.page).not.toMatch(/Error|\bat .*\.ts/)
  }
  const STALE = 'That took too long'

  test('if the state is forged', async () => {
    const { newBrowser } = await openSlackWorld()
    const browser = newBrowser()
    const { headers } = await browser.go('/sign-in/slack', isReturn)
    const back = new URL(headers.get('location') ?? '')
    back.searchParams.set('state', 'forged')
    expectFailure(await browser.go(`${back.pathname}${back.search}`), 400, STALE)
    expect(browser.session()).toBeUndefined()
  })

  test('if another browser comes back than was sent there', async () => {
    const { newBrowser } = await openSlackWorld()
    const { headers } = await newBrowser().go('/sign-in/slack', isReturn)
    const back = new URL(headers.get('location') ?? '')
    const victim = newBrowser()
    expectFailure(await victim.go(`${back.pathname}${back.search}`), 400, STALE)
    expect(victim.session()).toBeUndefined()
    const other = newBrowser()
    await other.go('/sign-in/slack', isReturn)
    expectFailure(await other.go(`${back.pathname}${back.search}`), 400, STALE)
  })

  test('if a code comes twice', async () => {
    const { newBrowser, lines } = await openSlackWorld()
    const browser = newBrowser()
    const { headers } = await browser.go('/sign-in/slack', isReturn)
    const underWay = browser.cookieHere('footnote-sign-in') ?? ''
    const back = new URL(headers.get('location') ?? '')
    expect((await browser.go(`${back.pathname}${back.search}`)).url.pathname).toBe('/')
    expectFailure(await browser.go(`${back.pathname}${back.search}`), 400, STALE)
    const thief = newBrowser()
    thief.setCookieHere('footnote-sign-in', underWay)
    expectFailure(await thief.go(`${back.pathname}${back.search}`), 400, 'did not confirm who you are')
    expect(lines.join('')).toContain('"code":"invalid_grant"')
  })

  test('if it takes longer than ten minutes', async () => {
    const { newBrowser, time } = await openSlackWorld()
    const browser = newBrowser()
    const { headers } = await browser.go('/sign-in/slack', isReturn)
    const back = new URL(headers.get('location') ?? '')
    time.now += 600_000
    expectFailure(await browser.go(`${back.pathname}${back.search}`), 400, STALE)
  })

  test('if the browser’s cookie was sealed with another key, or is no such thing', async () => {
    const { newBrowser, start } = await openSlackWorld()
    for (const cookie of [undefined, '', 'x', 'A'.repeat(60), 'A'.repeat(5_000)]) {
      const browser = newBrowser()
      const { headers } = await browser.go('/sign-in/slack', isReturn)
      const back = new URL(headers.get('location') ?? '')
      if (cookie === undefined) start('another-key-of-the-tests-0123456789')
      else browser.setCookieHere('footnote-sign-in', cookie)
      expectFailure(await browser.go(`${back.pathname}${back.search}`), 400, STALE)
      start()
    }
  })

  test('if they do not allow it', async () => {
    const { newBrowser, slack } = await openSlackWorld()
    slack.state.denies = true
    const visit = await newBrowser().go('/sign-in/slack?next=%2Fhelp')
    expectFailure(visit, 403, 'You did not allow it at Slack')
    expect(visit.page).toContain('href="/sign-in?next=%2Fhelp"')
  })

  test('if Slack is down, before and after they were there', async () => {
    const { newBrowser, slack } = await openSlackWorld()
    const browser = newBrowser()
    slack.state.isDown = true
    expectFailure(await browser.go('/sign-in/slack'), 502, 'Slack cannot be reached')
    slack.state.isDown = false
    const { headers } = await browser.go('/sign-in/slack', isReturn)
    const back = new URL(headers.get('location') ?? '')
    slack.state.isDown = true
    expectFailure(await browser.go(`${back.pathname}${back.search}`), 502, 'Slack cannot be reached')
    slack.state.isDown = false
    expect((await browser.go('/sign-in/slack')).page).toContain('Sign out')
  })

  test('if they belong to another team, or the token names none', async () => {
    const { newBrowser, slack } = await openSlackWorld()
    slack.state.account = { team: 'T999999999', user: ANN }
    expectFailure(await newBrowser().go('/sign-in/slack'), 403, 'belongs to no workspace where I answer')
    slack.state.account = { user: ANN }
    expectFailure(await newBrowser().go('/sign-in/slack'), 400, 'did not confirm who you are')
    slack.state.account = { team: TEAM, user: 'U999999999' }
    expectFailure(await newBrowser().go('/sign-in/slack'), 403, 'belongs to no workspace where I answer')
  })

  test('if the client secret is wrong, which the log says without it', async () => {
    const secret = 'a-wrong-secret-0123456789'
    const { newBrowser, lines } = await openSlackWorld({ secret })
    expectFailure(await newBrowser().go('/sign-in/slack'), 400, 'did not confirm who you are')
    expect(lines.join('')).toContain('"code":"invalid_client"')
    expect(lines.join('')).not.toContain(secret)
  })

  test('if Slack does not tell who belongs to the workspace', async () => {
    const { newBrowser, workspace } = await openSlackWorld()
    workspace.fail('users.info', { status: 500 })
    expectFailure(await newBrowser().go('/sign-in/slack'), 503, 'I could not ask Slack')
  })

  test('if many begin at one address, until a minute has passed', async () => {
    const { newBrowser, time } = await openSlackWorld()
    const begin = (address: string) =>
      newBrowser({ 'x-forwarded-for': `6.6.6.6, ${address}` }).go('/sign-in/slack', ({ pathname }) =>
        pathname.startsWith('/auth'),
      )
    for (let nth = 0; nth < 120; nth += 1) expect((await begin('203.0.113.5')).status).toBe(303)
    const limited = await begin('203.0.113.5')
    expectFailure(limited, 429, 'more than I sign in')
    expect(limited.headers.get('retry-after')).toBe('60')
    expect((await begin('203.0.113.6')).status).toBe(303)
    time.now += 60_000
    expect((await begin('203.0.113.5')).status).toBe(303)
  })
})

describe('guests and outsiders', () => {
  test('are let in as the bot answers them in chat', async () => {
    const refusing = await openSlackWorld()
    refusing.annIs({ is_restricted: true })
    const refused = await refusing.newBrowser().go('/sign-in/slack')
    expect(refused.status).toBe(403)
    expect(refused.page).toContain('I answer only members of this team')
    const letting = await openSlackWorld({ outsiders: 'guests' })
    letting.annIs({ is_restricted: true })
    const browser = letting.newBrowser()
    expect((await browser.go('/sign-in/slack')).page).toContain('Sign out')
    const request = new Request(letting.url, { headers: { cookie: `footnote=${browser.session()}` } })
    expect((await letting.signIn.visitorOf(request))?.asker.role).toBe('guest')
  })
})

describe('a session', () => {
  const FIVE_MINUTES = 300_000

  test('ends within minutes for somebody who was removed from the workspace, for good', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const { newBrowser, annIs } = await openSlackWorld()
    annIs({})
    const browser = newBrowser()
    await browser.go('/sign-in/slack')
    annIs({ deleted: true })
    expect((await browser.go('/')).page).toContain('Sign out')
    vi.setSystemTime(Date.now() + FIVE_MINUTES)
    expect((await browser.go('/')).url.pathname).toBe('/sign-in')
    annIs({})
    vi.setSystemTime(Date.now() + FIVE_MINUTES)
    expect((await browser.go('/')).url.pathname).toBe('/sign-in')
  })

  test('reads nothing while its person is a guest whom the bot does not answer', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const { newBrowser, annIs } = await openSlackWorld()
    annIs({})
    const browser = newBrowser()
    await browser.go('/sign-in/slack')
    annIs({ is_restricted: true })
    vi.setSystemTime(Date.now() + FIVE_MINUTES)
    expect((await browser.go('/sources')).url.pathname).toBe('/sign-in')
    annIs({})
    vi.setSystemTime(Date.now() + FIVE_MINUTES)
    expect((await browser.go('/sources')).url.pathname).toBe('/sources')
  })

  test('ends at sign-out, which no other page can send, and its cookie is worth nothing then', async () => {
    const { newBrowser } = await openSlackWorld()
    const browser = newBrowser()
    const { page } = await browser.go('/sign-in/slack')
    const id = browser.session() ?? ''
    for (const token of ['', 'x', 'x'.repeat(43)]) await browser.post('/sign-out', { token })
    expect((await browser.go('/')).page).toContain('Sign out')
    const { token = '' } = hiddenIn(page)
    const other = newBrowser()
    await other.go('/sign-in/slack')
    await other.post('/sign-out', { token })
    expect((await other.go('/')).page).toContain('Sign out')
    expect((await browser.post('/sign-out', { token })).url.pathname).toBe('/sign-in')
    expect(browser.session()).toBeUndefined()
    browser.setCookieHere('footnote', id)
    expect((await browser.go('/')).url.pathname).toBe('/sign-in')
  })

  test('of another key opens nothing', async () => {
    const { newBrowser, start } = await openSlackWorld()
    const browser = newBrowser()
    await browser.go('/sign-in/slack')
    start('another-key-of-the-tests-0123456789')
    expect((await browser.go('/')).url.pathname).toBe('/sign-in')
    start()
    expect((await browser.go('/')).page).toContain('Sign out')
  })

  test('is kept as a hash alone', async () => {
    const { newBrowser, store, databaseText } = await openSlackWorld()
    const browser = newBrowser()
    await browser.go('/sign-in/slack')
    expect(await store.session(browser.session() ?? '')).toBeUndefined()
    expect(databaseText()).toContain(ANN)
    expect(databaseText()).not.toContain(browser.session())
  })

  test('that nobody has cannot ask, and a form that was open too long does not go astray', async () => {
    const { newBrowser } = await openSlackWorld()
    const { status, page } = await newBrowser().post('/ask', { question: 'When?', token: '' })
    expect(status).toBe(401)
    expect(page).toContain('Sign in with Slack')
  })
})

describe('what a browser sends', () => {
  test('as its cookie, however long or strange, opens nothing and breaks nothing', async () => {
    const { signIn, url } = await openSlackWorld()
    const visitorWith = (cookie: string) => signIn.visitorOf(new Request(url, { headers: { cookie } }))
    for (const value of ['', 'x', '%', '%E0%A4%A', '"', '=;=', 'x'.repeat(43), '-'.repeat(100_000)])
      expect(await visitorWith(`footnote=${value}`)).toBeUndefined()
    expect(await visitorWith(`${'footnote=a; '.repeat(9_000)}footnote=b`)).toBeUndefined()
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.integer({ min: 32, max: 255 }).map((code) => String.fromCharCode(code)) }),
        async (text) => {
          expect(await visitorWith(`footnote=${text}`)).toBeUndefined()
        },
      ),
      { numRuns: 300 },
    )
    const { status } = await fetch(url, { headers: { cookie: `footnote=${'x'.repeat(100_000)}` } })
    expect(status).toBe(431)
  })

  test.each([
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/..//evil.example',
    '/%2f/evil.example/../..//evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/sign-out',
  ])('as the page to go to leads to no other site: %s', async (wanted) => {
    const { newBrowser, url } = await openSlackWorld()
    const visit = await newBrowser().go(`/sign-in/slack?next=${encodeURIComponent(wanted)}`)
    expect(visit.url.origin).toBe(url)
    expect(visit.status).toBeLessThan(500)
    expect(visit.page).toContain('Sign out')
    expect(visit.hops.every((hop) => ['127.0.0.1'].includes(hop.url.hostname))).toBe(true)
  })
})
