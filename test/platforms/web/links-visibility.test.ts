import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { App } from '../../../src/app.ts'
import type { Place } from '../../../src/model.ts'
import type { Visitors } from '../../../src/platforms/web/visitor.ts'
import type { Reply } from '../../../src/reply.ts'
import {
  anyStep,
  carryOut,
  FOLDER_WORDS,
  modelOf,
  openShelves,
  PLACES,
  type Step,
  WORDS,
} from '../../commands/shelves/random-shelves.ts'
import { openBrowser, pathIn, READER, serveReader } from './reader.ts'

/** How many histories are tried: `RUNS=2000 npx vitest run test/platforms/web/links-visibility.test.ts` tries more. */
const RUNS = Number(process.env.RUNS ?? 12)

const EVERY_WORD = [...FOLDER_WORDS, ...WORDS]

/** Whoever a header names is signed in. */
const BY_HEADER: Visitors = {
  admit: (c) => {
    const place = c.req.header('x-place')
    return place === undefined
      ? c.text('Sign in first.', 401)
      : { asker: { place: JSON.parse(place) as Place, privately: true }, formToken: 'token' }
  },
}

/** So that every history has something that one channel alone reads. */
const IN_PRIVATE: Step = { do: 'add', at: PLACES.findIndex(({ channel }) => channel === 'P1'), word: 0 }

/** A link that was given somewhere. */
interface Given {
  readonly link: string
  readonly at: Place
}

const linksIn = ({ blocks }: Reply): readonly string[] =>
  blocks.flatMap((block) => ('read' in block && block.read !== undefined ? [block.read] : []))

/** Somebody of a place as they are in a browser. */
const alone = ({ platform, workspace = '', user = '' }: Place): Place => ({ platform, workspace, user })

/** All links that the answers to one question each give in each place. */
const askEverywhere = async (app: App): Promise<readonly Given[]> => {
  const given = new Map<string, Given>()
  for (const at of PLACES)
    for (const word of EVERY_WORD) {
      const question = `When was the ${word} built?`
      const reply = await app.desk.handle({ kind: 'ask', question }, { place: at, privately: true })
      for (const link of linksIn(reply)) given.set(`${link} ${JSON.stringify(at)}`, { link, at })
    }
  return [...given.values()]
}

/** The links of each place’s digest to the whole of it. */
const digestEverywhere = async (app: App): Promise<readonly Given[]> => {
  const given: Given[] = []
  for (const at of PLACES) {
    const { actions = [] } = await app.desk.handle({ kind: 'digest-now' }, { place: at, privately: true })
    for (const { url } of actions) if (url !== undefined) given.push({ link: url, at })
  }
  return given
}

/** The paths of the answers that somebody of each place shares. Their question names no source. */
const shareEverywhere = async (app: App): Promise<readonly string[]> => {
  const paths: string[] = []
  for (const at of PLACES) {
    const from = { place: alone(at), privately: true }
    const question = 'What did Ida Solberg of Varnholm build in 1931?'
    const reply = await app.desk.handle({ kind: 'ask', question }, from)
    const share = reply.actions?.find(({ key }) => key === 'share')
    const { page } = share ? await app.desk.handle(share.command, from) : {}
    if (page) paths.push(pathIn(page.url))
  }
  return paths
}

test('no link shows more than its place reads when it is opened, whatever was added, bound and moved before and since', async () => {
  let signed = 0
  let shared = 0
  let whole = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyStep, { minLength: 1, maxLength: 8 }),
      fc.array(anyStep, { maxLength: 6 }),
      async (before, since) => {
        const app = await openShelves({ reader: READER })
        const model = modelOf()
        const { address } = await serveReader(app, BY_HEADER)
        const { get } = openBrowser(address)
        try {
          for (const step of [IN_PRIVATE, ...before]) await carryOut(step, app, model)
          const links = await askEverywhere(app)
          const shares = await shareEverywhere(app)
          const digests = await digestEverywhere(app)
          whole += digests.length
          shared += shares.length
          signed += links.filter(({ link }) => link.includes('key=')).length
          const wordsRead = (at: Place): readonly string[] =>
            EVERY_WORD.filter((word) => {
              const shelf = model.where.get(word)
              return shelf !== undefined && model.reads(at, shelf)
            })
          const expectOnlyRead = async () => {
            for (const { link, at } of links) {
              const ofPlace = link.includes('key=') ? wordsRead(at) : []
              const byNobody = (await get(pathIn(link))).page
              const bySomebody = (await get(pathIn(link), { 'x-place': JSON.stringify(alone(at)) })).page
              const shown = (page: string) => EVERY_WORD.filter((word) => page.includes(word))
              expect(ofPlace, link).toEqual(expect.arrayContaining([...shown(byNobody)]))
              const both = [...ofPlace, ...wordsRead(alone(at))]
              expect(both, link).toEqual(expect.arrayContaining([...shown(bySomebody)]))
            }
            for (const { link, at } of digests) {
              const byNobody = (await get(pathIn(link))).page
              const bySomebody = (await get(pathIn(link), { 'x-place': JSON.stringify(alone(at)) })).page
              for (const page of [byNobody, bySomebody]) {
                const shown = EVERY_WORD.filter((word) => page.includes(word))
                expect(wordsRead(at), link).toEqual(expect.arrayContaining([...shown]))
              }
            }
            for (const path of shares)
              for (const at of PLACES) {
                const { page } = await get(path, { 'x-place': JSON.stringify(alone(at)) })
                const shown = EVERY_WORD.filter((word) => page.includes(word))
                expect(wordsRead(alone(at)), path).toEqual(expect.arrayContaining([...shown]))
              }
          }
          await expectOnlyRead()
          for (const { link, at } of [...links, ...digests]) {
            const { response } = await get(pathIn(link), { 'x-place': JSON.stringify(alone(at)) })
            expect(response.status, link).toBe(200)
          }
          for (const step of since) await carryOut(step, app, model)
          await expectOnlyRead()
        } finally {
          await app.close()
        }
      },
    ),
    { numRuns: RUNS },
  )
  expect(signed).toBeGreaterThan(0)
  expect(shared).toBeGreaterThan(0)
  expect(whole).toBeGreaterThan(0)
}, 600_000)
