import type { ChannelRef } from './port.ts'

/** One text for several names, another for any other names; a name that is absent differs from every name there is. */
export const keyOf = (...names: readonly (string | undefined)[]): string => JSON.stringify(names)

export const keyOfChannel = (of: ChannelRef): string => keyOf(of.platform, of.workspace, of.channel)
