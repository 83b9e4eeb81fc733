import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { terminalPoster } from '../../../src/platforms/terminal/output.ts'
import { prose } from '../../../src/reply.ts'

test('a post is written above what is typed', async () => {
  const above: string[] = []
  const poster = terminalPoster(new PassThrough(), false, async (text) => void above.push(text))
  const to = { kind: 'person', platform: 'terminal', user: '' } as const
  await poster.post(to, { language: 'en', outcome: 'done', blocks: [prose('There is \u001b[2Jnews.')] }, 'a')
  expect(above).toEqual(['There is �[2Jnews.'])
  expect(await poster.find(to, 'a', 0)).toBeUndefined()
})
