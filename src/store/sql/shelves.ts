import type { Kysely, Selectable } from 'kysely'
import { withoutUndefined } from '../../model.ts'
import type { AddedSource, SavedShelf, ShelfChange, ShelfStore } from '../shelf-port.ts'
import { actorOf, channelOf, columnsOfActor, columnsOfChannel, keyOfChannel, type Tables } from './tables.ts'

export const shelvesOn = (db: Kysely<Tables>): ShelfStore => ({
  saveShelf: async ({ id, name, platform, workspace, channel, at }) => {
    const row = { name, platform, workspace: workspace ?? null, channel: channel ?? null, at }
    await db
      .insertInto('shelf')
      .values({ ...row, id })
      .onConflict((saved) => saved.column('id').doUpdateSet(row))
      .execute()
  },

  deleteShelf: (id) =>
    db.transaction().execute(async (tx) => {
      await tx.deleteFrom('binding').where('shelf', '=', id).execute()
      await tx.deleteFrom('shelf').where('id', '=', id).execute()
    }),

  shelves: async () => {
    const rows = await db.selectFrom('shelf').selectAll().orderBy('at').orderBy('id').execute()
    return rows.map(shelfFrom)
  },

  saveBinding: async ({ channel, shelf, reads }) => {
    const row = { ...columnsOfChannel(channel), reads: reads ? 1 : 0 }
    await db
      .insertInto('binding')
      .values({ ...row, place: keyOfChannel(channel), shelf })
      .onConflict((saved) => saved.columns(['place', 'shelf']).doUpdateSet(row))
      .execute()
  },

  bindings: async () => {
    const rows = await db.selectFrom('binding').selectAll().orderBy('place').orderBy('shelf').execute()
    return rows.map((row) => ({ channel: channelOf(row), shelf: row.shelf, reads: row.reads === 1 }))
  },

  placeSource: async (source, shelf) => {
    if (shelf === undefined) await db.deleteFrom('placement').where('source', '=', source).execute()
    else
      await db
        .insertInto('placement')
        .values({ source, shelf })
        .onConflict((saved) => saved.column('source').doUpdateSet({ shelf }))
        .execute()
  },

  placements: async () => {
    const rows = await db.selectFrom('placement').selectAll().execute()
    return new Map(rows.map(({ source, shelf }) => [source, shelf]))
  },

  saveAdded: async (added) => {
    const row = {
      shelf: added.shelf,
      link: added.link ?? null,
      feed: added.feed ?? null,
      at: added.at,
      checked: added.checked,
      etag: added.etag ?? null,
      last_modified: added.lastModified ?? null,
      misses: added.misses,
      removed: added.removed ?? null,
    }
    await db
      .insertInto('added')
      .values({ ...row, id: added.id })
      .onConflict((saved) => saved.column('id').doUpdateSet(row))
      .execute()
  },

  added: async (source) => {
    const row = await db.selectFrom('added').selectAll().where('id', '=', source).executeTakeFirst()
    return row && addedFrom(row)
  },

  addedFrom: async (link) => {
    const rows = await db
      .selectFrom('added')
      .selectAll()
      .where('link', '=', link)
      .orderBy('at')
      .orderBy('id')
      .execute()
    return rows.map(addedFrom)
  },

  addedBefore: async (checked, limit) => {
    const rows = await db
      .selectFrom('added')
      .selectAll()
      .where('removed', 'is', null)
      .where('link', 'is not', null)
      .where('checked', '<', checked)
      .orderBy('checked')
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(addedFrom)
  },

  recordChange: async ({ id, at, action, shelf, source, what, by }) => {
    await db
      .insertInto('shelf_change')
      .values({
        id,
        at,
        action,
        shelf,
        source: source ?? null,
        what: what ?? null,
        ...columnsOfActor(by),
      })
      .execute()
  },

  changes: async ({ shelves, source, limit }) => {
    if (shelves.length === 0) return []
    const rows = await db
      .selectFrom('shelf_change')
      .selectAll()
      .where('shelf', 'in', shelves)
      .$if(source !== undefined, (all) => all.where('source', '=', source ?? null))
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
    return rows.map(changeFrom)
  },
})

const shelfFrom = (row: Selectable<Tables['shelf']>): SavedShelf =>
  withoutUndefined({
    id: row.id,
    name: row.name,
    platform: row.platform,
    workspace: row.workspace ?? undefined,
    channel: row.channel ?? undefined,
    at: Number(row.at),
  })

const addedFrom = (row: Selectable<Tables['added']>): AddedSource =>
  withoutUndefined({
    id: row.id,
    shelf: row.shelf,
    link: row.link ?? undefined,
    feed: row.feed ?? undefined,
    at: Number(row.at),
    checked: Number(row.checked),
    etag: row.etag ?? undefined,
    lastModified: row.last_modified ?? undefined,
    misses: row.misses,
    removed: row.removed === null ? undefined : Number(row.removed),
  })

const changeFrom = (row: Selectable<Tables['shelf_change']>): ShelfChange =>
  withoutUndefined({
    id: row.id,
    at: Number(row.at),
    action: row.action,
    shelf: row.shelf,
    source: row.source ?? undefined,
    what: row.what ?? undefined,
    by: actorOf(row),
  })
