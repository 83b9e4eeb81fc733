import type { webApi } from '@slack/bolt'
import type { Finding } from '../../finding.ts'
import { resultOrRefusal } from '../errors.ts'

/**
 * Checks whether the bot can answer in a channel.
 * @param user the bot's own name, for the invitation
 */
export const examineChannel = async (
  bot: webApi.WebClient,
  channel: string,
  user: string | undefined,
): Promise<Finding> => {
  const { result, refusal } = await resultOrRefusal(bot.conversations.info({ channel }))
  // An app may lack the scope to read channels' names. Reading messages needs another scope.
  if (refusal === 'missing_scope') return memberFinding(bot, channel, user)
  if (!result) return refusedFinding(channel, refusal, user)
  const { name, is_archived, is_member, is_im } = result.channel ?? {}
  const label = name === undefined ? channel : `#${name}`
  if (is_archived)
    return { ok: false, what: `Slack: ${label} is archived`, cure: 'unarchive it, or choose another' }
  return is_member || is_im ? isMemberFinding(label) : notMemberFinding(label, user)
}

/** Checks membership by reading one message, which only a member may do. The message is not used. */
const memberFinding = async (
  bot: webApi.WebClient,
  channel: string,
  user: string | undefined,
): Promise<Finding> => {
  const { result, refusal } = await resultOrRefusal(bot.conversations.history({ channel, limit: 1 }))
  return result ? isMemberFinding(channel) : refusedFinding(channel, refusal, user)
}

const refusedFinding = (channel: string, refusal: string, user: string | undefined): Finding => {
  switch (refusal) {
    case 'not_in_channel':
      return notMemberFinding(channel, user)
    case 'channel_not_found':
      return {
        ok: false,
        what: `Slack: the bot sees no channel ${channel}`,
        cure: `copy its id: click the channel’s name, and it stands at the end of About. A private channel is seen by its members alone: ${invite(user)}`,
      }
    case 'missing_scope':
      return {
        ok: 'hint',
        what: `Slack: whether the bot is in ${channel} cannot be told without a scope that it lacks`,
        cure: invite(user),
      }
    default:
      return {
        ok: false,
        what: `Slack tells nothing of ${channel} (${refusal})`,
        cure: `${invite(user)}, then ask again`,
      }
  }
}

const isMemberFinding = (channel: string): Finding => ({ ok: true, what: `Slack: the bot is in ${channel}` })

const notMemberFinding = (channel: string, user: string | undefined): Finding => ({
  ok: false,
  what: `Slack: the bot is not in ${channel}`,
  cure: invite(user),
})

const invite = (user: string | undefined): string => `type /invite @${user ?? 'the bot'} in the channel`
