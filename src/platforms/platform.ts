/**
 * A platform is where people talk to the bot: Slack, Discord or the terminal. It turns what people send into a `Command`, and draws the
 * `Reply`. It never reads the sources, the index or the store. The files here are what the platforms share.
 */

import type { RequestListener } from 'node:http'
import type { Poster } from '../digest/deliver/poster.ts'
import type { ConfigError } from '../errors.ts'
import type { People } from './people.ts'

/** A chat platform that the bot can connect to. */
export interface Platform {
  readonly name: string
  /** The paths that it serves on the program's HTTP server. */
  readonly routes?: readonly Route[]
  /** Answers every request that no route and no other page of the program answers. */
  readonly pages?: RequestListener
  /** Posts messages that nobody asked for just now, such as a digest. */
  readonly poster: Poster
  /** Who people are there, if the platform can tell. */
  readonly people?: People
  /**
   * Connects. Waits while the platform cannot be reached for a moment; ends quietly when it is told to stop meanwhile.
   * @throws ConfigError if a setting prevents it
   */
  start(): Promise<void>
  /** Accepts nothing new, finishes the answers in progress, and disconnects. */
  stop(): Promise<void>
  /** Whether it is connected now. */
  isReady(): boolean
  /** What keeps it from working until somebody acts, in words for the person who runs the program; undefined if nothing is known. */
  fault?(): string | undefined
  /** Fulfilled when the platform refuses the program for good, with what to do. The program then ends. */
  readonly refused?: Promise<ConfigError>
}

export interface Route {
  /** "/slack/events" */
  readonly path: string
  readonly listener: RequestListener
}
