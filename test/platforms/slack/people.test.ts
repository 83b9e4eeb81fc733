import { expect, test } from 'vitest'
import type { Role } from '../../../src/commands/access/access.ts'
import type { Desk } from '../../../src/commands/desk.ts'
import type { People } from '../../../src/platforms/people.ts'
import { createPeople, nameOf, roleOf, withRoles } from '../../../src/platforms/slack/people.ts'
import { startBot } from './bot.ts'
import { ANN, CHANNEL, openWorkspace, TEAM } from './workspace.ts'

const self = { team: TEAM, user: 'U0', enterprise: 'E1' }

test.each<[string, Parameters<typeof roleOf>[0], Role]>([
  ['a member', { team_id: TEAM }, 'member'],
  ['an admin', { team_id: TEAM, is_admin: true }, 'admin'],
  ['an owner', { team_id: TEAM, is_owner: true }, 'admin'],
  ['a guest of several channels', { team_id: TEAM, is_restricted: true }, 'guest'],
  ['a guest of one channel', { team_id: TEAM, is_restricted: true, is_ultra_restricted: true }, 'guest'],
  ['somebody of another organisation', { team_id: 'T2' }, 'outsider'],
  ['somebody who shares no channel', { team_id: TEAM, is_stranger: true }, 'outsider'],
  ['an admin of another organisation', { team_id: 'T2', is_admin: true }, 'outsider'],
  [
    'another workspace of the organisation',
    { team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } },
    'member',
  ],
  ['another organisation’s grid', { team_id: 'T2', enterprise_user: { enterprise_id: 'E2' } }, 'outsider'],
])('%s is known as such', (_, user, role) => {
  expect(roleOf(user, self)).toBe(role)
})

test('the name is the one that people see', () => {
  const user = { name: 'aruiz', real_name: 'Ana Ruiz', profile: { display_name: 'Ana' } }
  expect(nameOf(user)).toBe('Ana')
  expect(nameOf({ ...user, profile: { display_name: '' } })).toBe('Ana Ruiz')
})

const clientOf = (info: (asked: { readonly user: string }) => Promise<unknown>) =>
  ({ users: { info } }) as unknown as Parameters<typeof createPeople>[1]

test('people of the bot’s workspace are known with role and name, and nobody of another', async () => {
  const user = { team_id: TEAM, is_admin: true, name: 'ann' }
  const people = createPeople(
    self,
    clientOf(async () => ({ user })),
  )
  expect(await people.workspaces()).toEqual([{ id: TEAM }])
  expect(await people.personOf(TEAM, 'U1')).toEqual({ role: 'admin', name: 'ann' })
  expect(await people.personOf('T2', 'U1')).toBe('nobody')
})

test('who was deactivated is nobody, and who cannot be looked up now is not known', async () => {
  const answers: Record<string, () => unknown> = {
    U1: () => ({ user: { team_id: TEAM, deleted: true } }),
    U2: () => {
      throw new Error('Slack is away.')
    },
  }
  const people = createPeople(
    self,
    clientOf(async ({ user }) => answers[user]?.()),
  )
  expect(await people.personOf(TEAM, 'U1')).toBe('nobody')
  expect(await people.personOf(TEAM, 'U2')).toBeUndefined()
})

test('every command and every message reaches the desk with the role of its sender', async () => {
  const seen: unknown[] = []
  const note = async (role: unknown) => void seen.push(typeof role === 'function' ? await role() : role)
  const desk = {
    handle: (_: unknown, { role }: { role?: unknown }) => note(role),
    shouldAnswer: ({ role }: { role?: unknown }) => note(role),
  } as unknown as Desk
  const people: People = {
    workspaces: async () => [],
    personOf: async (_, user) => (user === 'U9' ? 'nobody' : { role: 'guest' }),
  }
  const knowing = withRoles(desk, self, people)
  const place = { platform: 'slack', user: 'U1' }
  await knowing.handle({ kind: 'help' }, { place })
  await knowing.handle({ kind: 'help' }, { place: { platform: 'slack' } })
  await knowing.shouldAnswer({ place, text: '', addressed: false, mentionsOthers: false })
  await knowing.handle({ kind: 'help' }, { place: { platform: 'slack', user: 'U9' } })
  expect(seen).toEqual(['guest', undefined, 'guest', 'outsider'])
})

test('a channel that the bot is invited to is greeted once, and one that somebody else joins is not', async () => {
  const workspace = await openWorkspace()
  const bot = await startBot(workspace)
  const joined = (user: string) => ({ type: 'member_joined_channel', user, channel: CHANNEL, team: TEAM })
  await bot.event(joined(ANN))
  await bot.event(joined('U0FOOTNOTE'))
  const { body } = await workspace.call('chat.postMessage')
  expect(body.channel).toBe(CHANNEL)
  expect(body.text).toContain('I answer questions about your team’s sources')
  await bot.event(joined('U0FOOTNOTE'))
  await bot.stop()
  expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
})

test('a guest gets the reply that only members are answered', async () => {
  const workspace = await openWorkspace()
  const bot = await startBot(workspace)
  workspace.fail('users.info', {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: { ok: true, user: { id: ANN, team_id: TEAM, is_restricted: true } },
  })
  await bot.event({
    type: 'message',
    channel: workspace.direct,
    channel_type: 'im',
    user: ANN,
    text: 'When?',
    ts: '1.1',
  })
  expect((await workspace.call('chat.postMessage')).body.text).toContain('only members of this team')
  await bot.stop()
})
