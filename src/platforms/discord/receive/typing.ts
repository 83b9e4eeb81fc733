import type { SendableChannels } from 'discord.js'
import type { Log } from '../../../log.ts'
import { loggable } from '../errors.ts'

/** Discord shows it for ten seconds. */
const AGAIN = 8_000

/** Shows that the bot is typing until the work is done; that it cannot be shown stops nothing. */
export const whileTyping = async <Result>(
  channel: SendableChannels,
  work: () => Promise<Result>,
  log: Log,
): Promise<Result> => {
  const type = () =>
    channel.sendTyping().catch((error) => log.debug('discord.no-typing', { error: loggable(error) }))
  const again = setInterval(type, AGAIN)
  try {
    // Typing that is shown after the answer would stay for ten seconds.
    const [result] = await Promise.all([work(), type()])
    return result
  } finally {
    clearInterval(again)
  }
}
