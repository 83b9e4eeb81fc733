import fc from 'fast-check'
import { expect } from 'vitest'
import { type App, type AppOptions, createApp } from '../../../src/app.ts'
import type { Command } from '../../../src/command.ts'
import { readConfig } from '../../../src/config.ts'
import type { Place } from '../../../src/model.ts'
import type { Reply } from '../../../src/reply.ts'
import type { LinkReaders } from '../../../src/sources/added/article.ts'
import { blocksOfText } from '../../../src/sources/read/formats/text.ts'
import { folderOf } from '../../sources/folder.ts'
import { POSTER, placeIn } from './world.ts'

/*
 * Random histories of shelves: what is added, made, bound, moved and removed where, in an app and in a model of who may read what.
 */

export const PLACES: readonly Place[] = [
  placeIn('C1'),
  placeIn('C2'),
  placeIn('P1'),
  placeIn('P2'),
  placeIn('C1', 'W2'),
  placeIn('P3', 'W2'),
  { platform: 'chat', workspace: 'W1', channel: 'PD', thread: 'direct', user: 'U1' },
]
/** Of the folder. No two words begin alike: a word that is nearly one of a source counts a little as that word. */
export const FOLDER_WORDS = ['zbora', 'zfelu']
export const WORDS = ['zkano', 'zmiru', 'ztepo', 'zvula', 'zgoso', 'zrami']
const NAMES = ['Legal', 'Desk']

/** A source that can be told from all others by one word. */
const textOf = (word: string): string =>
  `The ${word} report\n\nThe ${word} was built in 1931 by Ida Solberg of Varnholm. Nobody has seen the ${word} since the storm.\n`

/** Reads a file at once, without a thread. */
const READERS: LinkReaders & { close: () => Promise<void> } = {
  web: { fetch: () => Promise.reject(new Error('no web here')) },
  read: async ({ name, bytes }) => {
    const text = Buffer.from(bytes).toString()
    return { documents: [{ id: name, text, blocks: blocksOfText(text) }], problems: [] }
  },
  close: async () => {},
}

export type Step =
  | { readonly do: 'add'; readonly at: number; readonly word: number }
  | { readonly do: 'create' | 'bind' | 'unbind'; readonly at: number; readonly name: number }
  | { readonly do: 'forget'; readonly at: number }
  | { readonly do: 'move' | 'remove'; readonly at: number; readonly word: number; readonly name: number }

const place = fc.nat(PLACES.length - 1)
const word = fc.nat(WORDS.length - 1)
const name = fc.nat(NAMES.length + 1)
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('add' as const), at: place, word }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('create', 'bind', 'unbind'), at: place, name }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), at: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('move', 'remove'), at: place, word, name }) },
)

/**
 * What is bound where, by a rule of its own: the test's idea of who may read what.
 * @param isMainFixed whether nobody changes the main shelf
 */
export const modelOf = ({ isMainFixed = false } = {}) => {
  const keyOf = ({ workspace = '', channel = '' }: Place): string => `${workspace}/${channel}`
  const isPrivate = ({ channel = '' }: Place): boolean => channel.startsWith('P')
  /** The shelf of each source, by its word: the name of a place's own, of a workspace's, or one that was made. */
  const where = new Map<string, string>(FOLDER_WORDS.map((one) => [one, 'main']))
  const used = new Set<string>()
  const made = new Map<string, { workspace: string; owner: string | undefined }>()
  const bound = new Map<string, boolean>()
  const reads = (at: Place, shelf: string): boolean =>
    bound.get(`${keyOf(at)} ${shelf}`) ??
    (shelf === 'main' || shelf === `team ${at.workspace}` || shelf === `own ${keyOf(at)}`)
  const named = (at: Place, typed: string): string | undefined => {
    if (typed === 'main') return 'main'
    if (typed === 'team') {
      const team = `team ${at.workspace}`
      return made.has(team) ? team : undefined
    }
    const found = [...made].find(
      ([id, { workspace, owner }]) =>
        id.endsWith(` called ${typed}`) &&
        workspace === at.workspace &&
        (owner === undefined || reads(at, id)),
    )
    return found?.[0]
  }
  let count = 0
  const newId = (called: string): string => {
    count += 1
    return `${count} called ${called}`
  }
  /** A workspace removes the bot. A file of the folder stays where it was put. */
  const forget = (workspace: string): void => {
    const isOf = (shelf: string): boolean =>
      shelf === `team ${workspace}` ||
      shelf.startsWith(`own ${workspace}/`) ||
      made.get(shelf)?.workspace === workspace
    for (const [one, shelf] of where) if (isOf(shelf) && !FOLDER_WORDS.includes(one)) where.delete(one)
    for (const key of bound.keys()) if (key.startsWith(`${workspace}/`)) bound.delete(key)
    for (const [id, shelf] of made) if (shelf.workspace === workspace) made.delete(id)
  }
  const mayChange = (shelf: string | undefined): boolean => !isMainFixed || shelf !== 'main'
  return { keyOf, isPrivate, where, used, made, bound, reads, named, newId, forget, mayChange }
}

const typedNames = [...NAMES, 'main', 'team']

/** Carries a step out in the app and in the model. */
export const carryOut = async (step: Step, app: App, model: ReturnType<typeof modelOf>): Promise<void> => {
  const at = PLACES[step.at] as Place
  const run = (command: Command): Promise<Reply> => app.desk.handle(command, { place: at, role: 'admin' })
  const { workspace = '' } = at
  if (step.do === 'add') {
    const one = WORDS[step.word] as string
    // Each word once: what was removed for good stays in the history of its shelf, and would look like its namesake elsewhere.
    if (model.used.has(one)) return
    model.used.add(one)
    const bytes = async () => Buffer.from(textOf(one))
    await run({ kind: 'source-take', links: [], files: [{ name: `${one}.txt`, bytes }], shelf: '' })
    const team = `team ${workspace}`
    const isOwn = model.isPrivate(at) || !model.reads(at, team)
    const shelf = isOwn ? `own ${model.keyOf(at)}` : team
    if (!isOwn) model.made.set(shelf, { workspace, owner: undefined })
    model.where.set(one, shelf)
    return
  }
  if (step.do === 'forget') {
    await app.store.forgetWorkspace(at.platform, workspace)
    await app.refresh()
    return model.forget(workspace)
  }
  const typed = typedNames[step.name] as string
  const target = model.named(at, typed)
  const isDirect = at.thread === 'direct'
  switch (step.do) {
    case 'create': {
      await run({ kind: 'shelf-create', name: typed })
      if (isDirect || target !== undefined || !NAMES.includes(typed)) return
      const id = model.newId(typed)
      model.made.set(id, { workspace, owner: model.isPrivate(at) ? model.keyOf(at) : undefined })
      model.bound.set(`${model.keyOf(at)} ${id}`, true)
      return
    }
    case 'bind':
    case 'unbind':
      await run({ kind: `shelf-${step.do}`, shelf: typed })
      if (!isDirect && target !== undefined)
        model.bound.set(`${model.keyOf(at)} ${target}`, step.do === 'bind')
      return
    case 'move':
    case 'remove': {
      const one = [...FOLDER_WORDS, ...WORDS][step.word] as string
      const from = model.where.get(one)
      const seen = from !== undefined && model.reads(at, from)
      if (step.do === 'remove') {
        await run({ kind: 'source-remove', which: `${one} report` })
        if (seen && !FOLDER_WORDS.includes(one)) model.where.delete(one)
      } else {
        await run({ kind: 'shelf-move', which: `${one} report`, shelf: typed })
        const may = model.mayChange(from) && model.mayChange(target)
        if (seen && may && target !== undefined) model.where.set(one, target)
      }
      return
    }
    default:
      step satisfies never
  }
}

/** A word that no source has. */
export const UNUSED = 'zdoli'

/** An app over the sources of the folder, with a store in memory unless the settings name another. The caller closes it. */
export const openShelves = (
  options: AppOptions = {},
  more: Readonly<Record<string, string>> = {},
): Promise<App> => {
  const files = Object.fromEntries(FOLDER_WORDS.map((one) => [`${one}.txt`, textOf(one)]))
  const settings = { SOURCES_DIR: folderOf(files), DATABASE: ':memory:', ANSWERS_PER_PERSON: '0', ...more }
  return createApp(readConfig(settings), (_id, error) => expect.fail(String(error)), {
    posterOf: () => POSTER,
    readers: READERS,
    ...options,
  })
}
