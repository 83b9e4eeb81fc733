import { describe, expect, test } from 'vitest'
import { createDesk } from '../src/commands/desk.ts'
import { type Poster, PostingError } from '../src/digest/deliver/poster.ts'
import { createMetrics } from '../src/metrics.ts'
import { contextOf, ferry, THREAD } from './commands/context-of.ts'

const metrics = () => createMetrics(() => ({ sources: 4, passages: 68 }))

describe('metrics', () => {
  test('count questions by their outcome, and time them', async () => {
    const { context } = await contextOf([ferry])
    const rules = { outsiders: 'refuse', limits: { person: 0, channel: 0 } } as const
    const { countCommands: counted, text } = metrics()
    const desk = counted(
      createDesk({ ...context, rules }, (from) => ({ ...context, ...from, privately: false })),
    )
    for (const question of ['What do tickets cost?', 'Who won the chess tournament in Reykjavik?'])
      await desk.handle({ kind: 'ask', question }, { place: THREAD })
    await desk.handle({ kind: 'help' }, { place: THREAD })
    await desk.programs.ask({ question: 'What do tickets cost?', excerpts: 1 }, { place: THREAD })
    const told = await text()
    expect(told).toContain('footnote_commands_total{kind="ask",outcome="answered",platform="test"} 1')
    expect(told).toContain('footnote_commands_total{kind="ask",outcome="none",platform="test"} 1')
    expect(told).toContain('footnote_commands_total{kind="help",outcome="done",platform="test"} 1')
    expect(told).toContain('footnote_commands_total{kind="ask",outcome="answered",platform="programs"} 1')
    expect(told).toContain('footnote_answer_seconds_count 3')
    expect(told).not.toContain('tickets')
  })

  test('report the current size of the shelf', async () => {
    let sources = 1
    const { text } = createMetrics(() => ({ sources, passages: 68 }))
    sources = 5
    expect(await text()).toContain('footnote_sources 5')
  })

  test('count posts and failed posts, and pass on the error', async () => {
    let fails = false
    const poster: Poster = {
      platform: 'test',
      post: async () => {
        if (fails) throw new PostingError('never', 'The channel is gone.')
        return { platform: 'test', channel: 'C1', message: '1' }
      },
      find: async () => undefined,
      zoneOf: async () => undefined,
    }
    const { countPosts: countedPoster, text } = metrics()
    const { post } = countedPoster(poster)
    const to = { kind: 'channel', channel: { platform: 'test', channel: 'C1' } } as const
    const reply = { language: 'en', outcome: 'done', blocks: [] } as const
    await post(to, reply, 'a')
    fails = true
    await expect(post(to, reply, 'b')).rejects.toThrow('The channel is gone.')
    const told = await text()
    expect(told).toContain('footnote_deliveries_total{platform="test",outcome="posted"} 1')
    expect(told).toContain('footnote_deliveries_total{platform="test",outcome="failed"} 1')
    expect(told).toMatch(/footnote_last_delivery_timestamp_seconds\{platform="test"\} \d+/)
  })
})
