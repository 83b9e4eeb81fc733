import type { KnownBlock } from '@slack/types'
import { renderHome, renderMessage, renderModal } from '../../../src/platforms/slack/render/render.ts'
import { rendererContract } from '../../contracts/renderer.ts'
import { checkMessage, checkView } from './check.ts'
import { carried, quoted, seen } from './seen.ts'

rendererContract('Slack in a message', {
  visible: (reply) => seen(renderMessage(reply).blocks),
  check: (reply) => checkMessage(renderMessage(reply)),
  quotes: (reply) => quoted(renderMessage(reply).blocks),
  commands: (reply) => carried(renderMessage(reply).blocks),
})

for (const [name, render] of [
  ['a modal', renderModal],
  ['the Home tab', renderHome],
] as const) {
  rendererContract(`Slack in ${name}`, {
    visible: (reply) => seen(render(reply).blocks as KnownBlock[]),
    check: (reply) => checkView(render(reply)),
    quotes: (reply) => quoted(render(reply).blocks as KnownBlock[]),
    commands: (reply) => carried(render(reply).blocks as KnownBlock[]),
  })
}
