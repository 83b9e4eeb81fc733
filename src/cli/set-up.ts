import { COMMANDS } from '../commands/table.ts'
import type { Config } from '../config.ts'
import { UserError } from '../errors.ts'
import type { Messages } from '../messages/en.ts'
import { write } from '../platforms/terminal/output.ts'
import type { Run } from './arguments.ts'
import type { ExitStatus } from './report.ts'

/**
 * Does what is needed once, to set up a chat platform. A platform's library is loaded only if it is used, because it is large.
 * @throws UserError if a setting is missing
 */
export const setUp = async (
  run: Run & { readonly kind: 'slack-manifest' | 'discord-register' },
  config: Config,
  messages: Messages,
): Promise<ExitStatus> => {
  switch (run.kind) {
    case 'slack-manifest': {
      const { manifestText } = await import('../platforms/slack/set-up/manifest.ts')
      await write(process.stdout, manifestText(COMMANDS, run.url))
      return 0
    }
    case 'discord-register': {
      if (!config.discord) throw new UserError(messages.cliNoDiscord)
      const { registerCommands } = await import('../platforms/discord/set-up/register.ts')
      const { guild } = run
      const outcome = await registerCommands({ ...config.discord, ...(guild !== undefined && { guild }) })
      await write(process.stdout, `${messages.cliRegistered[outcome]}\n`)
      return 0
    }
    default:
      return run satisfies never
  }
}
