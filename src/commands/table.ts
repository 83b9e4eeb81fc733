import type { Command } from '../command.ts'
import { askCommand } from './ask/ask.ts'
import { helpCommand } from './bot/help.ts'
import { listenCommand } from './bot/listen.ts'
import { digestNowCommand, digestOffCommand, digestOnCommand, digestStatusCommand } from './digest/digest.ts'
import type { CommandRow, Given, KindOf } from './row.ts'
import { shelfBindCommand, shelfMoveCommand, shelfUnbindCommand } from './shelves/bind.ts'
import { shelfCreateCommand, shelfListCommand } from './shelves/list.ts'
import { sourceAddCommand } from './sources/add.ts'
import { sourceFindCommand } from './sources/find.ts'
import { sourceFeedsCommand, sourceFollowCommand, sourceUnfollowCommand } from './sources/follow.ts'
import { sourceHistoryCommand } from './sources/history.ts'
import { sourceListCommand } from './sources/list.ts'
import { sourceRefreshCommand, sourceRemoveCommand } from './sources/remove.ts'
import { sourceShowCommand } from './sources/show.ts'
import { watchAddCommand } from './watches/add.ts'
import { gapsCommand } from './watches/gaps.ts'
import { watchListCommand, watchStopCommand } from './watches/list.ts'

/**
 * Every command that people type, in the order of help. Parsing, Discord's registration and options, Slack's manifest, help and
 * `handle` are driven by this table, and the table in the documents is checked against it. Each row is defined in the file that
 * carries out its command.
 */
export const COMMANDS = [
  askCommand,
  sourceListCommand,
  sourceShowCommand,
  sourceFindCommand,
  sourceAddCommand,
  sourceRemoveCommand,
  sourceRefreshCommand,
  sourceFollowCommand,
  sourceUnfollowCommand,
  sourceFeedsCommand,
  sourceHistoryCommand,
  shelfListCommand,
  shelfCreateCommand,
  shelfBindCommand,
  shelfUnbindCommand,
  shelfMoveCommand,
  digestOnCommand,
  digestOffCommand,
  digestNowCommand,
  digestStatusCommand,
  watchAddCommand,
  watchListCommand,
  watchStopCommand,
  gapsCommand,
  listenCommand,
  helpCommand,
] as const

/** The kinds of the commands that the table can carry out. */
export type TypedKind = KindOf<(typeof COMMANDS)[number]['name']>

const ROWS: ReadonlyMap<string, CommandRow> = new Map(
  COMMANDS.map((row) => [row.name.replace(' ', '-'), row]),
)

/** The row of a command; undefined for one that nobody types. */
export const rowOf = ({ kind }: Command): CommandRow | undefined => ROWS.get(kind)

/** Whether a command changes the settings of a channel, or was meant to. */
export const changesChannel = (command: Command): boolean => {
  const row = rowOf(command)
  return row ? row.channelOnly === true && !row.onlyShows?.(command) : command.kind === 'bad-schedule'
}

/** Whether a command changes what stands on a shelf, or who reads it. */
export const changesShelf = (command: Command): boolean =>
  rowOf(command)?.changesShelf ?? /^source-(?:anyway|take|restore)$/.test(command.kind)

/** Builds a command from the options of a form. @param name without the slash; `unknown` if the table has no such name */
export const buildCommand = (name: string, given: Given): Command =>
  COMMANDS.find((known) => known.name === name)?.build((key) => given(key).trim()) ?? {
    kind: 'unknown',
    typed: `/${name}`,
  }
