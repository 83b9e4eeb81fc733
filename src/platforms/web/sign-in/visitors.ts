import type { AccessConfig } from '../../../access-config.ts'
import { answers } from '../../../commands/access/access.ts'
import type { Session, Sessions } from '../../../commands/access/sessions.ts'
import type { Speech } from '../../../model.ts'
import type { People, Person } from '../../people.ts'
import { macOf } from '../keys.ts'
import { speechOf } from '../receive/protect.ts'
import type { Visitor } from '../visitor.ts'
import type { Cookies } from './cookies.ts'

/** What deciding who is let in needs. */
export interface Admission {
  readonly sessions: Sessions
  /** Who is on a platform; undefined if the bot is not on it. */
  readonly peopleOf: (platform: string) => People | undefined
  /** Which people from outside the team are let in: those whom the bot answers in chat. */
  readonly outsiders: AccessConfig['outsiders']
  /** The bot's own language. */
  readonly language: Speech
}

/**
 * What somebody is in a workspace, if they are let in. `nobody`: they do not belong to it. `refused`: the bot does not answer people like
 * them. Undefined: it is not known now.
 */
export const lookUp = async (
  { platform, workspace, user }: Pick<Session, 'platform' | 'workspace' | 'user'>,
  { peopleOf, outsiders }: Admission,
): Promise<Person | 'nobody' | 'refused' | undefined> => {
  const person = await peopleOf(platform)?.personOf(workspace, user)
  if (person === undefined || person === 'nobody') return person
  return answers(person.role, { outsiders }) ? person : 'refused'
}

/** What the forms of a session carry. Only pages of that session know it. */
export const formTokenOf = (id: string, key: Buffer): string => macOf(id, key)

/**
 * Who sends a request. Their platform is asked every few minutes whether they still belong to the workspace: the session of somebody who
 * left it ends.
 * @param key what form tokens are made with
 */
export const createVisitorOf =
  (admission: Admission, cookies: Pick<Cookies, 'sessionOf'>, key: Buffer) =>
  async (request: Request): Promise<Visitor | undefined> => {
    const { sessions, language } = admission
    const id = cookies.sessionOf(request.headers.get('cookie'))
    const session = await sessions.find(id)
    if (!session) return undefined
    const person = await lookUp(session, admission)
    if (person === 'nobody') await sessions.end(id)
    if (person === undefined || typeof person === 'string') return undefined
    const { platform, workspace, user, workspaces } = session
    const { role, usualSettingsBy, name } = person
    return {
      asker: {
        place: { platform, workspace, user },
        privately: true,
        role,
        language: speechOf(request.headers.get('accept-language') ?? undefined, language),
        ...(usualSettingsBy && { usualSettingsBy }),
      },
      ...(name !== undefined && { name }),
      ...(workspaces.length > 1 && { hasOthers: true }),
      formToken: formTokenOf(id, key),
    }
  }
