import type { AccessConfig, SettingsBy } from '../../access-config.ts'
import { type Poster, PostingError } from '../../digest/deliver/poster.ts'
import type { PostingPermission } from '../../messages/en/access.ts'
import type { Place } from '../../model.ts'
import type { Reply } from '../../reply.ts'
import type { ChannelRef } from '../../store/port.ts'

/**
 * What a person is in their workspace. `admin`: they manage it, or the channel. `guest`: they were invited to parts of it.
 * `outsider`: they belong to another organisation, and share a channel.
 */
export type Role = 'admin' | 'member' | 'guest' | 'outsider'

/** A role, or how to look it up: undefined if the platform does not tell. The look-up never rejects. */
export type RoleLookup = Role | (() => Promise<Role | undefined>)

/** Where a platform says nothing, everybody is a member. */
export const lookUpRole = async (role: RoleLookup | undefined): Promise<Role | undefined> =>
  typeof role === 'function' ? role() : (role ?? 'member')

/** Whether the bot answers somebody. A role that is not known keeps nobody from an answer. */
export const answers = (role: Role | undefined, { outsiders }: Pick<AccessConfig, 'outsiders'>): boolean =>
  outsiders === 'answer' || (role !== 'outsider' && (role !== 'guest' || outsiders === 'guests'))

/** The same of the sender of a command. */
export const isAnswered = async (access: Pick<Access, 'outsiders' | 'role'>): Promise<boolean> =>
  access.outsiders === 'answer' || answers(await access.role(), access)

/** What a platform says of the sender of a command. */
export interface Sender {
  readonly place: Place
  /** Their conversation before this one, whose last question a follow-up continues if this one has none. */
  readonly before?: Place | undefined
  /** Whether only they see the reply, so that it can be shared. */
  readonly privately?: boolean
  /** What they are in their workspace. */
  readonly role?: RoleLookup
  /** Who may change the settings of a channel where no setting says so; `members` if missing. */
  readonly usualSettingsBy?: 'members' | 'admins'
  /** Whether the bot may post in the channel, if the platform can tell beforehand. */
  readonly mayPost?: MayPost
}

/** Whether the bot may post in a channel: it may, it lacks permissions, or the channel is no place for messages. */
export type MayPost = 'yes' | 'nowhere' | { readonly lacks: readonly PostingPermission[] }

/** What a command may do for its asker, and how a channel hears of it. None of its functions rejects. */
export interface Access {
  readonly outsiders: AccessConfig['outsiders']
  readonly isMainFixed?: AccessConfig['isMainFixed']
  /** Who may change the settings of the channel. */
  readonly settingsBy: SettingsBy
  /** What the asker is; undefined if the platform does not tell. */
  readonly role: () => Promise<Role | undefined>
  /** The name of a person, as their platform shows it. */
  readonly nameOf: (user: string) => Promise<string | undefined>
  /** The name of a channel, as its platform shows it. */
  readonly channelNameOf: (channel: ChannelRef) => Promise<string | undefined>
  /** Whether every member of the workspace may know of a channel; false if the platform does not tell. */
  readonly isOpen: (channel: ChannelRef) => Promise<boolean>
  /** Whether the bot may post in the channel; undefined if only a try can tell. */
  readonly mayPost: MayPost | undefined
  /** Posts in a channel. @returns why it could not; undefined if it did, or if nobody could be told */
  readonly tell: (channel: ChannelRef, reply: Reply, key: string) => Promise<PostingError | undefined>
}

/** The part of a context that depends on who sends the command. */
export interface SenderContext extends Pick<Sender, 'before'> {
  readonly place: Place
  /** Whether the reply is shown to the asker alone. */
  readonly privately: boolean
  readonly access: Access
  /** The IANA time zone of a person; the bot's where it is not known. Never rejects. */
  readonly zoneOf: (place: Place) => Promise<string>
}

/** @param posterOf undefined for a platform that the bot is not on */
export const createSenderContext =
  (
    {
      access: { outsiders, settingsBy, isMainFixed },
      zone,
    }: { readonly access: AccessConfig; readonly zone: string },
    posterOf: (platform: string) => Poster | undefined,
  ) =>
  ({
    place,
    before,
    privately = false,
    role,
    usualSettingsBy = 'members',
    mayPost,
  }: Sender): SenderContext => ({
    place,
    before,
    privately,
    access: {
      outsiders,
      ...(isMainFixed && { isMainFixed }),
      settingsBy: settingsBy ?? usualSettingsBy,
      role: () => lookUpRole(role),
      nameOf: async (user) => posterOf(place.platform)?.nameOf?.(user, place.workspace),
      channelNameOf: async (channel) => posterOf(channel.platform)?.channelNameOf?.(channel),
      isOpen: async (channel) => (await posterOf(channel.platform)?.isOpen?.(channel)) ?? false,
      mayPost,
      tell: async (channel, reply, key) => {
        try {
          await posterOf(place.platform)?.post({ kind: 'channel', channel }, reply, key)
          return undefined
        } catch (error) {
          return error instanceof PostingError ? error : new PostingError('later', String(error))
        }
      },
    },
    zoneOf: async ({ platform, workspace, user }) =>
      (user === undefined ? undefined : await posterOf(platform)?.zoneOf(user, workspace)) ?? zone,
  })
