/**
 * Kills one of three bots on one PostgreSQL and one OpenSearch while people ask on Slack, and counts what was lost and what came twice.
 *
 *     npm run bench:replicas                   1,000 messages
 *     npm run bench:replicas -- --messages 200
 *
 * Slack's side is a stand-in in this process: it sends each message to any of the bots, and again as Slack does when it was not
 * acknowledged within three seconds: at once, after a minute, and after five.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startOpenSearch } from '../test/retrieval/index/opensearch/server.ts'
import { startPostgres } from '../test/store/postgres/server.ts'
import { PROJECT } from './programs.ts'
import { percentile } from './table.ts'

const { values } = parseArgs({ options: { messages: { type: 'string', default: '1000' } } })
const MESSAGES = Number(values.messages)
const BOTS = 3
const SECRET = 'replicas-run'
/** How many messages are on their way at a time. */
const AT_ONCE = 8
/** When Slack sends again, in milliseconds after it has given up waiting. */
const AGAIN = [0, 60_000, 300_000]
/** How long Slack waits, in milliseconds. */
const PATIENCE = 3_000
/** How long an answer may take at most, in milliseconds. */
const LATEST = 420_000

const QUESTIONS = [
  'When did Chile sign its trade agreement with China?',
  'Who sent Kast the first congratulations from abroad?',
  'What is Crimson Dawn?',
  'How many votes did Kast win?',
]

/** The answers that each message got, by its `ts`. */
const answers = new Map<string, object[]>()
const slack = createServer((incoming, response) => {
  const chunks: Buffer[] = []
  incoming.on('data', (chunk) => chunks.push(chunk))
  incoming.on('end', () => {
    response.setHeader('content-type', 'application/json')
    const sent: Record<string, string> = Object.fromEntries(
      new URLSearchParams(Buffer.concat(chunks).toString()),
    )
    const { thread_ts: thread, ts: root, metadata } = sent
    if (incoming.url?.endsWith('/chat.postMessage') && thread !== undefined) {
      const posted = { user: 'UBOT', ts: `${thread}9`, metadata: JSON.parse(metadata ?? '{}') }
      answers.set(thread, [...(answers.get(thread) ?? []), posted])
    }
    const messages = root === undefined ? [] : (answers.get(root) ?? [])
    const self = { user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1', url: 'https://replicas.example/' }
    const user = { id: 'U1', team_id: 'T1', is_bot: false }
    response.end(
      JSON.stringify({ ok: true, ts: String(answers.size), channel: 'C1', user, messages, ...self }),
    )
  })
})
slack.listen(0, '127.0.0.1')
await once(slack, 'listening')
const address = `http://127.0.0.1:${(slack.address() as AddressInfo).port}`

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0)
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}

interface Bot {
  readonly port: number
  readonly process: ChildProcess
}

const startBot = async (env: Readonly<Record<string, string>>): Promise<Bot> => {
  const port = await freePort()
  const bot = spawn(process.execPath, ['--no-regexp-tier-up', 'bin/footnote.js', 'serve'], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      SOURCES_DIR: join(PROJECT, 'data/sources'),
      SLACK_BOT_TOKEN: 'xoxb-replicas',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: `${address}/api/`,
      PORT: String(port),
      ...env,
    },
  })
  for await (const line of createInterface({ input: bot.stdout }))
    if ((JSON.parse(line) as { event: string }).event === 'ready') break
  bot.stdout.resume()
  return { port, process: bot }
}

/** Sends an event once. @returns whether it was acknowledged */
const sendOnce = (port: number, body: string, tries: number): Promise<boolean> =>
  new Promise((resolve) => {
    const time = String(Math.floor(Date.now() / 1000))
    const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${time}:${body}`).digest('hex')}`
    const outgoing = request(
      {
        agent: false,
        port,
        path: '/slack/events',
        method: 'POST',
        timeout: PATIENCE,
        headers: {
          'content-type': 'application/json',
          'x-slack-request-timestamp': time,
          'x-slack-signature': signature,
          ...(tries > 0 && { 'x-slack-retry-num': String(tries) }),
        },
      },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode === 200))
      },
    )
    outgoing.on('timeout', () => outgoing.destroy())
    outgoing.on('error', () => resolve(false))
    outgoing.end(body)
  })

const postgres = startPostgres({ durable: true })
const search = await startOpenSearch()
const env = { DATABASE: postgres.url('replicas'), OPENSEARCH_URL: `${search.url}/replicas` }
const bots: Bot[] = []
for (let at = 0; at < BOTS; at += 1) bots.push(await startBot(env))
console.error(`${BOTS} bots are ready`)

let again = 0
/** Sends a message as Slack does: to any bot, and again where it was not acknowledged. */
const send = async (at: number): Promise<number> => {
  const ts = `1700000000.${String(at).padStart(6, '0')}`
  const text = `<@UBOT> ${QUESTIONS[at % QUESTIONS.length]}`
  const event = { type: 'app_mention', channel: 'C1', user: 'U1', ts, text }
  const body = JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: `Ev${at}`, event })
  const begun = performance.now()
  for (const [tries, wait] of [0, ...AGAIN].entries()) {
    if (tries > 0) again += 1
    await setTimeout(wait)
    const { port } = bots[(at + tries) % BOTS] as Bot
    if (await sendOnce(port, body, tries)) break
  }
  while (!answers.has(ts) && performance.now() - begun < LATEST) await setTimeout(100)
  return performance.now() - begun
}

const times: number[] = []
let next = 0
let killed = false
const work = async (): Promise<void> => {
  while (next < MESSAGES) {
    const at = next
    next += 1
    if (at >= MESSAGES * 0.4 && !killed) {
      killed = true
      bots[1]?.process.kill('SIGKILL')
      console.error(`a bot was killed at message ${at}`)
    }
    times.push(await send(at))
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work))
// What would come twice may come late.
await setTimeout(5_000)
const lost = MESSAGES - answers.size
const doubled = [...answers.values()].filter(({ length }) => length > 1).length
console.log(`messages: ${MESSAGES}, to ${BOTS} bots, one killed after two fifths of them`)
console.log(`lost: ${lost}, answered twice: ${doubled}, sent again by Slack: ${again}`)
console.log(
  `from the message to its answer, p50 / p99 / most ms: ${[0.5, 0.99, 1].map((share) => Math.round(percentile(times, share))).join(' / ')}`,
)
for (const { process: bot } of bots) bot.kill('SIGKILL')
search.dispose()
postgres.dispose()
slack.close()
slack.closeAllConnections()
process.exitCode = lost + doubled > 0 ? 1 : 0
