import type { Place, Source, Span } from '../../model.ts'
import { excerptsIn, type Reply, type ReplyBlock } from '../../reply.ts'
import { isOperator, type ShelfRules, shelvesReadBy } from '../access/readable.ts'
import type { Context } from '../context.ts'
import type { References } from '../sources/references.ts'
import { placesOf, type Reader, type ReadingRight, sourcePath } from './source-path.ts'

/** In characters: Discord takes 512 in a button. */
export const LONGEST_ADDRESS = 500

const DAY = 86_400_000
/** How long a signed link can be opened, in days. Who presses it later asks again in the chat. */
const SIGNED_DAYS = 14

/** When a link that is signed now expires. The links of one day are the same, so that a message that is drawn again stays as it was. */
export const expiryOf = (now: number): number => now - (now % DAY) + (SIGNED_DAYS + 1) * DAY

type Here = Pick<Context, 'reader' | 'place' | 'now' | 'sourceById' | 'shelves'> & {
  readonly references: References
  /** When signed links to sources expire; as long as all do, if absent. */
  readonly until?: number
}

/** Gives what a reply cites its address in the reader, if there is one. */
export const withReaderLinks = (reply: Reply, here: Here): Reply => {
  const { reader, place } = here
  // Whoever runs the bot reads more at their machine than anybody in a browser.
  if (reader === undefined || isOperator(place)) return reply
  const blocks = reply.blocks.map((block) => {
    const read = addressOf(block, reply.blocks, reader, here)
    return read === undefined ? block : { ...block, read }
  })
  return { ...reply, blocks }
}

const addressOf = (
  block: ReplyBlock,
  all: readonly ReplyBlock[],
  reader: Reader,
  here: Here,
): string | undefined => {
  switch (block.kind) {
    case 'excerpt': {
      const source = here.sourceById.get(block.excerpt.citation.source)
      const reference = source && referenceIn(block, source, here)
      if (source === undefined || reference === undefined) return undefined
      const { lit, also } = placesOf(block, all)
      return shortest(source, reference, lit, also, reader, here)
    }
    case 'source': {
      const source = here.sourceById.get(block.citation.source)
      return source && shortest(source, here.references.textIdOf(source), undefined, [], reader, here)
    }
    default:
      return undefined
  }
}

/** The text that an excerpt is of; undefined for an earlier one, which is shown without a button. */
const referenceIn = (
  block: ReplyBlock & { readonly kind: 'excerpt' },
  source: Source,
  { references }: Here,
): string | undefined => {
  const command = block.context?.command
  if (command?.kind === 'context') return command.source
  const isPresent = excerptsIn(block).every(({ start, end, text }) => source.text.slice(start, end) === text)
  return isPresent ? references.textIdOf(source) : undefined
}

/** An address with as many of the further places as fit. */
const shortest = (
  source: Source,
  reference: string,
  lit: Span | undefined,
  also: readonly Span[],
  reader: Reader,
  here: Here,
): string | undefined => {
  const key = keyFor(source, reader, here)
  for (let count = also.length; count >= 0; count -= 1) {
    const path = sourcePath(reference, {
      ...(lit && { lit }),
      also: also.slice(0, count),
      ...(key !== undefined && { key }),
    })
    const address = `${reader.url}${path}`
    if (address.length <= LONGEST_ADDRESS) return address
  }
  return undefined
}

/** What lets somebody read a source that their channel reads, and they do not by themselves; undefined where they do. */
const keyFor = (
  source: Source,
  { sign }: Reader,
  { place, shelves, references, now, until = expiryOf(now()) }: Here,
): string | undefined => {
  const shelf = shelves.of.get(source.id)
  if (shelf === undefined || readsAlone(place, shelf, shelves.rules)) return undefined
  return sign({ source: references.idOf(source), place: channelOfPlace(place), until })
}

/** Whether a person reads a shelf in a browser, where they are in no channel. */
const readsAlone = ({ channel: _, ...place }: Place, shelf: string, rules: ShelfRules): boolean =>
  shelvesReadBy({ ...place, user: place.user ?? 'somebody' }, rules)?.has(shelf) === true

/** The place of everybody in a channel. */
const channelOfPlace = ({ platform, workspace, channel }: Place): ReadingRight['place'] => ({
  platform,
  ...(workspace !== undefined && { workspace }),
  ...(channel !== undefined && { channel }),
})
