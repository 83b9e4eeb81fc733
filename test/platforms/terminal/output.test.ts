import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { terminalPoster } from '../../../src/platforms/terminal/output.ts'
import { prose } from '../../../src/reply.ts'

test('a post is written between two lines, with a new prompt after it', async () => {
  const output = new PassThrough()
  const poster = terminalPoster(output, false)
  const to = { kind: 'person', platform: 'terminal', user: '' } as const
  await poster.post(to, { language: 'en', outcome: 'done', blocks: [prose('There is \u001b[2Jnews.')] }, 'a')
  expect(String(output.read())).toBe('\nThere is �[2Jnews.\n\n> ')
  expect(await poster.find(to, 'a', 0)).toBeUndefined()
})
