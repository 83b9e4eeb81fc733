import { hashOfToken, isToken, makeToken } from '../commands/access/tokens.ts'
import { newId } from '../commands/ask/saved-questions.ts'
import type { Config } from '../config.ts'
import { displayText, shorten } from '../display.ts'
import { UserError } from '../errors.ts'
import type { Messages } from '../messages/en.ts'
import { formatDayAt } from '../messages/format.ts'
import type { Speech } from '../model.ts'
import { write } from '../platforms/terminal/output.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/port.ts'
import type { SavedToken, TokenPlace } from '../store/token-port.ts'
import type { Run } from './arguments.ts'
import { type ExitStatus, printError } from './report.ts'

/** In UTF-16 code units. */
const LONGEST_NAME = 60

/**
 * Makes, lists and revokes the tokens by which other programs ask. A new token alone goes to standard output, and what is said of it to standard
 * error, so that a script can take it. A running bot knows of each change at once.
 * @throws UserError for a name or a place that makes no sense; ConfigError if the store cannot be opened
 */
export const manageTokens = async (
  run: Run & { readonly kind: `token-${string}` },
  { database, language }: Pick<Config, 'database' | 'language'>,
  messages: Messages,
): Promise<ExitStatus> => {
  const reads = run.kind === 'token-create' ? placeOf(run, messages) : undefined
  const store = await openStore(database)
  try {
    switch (run.kind) {
      case 'token-create':
        await create(run.name, reads, store, messages)
        return 0
      case 'token-list': {
        const lines = (await store.tokens()).map((token) => lineOf(token, language, messages))
        const { noTokens } = messages.programs
        await write(
          process.stdout,
          (lines.length === 0 ? [noTokens] : lines).map((line) => `${line}\n`).join(''),
        )
        return 0
      }
      case 'token-revoke': {
        const name = await revoke(run.which, store, messages)
        await write(process.stdout, `${messages.programs.tokenRevoked(displayText(name))}\n`)
        return 0
      }
      default:
        return run satisfies never
    }
  } finally {
    await store.close()
  }
}

const create = async (
  typed: string,
  reads: TokenPlace | undefined,
  store: Store,
  messages: Messages,
): Promise<void> => {
  const { badName, nameTaken, noShelfYet, tokenMade } = messages.programs
  const name = typed === '' ? freeName(await store.tokens()) : typed
  // A name that looks like an id or a token would be taken for one.
  if (name.length > LONGEST_NAME || /\p{C}/u.test(name) || /^[0-9a-f]{16}$/.test(name) || isToken(name))
    throw new UserError(badName(LONGEST_NAME))
  const token = makeToken()
  const saved: SavedToken = {
    id: newId(),
    hash: hashOfToken(token),
    name,
    ...(reads && { reads }),
    at: Date.now(),
  }
  if (!(await store.saveToken(saved))) throw new UserError(nameTaken(shorten(name)))
  await write(process.stdout, `${token}\n`)
  printError(tokenMade(name, readsOf(saved, messages)))
  const isKnown = async ({ platform, workspace }: TokenPlace): Promise<boolean> =>
    (await store.shelves()).some((shelf) => shelf.platform === platform && shelf.workspace === workspace)
  if (reads && !(await isKnown(reads))) printError(noShelfYet(`${reads.platform}:${reads.workspace}`))
}

const freeName = (tokens: readonly SavedToken[]): string => {
  const taken = new Set(tokens.map(({ name }) => name))
  let number = 1
  while (taken.has(`token-${number}`)) number += 1
  return `token-${number}`
}

/** @param which its id, its name, or the token itself @returns its name @throws UserError if there is none such */
const revoke = async (which: string, store: Store, { programs }: Messages): Promise<string> => {
  const tokens = await store.tokens()
  const hash = hashOfToken(which)
  const found =
    tokens.find((token) => token.id === which || token.hash === hash) ??
    tokens.find(({ name }) => name === which)
  if (found === undefined || !(await store.deleteToken(found.id))) throw new UserError(programs.noSuchToken)
  return found.name
}

const lineOf = (token: SavedToken, language: Speech, messages: Messages): string => {
  const { id, name, at, used } = token
  const day = (time: number) => formatDayAt(time, language)
  return messages.programs.tokenLine(
    id,
    displayText(name),
    readsOf(token, messages),
    day(at),
    used === undefined ? undefined : day(used),
  )
}

const readsOf = ({ reads }: SavedToken, { programs }: Messages): string => {
  if (reads === undefined) return programs.reads.main
  const { platform, workspace, channel } = reads
  return channel === undefined
    ? programs.reads.workspace(`${platform}:${workspace}`)
    : programs.reads.channel(`${platform}:${workspace}/${channel}`)
}

/** As the platforms write their ids: Slack’s begin with a letter that says what they name, Discord’s are numbers. */
const WORKSPACE = /^(?:(slack):([TE][A-Z0-9]{2,20})|(discord):(\d{17,20}))$/
const CHANNEL = /^(?:(slack):([TE][A-Z0-9]{2,20})\/([CDG][A-Z0-9]{2,20})|(discord):(\d{17,20})\/(\d{17,20}))$/

/** @throws UserError for what is no workspace or channel */
const placeOf = (
  { workspace, channel }: Run & { readonly kind: 'token-create' },
  { programs }: Messages,
): TokenPlace | undefined => {
  if (workspace !== undefined && channel !== undefined) throw new UserError(programs.oneOfBoth)
  const typed = workspace ?? channel
  if (typed === undefined) return undefined
  const found = (workspace === undefined ? CHANNEL : WORKSPACE)
    .exec(typed)
    ?.slice(1)
    .filter((part) => part !== undefined)
  const [platform, team, own] = found ?? []
  if (platform === undefined || team === undefined)
    throw new UserError(
      (workspace === undefined ? programs.badChannel : programs.badWorkspace)(shorten(typed)),
    )
  return { platform, workspace: team, ...(own !== undefined && { channel: own }) }
}
