import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import type { HTTPReceiver } from '@slack/bolt'
import type { TaskTracker } from '../../under-way.ts'

/** Gives requests to Bolt, which checks their signature, while the bot is open; otherwise Slack is asked to come again. */
export const requestListener =
  (receiver: HTTPReceiver, underWay: TaskTracker, isOpen: () => boolean): RequestListener =>
  (request, response) => {
    if (request.method !== 'POST') {
      response.writeHead(405, { allow: 'POST' })
      response.end()
      return
    }
    if (!isOpen()) {
      response.writeHead(503, { 'retry-after': '10' })
      response.end()
      return
    }
    // What follows a request is begun before its response is closed.
    underWay.run(() => once(response, 'close')).catch(() => undefined)
    receiver.requestListener(request, response)
  }
