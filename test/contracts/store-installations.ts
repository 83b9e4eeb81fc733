import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutUndefined } from '../../src/model.ts'
import type { SavedInstallation } from '../../src/store/installation-port.ts'
import type { Store } from '../../src/store/port.ts'
import type { StoreUnderTest } from './store.ts'
import { anyText } from './store-arbitraries.ts'
import {
  A_CHANGE,
  A_CONTENT,
  A_FEED,
  A_FILE,
  A_QUESTION,
  A_SCHEDULE,
  A_SESSION,
  A_SHARE,
  A_SHELF,
  A_TOKEN,
  A_WATCH,
  AN_ADDED,
  AN_ANSWER,
  AN_INSTALLATION,
} from './store-samples.ts'

const anyInstallation = fc
  .record({
    id: anyText,
    platform: anyText,
    kind: fc.constantFrom('workspace' as const, 'organisation' as const),
    organisation: fc.option(anyText, { nil: undefined }),
    sealed: fc.option(anyText, { nil: undefined }),
    at: fc.integer({ min: 0, max: 2 ** 50 }),
  })
  .map((installation) => withoutUndefined(installation) as SavedInstallation)

/** Saves one of everything that a workspace can have. */
const fill = async (store: Store, workspace: string): Promise<void> => {
  const own = (id: string) => `${id} of ${workspace}`
  const channel = { platform: 'chat', workspace, channel: 'c1' }
  const asked = { ...channel, message: 'm1' }
  await store.saveInstallation({ ...AN_INSTALLATION, id: workspace })
  await store.saveQuestion({ ...A_QUESTION, id: own('q'), place: { ...A_QUESTION.place, workspace } })
  await store.saveFeedback(own('q'), 'u1', 'down', 5)
  await store.saveAnswer({ ...AN_ANSWER, asked })
  await store.saveListenRule(channel, 'all')
  await store.saveSchedule({ ...A_SCHEDULE, channel })
  await store.claimDelivery({ key: own('d'), channel, slot: 900, upTo: 950, until: 2_000 }, 1_000)
  await store.saveWatch({ ...A_WATCH, id: own('w'), place: { ...A_WATCH.place, workspace } })
  await store.claimHit(own('w'), 's', 7)
  await store.saveShelf({ ...A_SHELF, id: own('shelf'), workspace })
  await store.saveBinding({ channel, shelf: own('shelf'), reads: true })
  await store.placeSource(own('file'), own('shelf'))
  await store.saveAdded({ ...AN_ADDED, id: own('added'), shelf: own('shelf'), link: own('https') })
  await store.saveFile(`shelf:${own('shelf')}`, A_FILE, A_CONTENT, 11)
  const by = { platform: 'chat', workspace, user: 'u1' }
  await store.recordChange({ ...A_CHANGE, id: own('change'), shelf: own('shelf'), by })
  await store.recordChange({ ...A_CHANGE, id: own('main'), shelf: 'main', by })
  await store.saveFeed({ ...A_FEED, id: own('feed'), shelf: own('shelf'), by })
  await store.saveSeen(own('feed'), ['i'], 1, 9)
  await store.saveSession({ ...A_SESSION, hash: own('h'), workspace })
  await store.saveToken({ ...A_TOKEN, id: own('t'), hash: own('t'), name: own('t'), reads: channel })
  await store.saveShare({ ...A_SHARE, id: own('q'), place: { ...A_SHARE.place, workspace } })
  await store.claim(`chat:greeted:${workspace}:u1`, 1, 2 ** 50)
}

/** All that is there of a workspace. */
const all = async (store: Store, workspace: string) => {
  const own = (id: string) => `${id} of ${workspace}`
  const channel = { platform: 'chat', workspace, channel: 'c1' }
  return {
    installation: await store.installation('chat', workspace),
    question: await store.question(own('q')),
    asked: (await store.questionsAsked(0, 2 ** 50, channel)).length,
    votes: (await store.feedback(own('q'))).down,
    answer: await store.answerTo({ ...channel, message: 'm1' }),
    rule: await store.listenRule(channel),
    schedule: await store.scheduleOf(channel),
    deliveries: (await store.openDeliveries(3_000)).filter((one) => one.channel.workspace === workspace)
      .length,
    watch: await store.watch(own('w')),
    hits: (await store.hits(own('w'), 0)).length,
    shelves: (await store.shelves()).filter((one) => one.workspace === workspace).length,
    bindings: (await store.bindings()).filter((one) => one.channel.workspace === workspace).length,
    added: await store.added(own('added')),
    files: (await store.savedFiles(`shelf:${own('shelf')}`)).length,
    documents: (await store.savedDocuments(`shelf:${own('shelf')}`, A_FILE.name)).documents.length,
    arrivals: (await store.arrivals(`shelf:${own('shelf')}`)).length,
    changes: (await store.changes({ shelves: [own('shelf')], limit: 9 })).length,
    changesOfMain: (await store.changes({ shelves: ['main'], limit: 9 })).filter(
      (one) => one.by?.workspace === workspace,
    ).length,
    feed: await store.feed(own('feed')),
    seen: (await store.seenItems(own('feed'))).size,
    session: await store.session(own('h')),
    token: await store.tokenOf(own('t')),
    share: await store.share(own('q')),
    greeted: !(await store.claim(`chat:greeted:${workspace}:u1`, 1, 2)),
  }
}

const NOTHING = {
  ...{ asked: 0, votes: 0, deliveries: 0, hits: 0, shelves: 0, bindings: 0, files: 0, documents: 0 },
  ...{ arrivals: 0, changes: 0, changesOfMain: 0, seen: 0, greeted: false },
}

/** The facts that hold for installations in every store. */
export const installationContract = (fresh: () => Promise<StoreUnderTest>): void => {
  describe('an installation', () => {
    test('comes back letter for letter, as it was saved last, until it is deleted', async () => {
      const { store } = await fresh()
      await fc.assert(
        fc.asyncProperty(anyInstallation, async (installation) => {
          const { platform, id } = installation
          expect(await store.installation(platform, id)).toBeUndefined()
          await store.saveInstallation({ ...AN_INSTALLATION, platform, id })
          await store.saveInstallation(installation)
          expect(await store.installation(platform, id)).toStrictEqual(installation)
          expect(await store.installations(platform)).toStrictEqual([installation])
          await store.deleteInstallation(platform, id)
          expect(await store.installations(platform)).toEqual([])
        }),
        { numRuns: 60 },
      )
    })

    test('is listed after older ones, beside none of another platform', async () => {
      const { store } = await fresh()
      await store.saveInstallation({ ...AN_INSTALLATION, id: 'w2', at: 9 })
      await store.saveInstallation(AN_INSTALLATION)
      await store.saveInstallation({ ...AN_INSTALLATION, platform: 'mail' })
      expect((await store.installations('chat')).map(({ id }) => id)).toEqual(['w1', 'w2'])
    })
  })

  describe('a workspace that is forgotten', () => {
    test('leaves nothing, and leaves all of another as it was', async () => {
      const { store } = await fresh()
      for (const workspace of ['w1', 'w%']) await fill(store, workspace)
      const [before, other] = [await all(store, 'w1'), await all(store, 'w%')]
      expect(Object.entries(before).filter(([, value]) => !value)).toEqual([])
      await store.forgetWorkspace('chat', 'w1')
      await store.forgetWorkspace('mail', 'w%')
      expect(withoutUndefined(await all(store, 'w1'))).toEqual(NOTHING)
      expect(await all(store, 'w%')).toEqual(other)
      // Nobody reads what was put on a shelf that is gone; everybody would, without this.
      expect((await store.placements()).get('file of w1')).toBe('shelf of w1')
    })
  })
}
