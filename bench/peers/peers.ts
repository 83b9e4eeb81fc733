import { flexSearch } from './flexsearch.ts'
import { footnote, footnoteCandidates } from './footnote.ts'
import { lunrOverTerms } from './lunr.ts'
import { miniSearchAsItComes, miniSearchTuned } from './minisearch.ts'
import { orama } from './orama.ts'
import type { Peer } from './peer.ts'
import { sqlite } from './sqlite.ts'

/** Everything that is compared, in the order of the tables. */
export const PEERS: readonly Peer[] = [
  footnote,
  footnoteCandidates,
  miniSearchTuned,
  miniSearchAsItComes,
  sqlite,
  orama,
  flexSearch,
  lunrOverTerms,
]

/** @throws if there is no peer of that name */
export const peerNamed = (name: string): Peer => {
  const found = PEERS.find((peer) => peer.name === name)
  if (found === undefined)
    throw new Error(`There is no "${name}": it is one of ${PEERS.map((peer) => peer.name).join(', ')}.`)
  return found
}
