import { PermissionFlagsBits } from 'discord.js'
import { expect, test } from 'vitest'
import { startBot } from '../bot.ts'
import { isAnyPost, isPost, wordsOf } from '../wire.ts'
import { guildOf } from './guild-of.ts'

test('a server that invites the bot is greeted once, where the bot may write', async () => {
  const { dispatch, ids, twin, until, platform, requests } = await startBot()
  const may = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages
  const guild = (id: string, allowed: bigint, channel = ids.general) =>
    guildOf(id, channel, twin.botUserId, allowed)
  await dispatch('GUILD_CREATE', guild('900000000000000001', 0n, '900000000000000003'))
  await dispatch('GUILD_CREATE', guild('900000000000000002', may))
  const greeting = await until(isPost(ids.general))
  expect(wordsOf(greeting.body)).toContain('I answer questions')
  await dispatch('GUILD_DELETE', { id: '900000000000000002' })
  await dispatch('GUILD_CREATE', guild('900000000000000002', may))
  await platform.stop()
  expect(requests.filter(isAnyPost)).toHaveLength(1)
})
