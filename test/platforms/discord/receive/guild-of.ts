/** A server that the bot is new in, with a channel for the server's own messages. */
export const guildOf = (id: string, channel: string, bot: string, allowed: bigint) => ({
  ...{ id, name: 'New server', owner_id: '1', system_channel_id: channel, system_channel_flags: 0 },
  ...{ member_count: 2, large: false, unavailable: false, joined_at: new Date(0).toISOString() },
  ...{ features: [], emojis: [], stickers: [], threads: [], presences: [], voice_states: [] },
  ...{ stage_instances: [], guild_scheduled_events: [], soundboard_sounds: [], premium_tier: 0 },
  ...{ verification_level: 0, default_message_notifications: 0, explicit_content_filter: 0 },
  ...{ mfa_level: 0, nsfw_level: 0, preferred_locale: 'en-US', premium_progress_bar_enabled: false },
  roles: [{ id, name: '@everyone', permissions: String(allowed), position: 0, color: 0, flags: 0 }],
  channels: [{ id: channel, type: 0, name: 'general', position: 0, permission_overwrites: [] }],
  members: [{ user: { id: bot, username: 'footnote', bot: true }, roles: [], flags: 0, joined_at: null }],
})
