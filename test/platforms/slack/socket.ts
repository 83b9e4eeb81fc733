import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { onTestFinished } from 'vitest'
import { bodyOf, serve } from './workspace.ts'

const APP_TOKEN = 'xapp-1-A0FOOTNOTE-1-abcdef'

/** A message of a socket, in either direction. */
type Envelope = Readonly<Record<string, unknown>>

/**
 * A small fake of Slack's socket mode, which the emulator lacks: `apps.connections.open`, and a web socket that says hello, sends
 * envelopes and receives acknowledgements. All other calls go to the workspace.
 * @param refusal the error that `apps.connections.open` answers with
 */
export const openSocketMode = async (workspaceUrl: string, refusal?: string) => {
  let refused = refusal
  const sockets: Duplex[] = []
  const received: Envelope[] = []
  const waiting = new Set<() => void>()
  let opened = 0
  const look = () => {
    for (const one of waiting) one()
  }
  const relay = await serve(async (request, response) => {
    const body = await bodyOf(request)
    if (request.url === '/api/apps.connections.open') {
      const known = request.headers.authorization === `Bearer ${APP_TOKEN}`
      const error = refused ?? (known ? undefined : 'invalid_auth')
      const url = `${relay.url.replace('http', 'ws')}/link/?ticket=a-ticket`
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(error === undefined ? { ok: true, url } : { ok: false, error }))
      return
    }
    const answered = await fetch(`${workspaceUrl.replace(/\/api\/$/, '')}${request.url}`, {
      method: 'POST',
      headers: {
        'content-type': request.headers['content-type'] ?? '',
        authorization: request.headers.authorization ?? '',
      },
      body,
    })
    response.writeHead(answered.status, { 'content-type': 'application/json' })
    response.end(await answered.text())
  })
  relay.server.on('upgrade', (request, socket: Duplex) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
    const accept = createHash('sha1').update(key).digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    sockets.push(socket)
    opened += 1
    let rest = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk])
      for (let frame = readFrame(rest); frame; frame = readFrame(rest)) {
        rest = rest.subarray(frame.length)
        if (frame.opcode === 1) received.push(JSON.parse(frame.payload.toString()))
        if (frame.opcode === 9) socket.write(writeFrame(10, frame.payload))
        if (frame.opcode === 8) socket.end(writeFrame(8, frame.payload))
      }
      look()
    })
    socket.write(writeFrame(1, Buffer.from(JSON.stringify({ type: 'hello', num_connections: 1 }))))
    look()
  })
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await relay.close()
  })
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = () => {
        if (!holds()) return
        waiting.delete(check)
        resolve()
      }
      waiting.add(check)
      check()
    })
  return {
    apiUrl: `${relay.url}/api/`,
    appToken: APP_TOKEN,
    send: (envelope: Envelope) => sockets.at(-1)?.write(writeFrame(1, Buffer.from(JSON.stringify(envelope)))),
    acknowledged: (id: string) => until(() => received.some(({ envelope_id }) => envelope_id === id)),
    /** Breaks the connection, as a network does. */
    lose: async () => {
      const socket = sockets.at(-1)
      if (!socket) return
      const closed = once(socket, 'close')
      socket.destroy()
      await closed
    },
    /** Refuses to open another connection. */
    refuse: (code: string) => {
      refused = code
    },
    connections: (count: number) => until(() => opened >= count),
  }
}

/** @see RFC 6455, 5.2. A client's frames are masked, and ours are shorter than 64 KiB. */
const readFrame = (bytes: Buffer) => {
  const [first, second] = bytes
  if (first === undefined || second === undefined) return undefined
  const short = second & 0x7f
  const start = short === 126 ? 4 : 2
  if (bytes.length < start) return undefined
  const size = short === 126 ? bytes.readUInt16BE(2) : short
  const length = start + 4 + size
  if (bytes.length < length) return undefined
  const mask = bytes.subarray(start, start + 4)
  const payload = bytes.subarray(start + 4, length).map((byte, index) => byte ^ (mask[index % 4] ?? 0))
  return { opcode: first & 0x0f, payload: Buffer.from(payload), length }
}

const writeFrame = (opcode: number, payload: Buffer): Buffer => {
  const size = payload.length
  const head =
    size < 126
      ? Buffer.from([0x80 | opcode, size])
      : Buffer.from([0x80 | opcode, 126, size >> 8, size & 0xff])
  return Buffer.concat([head, payload])
}
