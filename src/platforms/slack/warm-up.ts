import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HTTPReceiver } from '@slack/bolt'

const ROUNDS = 6
const AT_ONCE = 20

/**
 * Sends requests to the receiver before Slack does, so that the first ones are acknowledged as fast as later ones: code that has run
 * some hundred times is compiled. They are signed presses of a button that no reply has, and do nothing. Takes some 100 milliseconds.
 */
export const warmUp = async (receiver: HTTPReceiver, signingSecret: string): Promise<void> => {
  const server = createServer(receiver.requestListener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
  try {
    for (let round = 0; round < ROUNDS; round += 1)
      await Promise.all(Array.from({ length: AT_ONCE }, () => press(address, signingSecret)))
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

const press = async (address: string, signingSecret: string): Promise<void> => {
  const payload = JSON.stringify({
    type: 'block_actions',
    team: { id: 'T0' },
    user: { id: 'U0', team_id: 'T0' },
    actions: [{ type: 'button', action_id: 'warm-up', block_id: 'warm-up', value: '' }],
  })
  const body = `${new URLSearchParams({ payload })}`
  const time = `${Math.floor(Date.now() / 1000)}`
  const digest = createHmac('sha256', signingSecret).update(`v0:${time}:${body}`).digest('hex')
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    connection: 'close',
    'x-slack-request-timestamp': time,
    'x-slack-signature': `v0=${digest}`,
  }
  const response = await fetch(address, { method: 'POST', headers, body })
  await response.arrayBuffer()
}
