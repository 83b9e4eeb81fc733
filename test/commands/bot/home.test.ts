import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Role } from '../../../src/commands/access/access.ts'
import type { Context } from '../../../src/commands/context.ts'
import { handle } from '../../../src/commands/handle.ts'
import type { Place } from '../../../src/model.ts'
import { plainText } from '../../../src/plain-text.ts'
import { offeredActions } from '../../../src/reply.ts'
import type { DigestSchedule, Watch } from '../../../src/store/port.ts'
import { ANY_ACCESS, contextOf, ferry, mine } from '../context-of.ts'

const HOME: Place = { platform: 'test', workspace: 'W1', user: 'U1' }
const open = async (more: Partial<Context> = {}) =>
  (await contextOf([ferry, mine], { place: HOME, privately: true, ...more })).context
const homeIn = (context: Context) => handle({ kind: 'home' }, context)

const watchOf = (id: string, more: Partial<Watch> = {}): Watch => ({
  id,
  place: { platform: 'test', workspace: 'W1', user: 'U1' },
  direct: true,
  question: `Who owns quay ${id}?`,
  language: 'en',
  at: 1,
  ...more,
})

const scheduleOf = (channel: string, setBy: string, workspace = 'W1'): DigestSchedule => ({
  channel: { platform: 'test', workspace, channel },
  time: '09:00',
  days: 'weekdays',
  zone: 'UTC',
  quiet: 'skip',
  language: 'en',
  setBy,
  since: 1,
})

test('shows what is new, with its citation, and offers sources and questions', async () => {
  const reply = await homeIn(await open())
  expect(plainText(reply)).toContain('2 new')
  expect(plainText(reply)).toContain('1 · The old ferry')
  expect(reply.chooser).toBeDefined()
  expect(reply.actions?.map(({ command }) => command.kind)).toEqual(['ask'])
  expect(offeredActions(reply.blocks).map(({ key }) => key)).not.toContain('context')
})

test('lists the watches that the person set, here and in channels, each with its own button, and nobody else’s', async () => {
  const context = await open()
  await context.store.saveWatch(watchOf('a'))
  await context.store.saveWatch(watchOf('b', { place: { ...HOME, channel: 'C7' }, direct: false }))
  await context.store.saveWatch(watchOf('c', { place: { ...HOME, user: 'U2' } }))
  const { blocks } = await homeIn(context)
  const stops = blocks.flatMap((block) => (block.kind === 'prose' && block.action ? [block] : []))
  expect(stops.map(({ action }) => action?.command)).toEqual([
    { kind: 'watch-stop', which: '~a' },
    { kind: 'watch-stop', which: '~b' },
  ])
  expect(stops[1]).toMatchObject({ channel: 'C7' })
  await handle({ kind: 'watch-stop', which: '~b' }, context)
  expect(plainText(await homeIn(context))).not.toContain('quay b')
})

test('names only digests that the person set, or of channels that are open to them as a member', async () => {
  const set = fc.record({
    setBy: fc.constantFrom('U1', 'U2'),
    workspace: fc.constantFrom('W1', 'W2'),
    open: fc.boolean(),
  })
  const role = fc.constantFrom<Role | undefined>('admin', 'member', 'guest', 'outsider', undefined)
  await fc.assert(
    fc.asyncProperty(fc.array(set, { maxLength: 6 }), role, async (sets, is) => {
      const context = await open({
        access: {
          ...ANY_ACCESS,
          role: async () => is,
          isOpen: async ({ channel }) => sets[Number(channel.slice(1))]?.open === true,
        },
      })
      for (const [index, { setBy, workspace }] of sets.entries())
        await context.store.saveSchedule(scheduleOf(`C${index}`, setBy, workspace))
      const { blocks } = await homeIn(context)
      const named = blocks.flatMap((block) => (block.kind === 'prose' ? (block.channel ?? []) : []))
      const isMember = is === 'member' || is === 'admin'
      const known = sets.flatMap((one, index) =>
        one.workspace === 'W1' && (one.setBy === 'U1' || (isMember && one.open)) ? [`C${index}`] : [],
      )
      expect(named.toSorted()).toEqual(known.toSorted())
      await context.store.close()
    }),
    { numRuns: 25 },
  )
})
