import { type DiscordMessage, renderMessage } from '../../../src/platforms/discord/render/render.ts'
import type { Reply } from '../../../src/reply.ts'
import { rendererContract } from '../../contracts/renderer.ts'
import { asFarAs, checkBody } from './openapi.ts'
import { carried, quoted, visible, wireOf } from './shown.ts'

/** The facts look at one reply from several sides. */
const rendered = new WeakMap<Reply, DiscordMessage>()

const render = (reply: Reply): DiscordMessage => {
  const message = rendered.get(reply) ?? renderMessage(reply)
  rendered.set(reply, message)
  return message
}

rendererContract(`Discord${asFarAs}`, {
  visible: (reply) => visible(render(reply)),
  check: (reply) => checkBody('create_message', wireOf(render(reply))),
  quotes: (reply) => quoted(render(reply), reply),
  commands: (reply) => carried(render(reply)),
})
