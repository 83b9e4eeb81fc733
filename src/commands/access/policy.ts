import type { SettingsBy } from '../../access-config.ts'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import type { Context } from '../context.ts'

/**
 * Requires that the person may change the settings of the channel. A role that is not known is refused.
 * @throws UserError that says who may
 */
export const requireMayChange = async (
  speech: Speech,
  { access, place }: Pick<Context, 'access' | 'place'>,
): Promise<void> => {
  const { settingsBy } = access
  if (settingsBy === 'everyone') return
  const messages = messagesFor(speech).access
  if (typeof settingsBy !== 'string') {
    if (place.user !== undefined && settingsBy.includes(place.user)) return
    throw new UserError(messages.forNamed(await namesOf(settingsBy, access)))
  }
  const role = await access.role()
  if (role === 'admin' || (role === 'member' && settingsBy === 'members')) return
  if (role === undefined) throw new UserError(messages.roleUnknown)
  throw new UserError(settingsBy === 'members' ? messages.forMembers : messages.forAdmins)
}

/** More names would make a long refusal. */
const SHOWN_NAMES = 5

const namesOf = async (
  users: Exclude<SettingsBy, string>,
  { nameOf }: Context['access'],
): Promise<readonly string[]> => {
  const names = await Promise.all(users.slice(0, SHOWN_NAMES).map(nameOf))
  return names.filter((name) => name !== undefined)
}
