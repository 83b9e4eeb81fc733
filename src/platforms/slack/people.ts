import type { webApi } from '@slack/bolt'
import type { Role } from '../../commands/access/access.ts'
import type { Desk } from '../../commands/desk.ts'
import { errorCodeOf } from './errors.ts'
import type { Self } from './receive/slack-context.ts'

type User = NonNullable<Awaited<ReturnType<webApi.WebClient['users']['info']>>['user']>

/** How long a person's role is remembered, and for how long it is not asked again after a failure, in milliseconds. */
const REMEMBERED = 600_000
const FAILED = 10_000
/** For how many people, to bound the memory. */
const MAX_REMEMBERED = 10_000

/** What somebody is in the bot's workspace. On an Enterprise Grid the other workspaces of the organisation are not outside. */
export const roleOf = (user: User, { team, enterprise }: Pick<Self, 'team' | 'enterprise'>): Role => {
  const sameTeam = user.team_id === undefined || user.team_id === team
  const sameOrganisation = enterprise !== undefined && user.enterprise_user?.enterprise_id === enterprise
  if (user.is_stranger || !(sameTeam || sameOrganisation)) return 'outsider'
  if (user.is_restricted || user.is_ultra_restricted) return 'guest'
  return user.is_admin || user.is_owner || user.is_primary_owner ? 'admin' : 'member'
}

/** The name that Slack shows for somebody. */
export const nameOf = ({ profile, real_name, name }: User): string | undefined =>
  profile?.display_name || profile?.real_name || real_name || name

/** Looks up and remembers what people are. Never rejects; undefined if Slack does not tell. */
export const createRoles = (self: Self, client: webApi.WebClient, now = Date.now) => {
  const known = new Map<string, { readonly role: Promise<Role | undefined>; until: number }>()

  const ask = async (user: string): Promise<Role | undefined> => {
    try {
      const { user: person } = await client.users.info({ user })
      return person && roleOf(person, self)
    } catch (error) {
      // Slack hides the people of other organisations who share no channel with the bot.
      return HIDDEN.has(errorCodeOf(error)) ? 'outsider' : undefined
    }
  }

  return (user: string): Promise<Role | undefined> => {
    const earlier = known.get(user)
    if (earlier && earlier.until > now()) return earlier.role
    if (known.size >= MAX_REMEMBERED) known.clear()
    const entry = { role: ask(user), until: now() + REMEMBERED }
    known.set(user, entry)
    void entry.role.then((role) => {
      if (role === undefined) entry.until = now() + FAILED
    })
    return entry.role
  }
}

const HIDDEN = new Set(['user_not_visible', 'user_not_found'])

/** A desk that knows what everybody is who sends a command or writes a message. */
export const withRoles = (desk: Desk, roleOfUser: ReturnType<typeof createRoles>): Desk => {
  const role = ({ user }: { readonly user?: string }) =>
    user === undefined ? {} : { role: () => roleOfUser(user) }
  return {
    ...desk,
    handle: (command, from) => desk.handle(command, { ...from, ...role(from.place) }),
    shouldAnswer: (message) => desk.shouldAnswer({ ...message, ...role(message.place) }),
  }
}
