import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Desk } from './commands/desk.ts'
import type { Poster } from './digest/deliver/poster.ts'

/** The counters of a running bot, for Prometheus. No label holds what a person wrote or who they are. */
export interface Metrics {
  /** Wraps a desk, so that its commands are counted and its answers timed. */
  readonly countCommands: (desk: Desk) => Desk
  /** Wraps a poster, so that its posts are counted. */
  readonly countPosts: (poster: Poster) => Poster
  /** The text of `/metrics`. */
  readonly text: () => Promise<string>
  readonly contentType: string
}

/** In seconds; an answer takes some hundredths of one. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** @param shelf returns the current size of the shelf */
export const createMetrics = (
  shelf: () => { readonly sources: number; readonly passages: number },
): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  const commands = new Counter({
    name: 'footnote_commands_total',
    help: 'Commands carried out, by how they ended: questions by the status of their answer.',
    labelNames: ['kind', 'outcome', 'platform'] as const,
    registers,
  })
  const times = new Histogram({
    name: 'footnote_answer_seconds',
    help: 'From a question to its reply, waiting for its turn included.',
    buckets: BUCKETS,
    registers,
  })
  const posts = new Counter({
    name: 'footnote_deliveries_total',
    help: 'Digests and watches posted, or not.',
    labelNames: ['platform', 'outcome'] as const,
    registers,
  })
  const lastPost = new Gauge({
    name: 'footnote_last_delivery_timestamp_seconds',
    help: 'When a digest or a watch was last posted.',
    labelNames: ['platform'] as const,
    registers,
  })
  const measure = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  measure('footnote_sources', 'Sources on the shelf.', () => shelf().sources)
  measure('footnote_passages', 'Passages in the index.', () => shelf().passages)
  measure('process_resident_memory_bytes', 'Memory that the program holds.', () => process.memoryUsage.rss())
  const since = (start: number) => (performance.now() - start) / 1000
  return {
    countCommands: (desk) => ({
      ...desk,
      handle: async (command, from) => {
        const start = performance.now()
        const reply = await desk.handle(command, from)
        const { kind } = command
        commands.inc({ kind, outcome: reply.outcome, platform: from.place.platform })
        if (kind === 'ask' || kind === 'ask-about') times.observe(since(start))
        return reply
      },
      programs: {
        ...desk.programs,
        ask: async (question, from) => {
          const start = performance.now()
          const found = await desk.programs.ask(question, from)
          // Their place may be a channel of another platform, whose shelves they read.
          commands.inc({ kind: 'ask', outcome: found.answer.status, platform: 'programs' })
          times.observe(since(start))
          return found
        },
      },
    }),
    countPosts: (poster) => ({
      ...poster,
      post: async (to, reply, key) => {
        const { platform } = poster
        try {
          const posted = await poster.post(to, reply, key)
          posts.inc({ platform, outcome: 'posted' })
          lastPost.set({ platform }, Date.now() / 1000)
          return posted
        } catch (error) {
          posts.inc({ platform, outcome: 'failed' })
          throw error
        }
      },
    }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
