import { expect } from 'vitest'
import { encodeButton } from '../../../src/commands/button.ts'
import { renderReply } from '../../../src/platforms/web/render/reply.ts'
import type { Reply } from '../../../src/reply.ts'
import { rendererContract } from '../../contracts/renderer.ts'
import { attributeOf, elementsOf, intrusionsIn, textOf } from './html.ts'

const draw = (reply: Reply): string => String(renderReply(reply, { formToken: 'token', thread: 'web:0' }))

/** What a button carries; a link to a source or to words of it stands for the command that shows the same. */
const commandsOf = (reply: Reply): readonly string[] => {
  const elements = elementsOf(draw(reply))
  const buttons = elements.flatMap((element) =>
    element.tagName === 'button' ? (attributeOf(element, 'value') ?? []) : [],
  )
  const links = elements.flatMap((element) =>
    element.tagName === 'a' ? (/^\/s\/([^?#]*)(.*)$/.exec(attributeOf(element, 'href') ?? '') ?? []) : [],
  )
  const paths = new Set(links.filter((_, at) => at % 3 === 1).map((path) => `~${decodeURIComponent(path)}`))
  const hrefs = new Set(elements.flatMap((element) => attributeOf(element, 'href') ?? []))
  const offered = [
    ...reply.blocks.flatMap((block) => {
      const read = 'read' in block ? block.read : undefined
      return [
        { action: 'context' in block ? block.context : undefined, read },
        { action: 'show' in block ? block.show : undefined, read },
        { action: 'action' in block ? block.action : undefined },
      ]
    }),
    ...(reply.actions ?? []).map((action) => ({ action, read: undefined })),
  ]
  const linked = offered.flatMap(({ action, read }) => {
    const command = action?.command
    if (command === undefined) return []
    if (read !== undefined && hrefs.has(read)) return encodeButton(command) ?? []
    const reference =
      command.kind === 'context' ? command.source : command.kind === 'source-show' ? command.which : ''
    const code = encodeButton(command)
    return code !== undefined && !buttons.includes(code) && paths.has(`~${reference.replace(/^~/, '')}`)
      ? [code]
      : []
  })
  return [...buttons, ...linked]
}

rendererContract('a browser', {
  visible: (reply) => elementsOf(draw(reply)).slice(0, 1).map(textOf).join(''),
  check: (reply) => expect(intrusionsIn(draw(reply))).toEqual([]),
  quotes: (reply) =>
    elementsOf(draw(reply))
      .filter(({ tagName }) => tagName === 'blockquote')
      .map(textOf),
  commands: commandsOf,
})
