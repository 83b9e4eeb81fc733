import { type Place, withoutUndefined } from '../../model.ts'
import type { ChannelRef } from '../port.ts'

interface PlaceColumns {
  readonly platform: string
  readonly workspace: string | null
  readonly channel: string | null
  readonly thread: string | null
  readonly user: string | null
}

type ChannelColumns = Pick<PlaceColumns, 'platform' | 'workspace'> & { readonly channel: string }

export const columnsOfPlace = (place: Place): PlaceColumns => ({
  platform: place.platform,
  workspace: place.workspace ?? null,
  channel: place.channel ?? null,
  thread: place.thread ?? null,
  user: place.user ?? null,
})

export const placeOf = (row: PlaceColumns): Place =>
  withoutUndefined({
    platform: row.platform,
    workspace: row.workspace ?? undefined,
    channel: row.channel ?? undefined,
    thread: row.thread ?? undefined,
    user: row.user ?? undefined,
  })

export const columnsOfChannel = (of: ChannelRef): ChannelColumns => ({
  platform: of.platform,
  workspace: of.workspace ?? null,
  channel: of.channel,
})

export const channelOf = (row: ChannelColumns): ChannelRef =>
  withoutUndefined({ platform: row.platform, workspace: row.workspace ?? undefined, channel: row.channel })
