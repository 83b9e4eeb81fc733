import type { webApi } from '@slack/bolt'
import type { Role } from '../../commands/access/access.ts'
import type { Desk } from '../../commands/desk.ts'
import { withoutUndefined } from '../../model.ts'
import { type People, type Person, rememberFindings } from '../people.ts'
import { errorCodeOf } from './errors.ts'
import type { Self } from './receive/slack-context.ts'

type User = NonNullable<Awaited<ReturnType<webApi.WebClient['users']['info']>>['user']>

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

/** Looks people up, and remembers them. Only the bot's own workspace is looked at. */
export const createPeople = (self: Self, client: webApi.WebClient, now = Date.now): People => {
  const find = rememberFindings(async (user): Promise<Person | 'nobody' | undefined> => {
    try {
      const { user: person } = await client.users.info({ user: user ?? '' })
      if (person?.deleted) return 'nobody'
      return person && withoutUndefined({ role: roleOf(person, self), name: nameOf(person) })
    } catch (error) {
      // Slack hides the people of other organisations who share no channel with the bot.
      return HIDDEN.has(errorCodeOf(error)) ? 'nobody' : undefined
    }
  }, now)
  return {
    workspaces: async () => [{ id: self.team }],
    personOf: async (workspace, user) => (workspace === self.team ? find(user) : 'nobody'),
  }
}

const HIDDEN = new Set(['user_not_visible', 'user_not_found'])

/** A desk that knows what everybody is who sends a command or writes a message. Whom Slack hides from the bot is an outsider. */
export const withRoles = (desk: Desk, { team }: Pick<Self, 'team'>, people: People): Desk => {
  const roleOfUser = async (user: string): Promise<Role | undefined> => {
    const person = await people.personOf(team, user)
    return person === 'nobody' ? 'outsider' : person?.role
  }
  const role = ({ user }: { readonly user?: string }) =>
    user === undefined ? {} : { role: () => roleOfUser(user) }
  return {
    ...desk,
    handle: (command, from) => desk.handle(command, { ...from, ...role(from.place) }),
    shouldAnswer: (message) => desk.shouldAnswer({ ...message, ...role(message.place) }),
  }
}
