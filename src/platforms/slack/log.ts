import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../log.ts'

/**
 * What Slack's libraries log, in ours. They put bodies of requests, and with them names and people's words, into what they log below
 * a warning, so all of that is taken down at `debug`.
 */
export const libraryLog = (log: Log): Logger => {
  const text = (parts: readonly unknown[]) => ({
    text: withoutSecrets(
      parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' '),
    ),
  })
  return {
    debug: (...parts: unknown[]) => log.debug('slack.library', text(parts)),
    info: (...parts: unknown[]) => log.debug('slack.library', text(parts)),
    warn: (...parts: unknown[]) => log.warn('slack.library', text(parts)),
    error: (...parts: unknown[]) => log.error('slack.library', text(parts)),
    // Our log knows its own level.
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  }
}

/** A password in an address, and the ticket with which a socket is opened; of tokens the log itself takes care. */
const withoutSecrets = (text: string): string =>
  text.replace(/:\/\/[^/\s@]{1,200}@/g, '://[secret]@').replace(/\bticket=[\w-]+/g, 'ticket=[secret]')
