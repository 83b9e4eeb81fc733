import { expect, test } from 'vitest'
import { type ShelfRules, shelvesReadBy } from '../../../src/commands/access/readable.ts'
import type { SavedShelf } from '../../../src/store/shelf-port.ts'

const shelf = (id: string, workspace = 'W1'): SavedShelf => ({
  id,
  name: id,
  platform: 'chat',
  workspace,
  at: 1,
})
const bind = (channel: string, id: string, reads = true, workspace = 'W1') => ({
  channel: { platform: 'chat', workspace, channel },
  shelf: id,
  reads,
})
const readBy = (channel: string | undefined, rules: Partial<ShelfRules> = {}, workspace = 'W1') =>
  [
    ...(shelvesReadBy(
      { platform: 'chat', workspace, user: 'U1', ...(channel !== undefined && { channel }) },
      { shelves: [shelf('legal'), shelf('far', 'W2')], bindings: [], ...rules },
    ) ?? []),
  ].sort()

test('a channel reads the main shelf, that of its workspace, and its own', () => {
  expect(readBy('C1')).toEqual(['channel:chat:W1:C1', 'main', 'team:chat:W1'])
  expect(readBy(undefined)).toEqual(['main', 'team:chat:W1'])
})

test('a channel also reads what it was bound to, and not what it was unbound from', () => {
  const bindings = [bind('C1', 'legal'), bind('C1', 'main', false), bind('C2', 'team:chat:W1', false)]
  expect(readBy('C1', { bindings })).toEqual(['channel:chat:W1:C1', 'legal', 'team:chat:W1'])
  expect(readBy('C2', { bindings })).toEqual(['channel:chat:W1:C2', 'main'])
  expect(readBy('C3', { bindings })).toEqual(['channel:chat:W1:C3', 'main', 'team:chat:W1'])
})

test('no channel reads a shelf of another workspace, bound or not', () => {
  const bindings = [bind('C1', 'far'), bind('C1', 'legal', true, 'W2')]
  expect(readBy('C1', { bindings })).toEqual(['channel:chat:W1:C1', 'main', 'team:chat:W1'])
  expect(readBy('C1', { bindings }, 'W2')).toEqual(['channel:chat:W2:C1', 'main', 'team:chat:W2'])
})

test('those who run the bot read everything', () => {
  expect(shelvesReadBy({ platform: 'terminal' }, { shelves: [], bindings: [] })).toBeUndefined()
})
