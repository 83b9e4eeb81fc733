import type { webApi } from '@slack/bolt'
import type { CommandEntry } from '../../../commands/entry.ts'
import { usageOf } from '../../../commands/entry.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import type { Messages } from '../../../messages/en.ts'
import { REDIRECT_PATH } from '../../../slack-config.ts'

/** The callback id of the entry in a message's menu. */
export const ASK_ABOUT = 'ask_about'

/** The callback id of the entry that adds a message's links and files. */
export const ADD_SOURCES = 'add_sources'

/** The command that stands for all the others, for workspaces where another app has taken one of them. */
export const ONE_COMMAND = '/footnote'

/** The permissions that the bot needs, and no others. */
export const SCOPES: readonly string[] = [
  // To receive its mentions.
  'app_mentions:read',
  // To suggest questions beside the conversation. Slack requires it for an agent_view.
  'assistant:write',
  // To learn that it was invited to a public channel.
  'channels:read',
  // To receive replies in its own threads, and edited questions, in its public channels.
  'channels:history',
  // To post, edit and remove its answers, and to show that it searches.
  'chat:write',
  // To receive slash commands and the entry in a message's menu.
  'commands',
  // To read the files that people give it as sources.
  'files:read',
  // The same as channels:history, in its private channels.
  'groups:history',
  // To learn that it was invited to a private channel.
  'groups:read',
  // To receive direct messages.
  'im:history',
  // To find its own direct messages again, so that it posts none twice.
  'im:write',
  // The same as channels:history, in its group direct messages.
  'mpim:history',
  // To learn a person's time zone, so that their digest arrives in the morning.
  'users:read',
]

/** The events that Slack sends to it. */
const EVENTS = [
  'app_home_opened',
  'app_mention',
  'member_joined_channel',
  'app_uninstalled',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'team_access_revoked',
  'tokens_revoked',
] as const

const APP = {
  name: 'Footnote',
  description: 'Answers questions with your sources’ own words, and says so when the sources don’t say.',
  color: '#1f3a5f',
  // Slack refuses a shortcut's name of more than 24 characters (github.com/agentconnect-md/agentconnect/pull/179).
  shortcut: 'Ask sources about this',
} as const

type Manifest = Parameters<webApi.WebClient['apps']['manifest']['create']>[0]['manifest']
type BotScopes = NonNullable<NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>['bot']>

/**
 * The manifest from which Slack creates the bot's app.
 * @param requests the public address of `/slack/events`, to which Slack sends its requests; without one the bot uses a socket. Where several workspaces
 *   install the app, Slack sends their admins back to the same host.
 */
export const manifestOf = (entries: readonly CommandEntry[], requests?: string): Manifest => {
  const messages = messagesFor('en')
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: { name: APP.name, description: APP.description, background_color: APP.color },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      agent_view: { agent_description: APP.description },
      bot_user: { display_name: APP.name.toLowerCase(), always_online: true },
      shortcuts: [
        {
          name: APP.shortcut,
          type: 'message',
          callback_id: ASK_ABOUT,
          description: `${messages.askAbout}.`,
        },
        {
          name: messages.shelf.addToSources,
          type: 'message',
          callback_id: ADD_SOURCES,
          description: messages.shelf.addsMessage,
        },
      ],
      slash_commands: slashCommands(entries, messages).map((command) => ({
        ...command,
        ...(requests !== undefined && { url: requests }),
        should_escape: false,
      })),
    },
    // The package's list of scopes lacks `assistant:write`.
    oauth_config: {
      ...(requests !== undefined && { redirect_urls: [new URL(REDIRECT_PATH, requests).href] }),
      scopes: { bot: [...SCOPES] as BotScopes },
    },
    settings: {
      event_subscriptions: {
        ...(requests !== undefined && { request_url: requests }),
        bot_events: [...EVENTS],
      },
      interactivity: {
        is_enabled: true,
        ...(requests !== undefined && { request_url: requests, message_menu_options_url: requests }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: requests === undefined,
      token_rotation_enabled: false,
    },
  }
}

/** The manifest as the text of `slack-manifest.json`. */
export const manifestText = (entries: readonly CommandEntry[], requests?: string): string =>
  `${JSON.stringify(manifestOf(entries, requests), null, 2)}\n`

interface SlashCommand {
  readonly command: string
  readonly description: string
  readonly usage_hint?: string
}

/** A Slack command is a single word. A group becomes one command, with the second words in its hint. */
const slashCommands = (entries: readonly CommandEntry[], messages: Messages): readonly SlashCommand[] => {
  const all = {
    command: ONE_COMMAND,
    description: messages.oneCommand,
    usage_hint: entries
      .map(({ name }) => (name === 'ask' ? `<${messages.argument.question.label}>` : name))
      .join(' | '),
  }
  const groups = Map.groupBy(entries, ({ name }) => name.split(' ')[0] ?? name)
  const single = [...groups].map(([word, group]) => {
    const hint = group
      .map((entry) =>
        usageOf(entry, messages)
          .slice(word.length + 1)
          .trim(),
      )
      .join(' | ')
    return {
      command: `/${word}`,
      description: group.map(({ key }) => messages.command[key]).join(' '),
      ...(hint !== '' && { usage_hint: hint }),
    }
  })
  return [...single, all]
}
