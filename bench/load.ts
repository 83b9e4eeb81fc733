/**
 * Measures the whole program under load: 200 people send a slash command at the same moment.
 *
 *     npm run bench:load
 *
 * Starts the program as anyone would, over HTTP, on a shelf of some 10,000 passages made of the public collections, and sends it signed
 * requests, each over a connection of its own, as Slack does. Five bursts, each to a program that has just said that it is ready and was
 * never asked anything. Prints how long it took to acknowledge and to reply, and whether a reply was lost or came twice. Slack's side is
 * a stand-in in this process, so its own time is in the figures.
 */
import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type BenchQuestion, readLines, requireCollections, shared } from './collections.ts'
import { percentile } from './table.ts'

const PEOPLE = 200
const BURSTS = 5
/** In milliseconds; the 99th percentile of every burst must stay below. Slack waits for 3,000. */
const MOST = 500
const PASSAGES = 10_000
const SECRET = 'load-run'
const PATIENCE = 60_000

interface Paragraph {
  readonly id: string
  readonly title?: string
  readonly text: string
}

/** The paragraphs of the collections, over and over, each time with its sentences in another order. */
const shelfOf = (paragraphs: readonly Paragraph[]): string => {
  const lines: string[] = []
  for (let round = 0; lines.length < PASSAGES; round += 1) {
    for (const { id, title, text } of paragraphs) {
      if (lines.length >= PASSAGES) break
      const sentences = text.split(/(?<=[.!?]) +/)
      const turned = [...sentences.slice(round), ...sentences.slice(0, round)].join(' ')
      lines.push(JSON.stringify({ id: `${round}-${id}`, title, text: turned }))
    }
  }
  return lines.join('\n')
}

requireCollections()
const folder = mkdtempSync(join(tmpdir(), 'footnote-load-'))
const paragraphs = await readLines<Paragraph>(shared('bench', 'squad2.corpus.jsonl'))
const questions = await readLines<BenchQuestion>(shared('bench', 'squad2.questions.jsonl'))
writeFileSync(join(folder, 'shelf.jsonl'), shelfOf(paragraphs))

/** When each person's reply came, in milliseconds since they asked; more than one where it came twice. */
const replies = new Map<string, number[]>()
const asked = new Map<string, number>()
let settled = () => {}
const slack = createServer((incoming, response) => {
  const chunks: Buffer[] = []
  incoming.on('data', (chunk) => chunks.push(chunk))
  incoming.on('end', () => {
    response.setHeader('content-type', 'application/json')
    const person = /^\/reply\/(\d+)$/.exec(incoming.url ?? '')?.[1]
    if (person === undefined) {
      response.end(
        JSON.stringify({
          ok: true,
          user_id: 'UBOT',
          bot_id: 'BBOT',
          team_id: 'T1',
          url: 'https://load.example/',
        }),
      )
      return
    }
    response.end('{"ok":true}')
    // While it is being searched a short message may come first; the answer has excerpts to press.
    if (!Buffer.concat(chunks).toString().includes('"context:')) return
    replies.set(person, [...(replies.get(person) ?? []), performance.now() - (asked.get(person) ?? 0)])
    if (replies.size === PEOPLE) settled()
  })
})
slack.listen(0)
await once(slack, 'listening')
const address = `http://127.0.0.1:${(slack.address() as AddressInfo).port}`

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0)
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}

/** Starts the program, and waits until it says that it is ready. */
const start = async (port: number) => {
  const program = spawn(
    process.execPath,
    ['--max-semi-space-size=16', '--no-regexp-tier-up', 'bin/footnote.js', 'serve'],
    {
      cwd: join(import.meta.dirname, '..'),
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        SOURCES_DIR: folder,
        DATABASE: join(folder, 'load.sqlite'),
        SLACK_BOT_TOKEN: 'xoxb-load',
        SLACK_SIGNING_SECRET: SECRET,
        SLACK_API_URL: `${address}/api/`,
        PORT: String(port),
      },
    },
  )
  for await (const line of createInterface({ input: program.stdout })) {
    const { event } = JSON.parse(line) as { event: string }
    if (event === 'ready') break
  }
  program.stdout.resume()
  return program
}

/** @returns milliseconds until the command was acknowledged */
const send = (port: number, person: number, question: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const body = new URLSearchParams({
      command: '/ask',
      text: question,
      user_id: `U${person}`,
      team_id: 'T1',
      channel_id: 'C1',
      trigger_id: String(person),
      response_url: `${address}/reply/${person}`,
    }).toString()
    const time = String(Math.floor(Date.now() / 1000))
    const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${time}:${body}`).digest('hex')}`
    const begun = performance.now()
    asked.set(String(person), begun)
    const outgoing = request(
      {
        // A connection for this request alone.
        agent: false,
        port,
        path: '/slack/events',
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': time,
          'x-slack-signature': signature,
        },
      },
      (response) => {
        response.resume()
        response.on('end', () => {
          if (response.statusCode === 200) resolve(performance.now() - begun)
          else reject(new Error(`answered with ${response.statusCode}`))
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })

/** Every person asks another question. @param first which of the questions is the first person's */
const burst = async (port: number, first: number) => {
  replies.clear()
  const done = new Promise<void>((resolve) => (settled = resolve))
  const acknowledged = await Promise.all(
    Array.from({ length: PEOPLE }, (_, person) =>
      send(port, person, questions[(first + person * 7) % questions.length]?.q ?? ''),
    ),
  )
  await Promise.race([done, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())])
  const times = [...replies.values()].flat()
  return {
    'acknowledged, p50': Math.round(percentile(acknowledged, 0.5)),
    'acknowledged, p99': Math.round(percentile(acknowledged, 0.99)),
    'replied, p50': Math.round(percentile(times, 0.5)),
    'replied, p99': Math.round(percentile(times, 0.99)),
    lost: PEOPLE - replies.size,
    doubled: times.length - replies.size,
    'load of the machine': Number(loadavg()[0]?.toFixed(1)),
  }
}

const bursts: Awaited<ReturnType<typeof burst>>[] = []
for (let nth = 0; nth < BURSTS; nth += 1) {
  const port = await freePort()
  const program = await start(port)
  bursts.push(await burst(port, nth * 3))
  program.kill('SIGTERM')
  await once(program, 'exit')
}
console.table(bursts)
slack.close()
slack.closeAllConnections()
rmSync(folder, { recursive: true })
const good = bursts.every(
  (figures) => figures.lost + figures.doubled === 0 && figures['acknowledged, p99'] < MOST,
)
process.exit(good ? 0 : 1)
