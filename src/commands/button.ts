import { COMPLAINTS, type Command, type Vote } from '../command.ts'

/** The most characters that a button can carry: 100 on Discord, 2,000 on Slack. */
export const BUTTON_LENGTH = 100

/**
 * Writes a command as the text that a button carries, so that the button works after a restart.
 * @returns undefined for a command that is too long, is only ever typed, or holds control characters or lone surrogates,
 * which a platform may refuse or change
 */
export const encodeButton = (command: Command): string | undefined => {
  const code = codeOf(command)
  return code === undefined || code.length > BUTTON_LENGTH || FRAGILE.test(code) ? undefined : code
}

const FRAGILE = /[\p{Cc}\p{Surrogate}]/u

/** The command that a button carries; `expired` for anything else. */
export const decodeButton = (code: string): Command => {
  const [kind, ...rest] = code.split(':')
  const [first = '', second = '', third = ''] = rest
  switch (kind) {
    case 'ask':
      return { kind: 'ask', question: rest.join(':') }
    case 'help':
      return { kind: 'help' }
    case 'digest':
      return { kind: 'digest-share' }
    case 'watches':
      return isCount(first) ? { kind: 'watch-list', page: Number(first) } : EXPIRED
    case 'stop':
      return first.startsWith('~') ? { kind: 'watch-stop', which: first } : EXPIRED
    case 'tell':
      return { kind: 'tell-me', question: first }
    case 'gaps':
      return isCount(first) && isCount(second)
        ? { kind: 'gaps', days: Number(first), page: Number(second) }
        : EXPIRED
    case 'list':
      return isCount(first) ? { kind: 'source-list', page: Number(first) } : EXPIRED
    case 'show':
      return isCount(second) ? { kind: 'source-show', which: first, page: Number(second) } : EXPIRED
    case 'remove':
      return first.startsWith('~') ? { kind: 'source-remove', which: first } : EXPIRED
    case 'restore':
      return { kind: 'source-restore', id: first }
    case 'unfollow':
      return first.startsWith('~') ? { kind: 'source-unfollow', which: first } : EXPIRED
    case 'feeds':
      return isCount(first) ? { kind: 'source-feeds', page: Number(first) } : EXPIRED
    case 'anyway':
      return { kind: 'source-anyway', id: first }
    case 'more':
      return isCount(second) ? { kind: 'more', question: first, from: Number(second) } : EXPIRED
    case 'share':
      return { kind: 'share', question: first }
    case 'dismiss':
      return { kind: 'dismiss', question: first }
    case 'vote':
      return isVote(second) ? { kind: 'feedback', question: first, vote: second } : EXPIRED
    case 'context':
      return isOffset(second) && isOffset(third)
        ? { kind: 'context', source: first, start: Number(second), end: Number(third) }
        : EXPIRED
    default:
      return EXPIRED
  }
}

const EXPIRED: Command = { kind: 'expired' }

const isVote = (text: string): text is Vote => VOTES.has(text)
const VOTES: ReadonlySet<string> = new Set<Vote>(['up', 'down', ...COMPLAINTS])

const isCount = (text: string): boolean => /^[1-9]\d{0,8}$/.test(text)
const isOffset = (text: string): boolean => /^(?:0|[1-9]\d{0,9})$/.test(text)

const codeOf = (command: Command): string | undefined => {
  switch (command.kind) {
    case 'ask':
      return `ask:${command.question}`
    case 'help':
      return 'help'
    case 'digest-share':
      return 'digest'
    case 'watch-list':
      return `watches:${command.page}`
    case 'watch-stop':
      // By the time the button is pressed, a number may belong to another watch.
      return command.which.startsWith('~') && !command.which.includes(':')
        ? `stop:${command.which}`
        : undefined
    case 'tell-me':
      return `tell:${command.question}`
    case 'gaps':
      return command.as === undefined ? `gaps:${command.days}:${command.page}` : undefined
    case 'source-list':
      return `list:${command.page}`
    case 'source-show':
      // A title may contain the colon that separates the fields. A number or a reference does not.
      return command.which.includes(':') ? undefined : `show:${command.which}:${command.page}`
    case 'source-remove':
      return command.which.startsWith('~') ? `remove:${command.which}` : undefined
    case 'source-restore':
      return command.id.includes(':') ? undefined : `restore:${command.id}`
    case 'source-unfollow':
      return command.which.startsWith('~') && !command.which.includes(':')
        ? `unfollow:${command.which}`
        : undefined
    case 'source-feeds':
      return `feeds:${command.page}`
    case 'source-anyway':
      return command.id.includes(':') ? undefined : `anyway:${command.id}`
    case 'more':
      return `more:${command.question}:${command.from}`
    case 'share':
      return `share:${command.question}`
    case 'dismiss':
      return `dismiss:${command.question}`
    case 'feedback':
      return `vote:${command.question}:${command.vote}`
    case 'context':
      return `context:${command.source}:${command.start}:${command.end}`
    default:
      return undefined
  }
}
