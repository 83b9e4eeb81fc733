import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { Role } from '../../../../src/commands/access/access.ts'
import { createSessions } from '../../../../src/commands/access/sessions.ts'
import type { Person } from '../../../../src/platforms/people.ts'
import { keyOf } from '../../../../src/platforms/web/keys.ts'
import { createCookies } from '../../../../src/platforms/web/sign-in/cookies.ts'
import { createVisitorOf } from '../../../../src/platforms/web/sign-in/visitors.ts'
import { openStore } from '../../../../src/store/sqlite/store.ts'

const KEY = keyOf('a-secret-key-of-the-tests-0123456789', 'forms')

/** Whom the bot answers in chat, by the setting OUTSIDERS. */
const ANSWERED: Readonly<Record<'refuse' | 'guests' | 'answer', readonly Role[]>> = {
  refuse: ['admin', 'member'],
  guests: ['admin', 'member', 'guest'],
  answer: ['admin', 'member', 'guest', 'outsider'],
}

const name = fc.constantFrom('a', 'b', 'c')
const anyPerson: fc.Arbitrary<Person | 'nobody' | undefined> = fc.oneof(
  fc.constantFrom('nobody' as const, undefined),
  fc.constantFrom<Role[]>('admin', 'member', 'guest', 'outsider').map((role) => ({ role })),
)

test('a request is somebody’s only if its session is, they belong to the workspace now, and the bot answers people like them', async () => {
  const store = await openStore(':memory:')
  onTestFinished(() => store.close())
  const sessions = createSessions(store, KEY)
  const cookies = createCookies(true, KEY)
  await fc.assert(
    fc.asyncProperty(
      fc.record({ platform: name, workspace: name, user: name }, { noNullPrototype: true }),
      fc.constantFrom(...(Object.keys(ANSWERED) as (keyof typeof ANSWERED)[])),
      anyPerson,
      fc.constantFrom('own', 'other', 'none'),
      async (who, outsiders, person, cookie) => {
        const id = await sessions.begin({ ...who, workspaces: [who.workspace] })
        const peopleOf = (platform: string) => ({
          workspaces: async () => [],
          personOf: async (workspace: string, user: string) =>
            platform === who.platform && workspace === who.workspace && user === who.user ? person : 'nobody',
        })
        const visitorOf = createVisitorOf({ sessions, peopleOf, outsiders, language: 'en' }, cookies, KEY)
        const sent = { own: id, other: `${id.slice(1)}x`, none: undefined }[cookie]
        const headers = sent === undefined ? {} : { cookie: `a=b; __Host-footnote=${sent}` }
        const visitor = await visitorOf(new Request('https://example.org/', { headers }))
        const isLetIn =
          cookie === 'own' && typeof person === 'object' && ANSWERED[outsiders].includes(person.role)
        expect(visitor !== undefined).toBe(isLetIn)
        if (visitor) {
          // No channel: what stands on a private channel's shelf is for that channel.
          expect(visitor.asker.place).toStrictEqual({ ...who })
          expect(visitor.asker.role).toBe(typeof person === 'object' && person.role)
          expect(visitor.formToken).not.toContain(id)
        }
        expect((await sessions.find(id)) === undefined).toBe(cookie === 'own' && person === 'nobody')
      },
    ),
    { numRuns: 500 },
  )
})

test('a cookie that a page of plain http could have set is not a session over https', async () => {
  const store = await openStore(':memory:')
  onTestFinished(() => store.close())
  const sessions = createSessions(store, KEY)
  const id = await sessions.begin({ platform: 'a', workspace: 'a', user: 'a', workspaces: ['a'] })
  const cookies = createCookies(true, KEY)
  expect(cookies.sessionOf(`footnote=${id}`)).toBe('')
  expect(cookies.sessionOf(`__Host-footnote=${id}`)).toBe(id)
})
