import type { Kysely, Selectable } from 'kysely'
import { withoutUndefined } from '../../model.ts'
import type { FeedPoll, FeedStore, FollowedFeed } from '../feed-port.ts'
import { inChunks } from './chunks.ts'
import { actorOf, columnsOfActor, type Tables } from './tables.ts'

export const feedsOn = (db: Kysely<Tables>): FeedStore => ({
  saveFeed: async ({ id, url, shelf, by, at, ...poll }) => {
    const row = {
      url,
      shelf,
      ...columnsOfActor(by),
      at,
      ...columnsOfPoll(poll),
    }
    await db
      .insertInto('feed')
      .values({ ...row, id })
      .onConflict((saved) => saved.column('id').doUpdateSet(row))
      .execute()
  },

  feed: async (id) => {
    const row = await db.selectFrom('feed').selectAll().where('id', '=', id).executeTakeFirst()
    return row && feedFrom(row)
  },

  feeds: async (shelves) => {
    if (shelves?.length === 0) return []
    const rows = await db
      .selectFrom('feed')
      .selectAll()
      .$if(shelves !== undefined, (all) => all.where('shelf', 'in', shelves ?? []))
      .orderBy('at')
      .orderBy('id')
      .execute()
    return rows.map(feedFrom)
  },

  dueFeeds: async (now, limit) => {
    const rows = await db
      .selectFrom('feed')
      .selectAll()
      .where('next', '<=', now)
      .orderBy('next')
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(feedFrom)
  },

  savePoll: async (id, poll) => {
    await db.updateTable('feed').set(columnsOfPoll(poll)).where('id', '=', id).execute()
  },

  deleteFeed: (id) =>
    db.transaction().execute(async (tx) => {
      await tx.deleteFrom('feed_item').where('feed', '=', id).execute()
      await tx.deleteFrom('feed').where('id', '=', id).execute()
    }),

  seenItems: async (feed) => {
    const rows = await db.selectFrom('feed_item').select('item').where('feed', '=', feed).execute()
    return new Set(rows.map(({ item }) => item))
  },

  saveSeen: (feed, items, at, most) =>
    db.transaction().execute(async (tx) => {
      const saved = await tx.selectFrom('feed').select('id').where('id', '=', feed).executeTakeFirst()
      if (saved === undefined) return
      await inChunks([...new Set(items)], (chunk) =>
        tx
          .insertInto('feed_item')
          .values(chunk.map((item) => ({ feed, item, at })))
          .onConflict((seen) => seen.columns(['feed', 'item']).doUpdateSet({ at }))
          .execute(),
      )
      const last = await tx
        .selectFrom('feed_item')
        .select('at')
        .where('feed', '=', feed)
        .orderBy('at', 'desc')
        .offset(most - 1)
        .limit(1)
        .executeTakeFirst()
      if (last !== undefined)
        await tx.deleteFrom('feed_item').where('feed', '=', feed).where('at', '<', last.at).execute()
    }),
})

const columnsOfPoll = ({ title, next, polled, etag, lastModified, failures, error }: FeedPoll) => ({
  title: title ?? null,
  next: next ?? null,
  polled: polled ?? null,
  etag: etag ?? null,
  last_modified: lastModified ?? null,
  failures,
  error: error ?? null,
})

const feedFrom = (row: Selectable<Tables['feed']>): FollowedFeed =>
  withoutUndefined({
    id: row.id,
    url: row.url,
    shelf: row.shelf,
    by: actorOf(row),
    at: Number(row.at),
    title: row.title ?? undefined,
    next: row.next === null ? undefined : Number(row.next),
    polled: row.polled === null ? undefined : Number(row.polled),
    etag: row.etag ?? undefined,
    lastModified: row.last_modified ?? undefined,
    failures: row.failures,
    error: row.error ?? undefined,
  })
