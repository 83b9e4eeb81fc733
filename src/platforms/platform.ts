import type { RequestListener } from 'node:http'
import type { Poster } from '../digest/deliver/poster.ts'

/** A chat platform that the bot is connected to. */
export interface Platform {
  readonly name: string
  /** What it asks of the program's HTTP server, where it asks for anything. */
  readonly routes?: readonly Route[]
  /** Posts what nobody asked for just now. */
  readonly poster: Poster
  /** Connects. @throws ConfigError where a setting keeps it from doing so */
  start(): Promise<void>
  /** Takes nothing new, finishes the answers under way, and leaves. */
  stop(): Promise<void>
  /** Whether it is connected now. */
  isReady(): boolean
}

export interface Route {
  /** "/slack/events" */
  readonly path: string
  readonly listener: RequestListener
}
