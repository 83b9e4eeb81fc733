import type { Reply, ReplyBlock } from '../../../reply.ts'
import { greatest } from './cut.ts'

/** The most that is drawn of each kind of text, in the unit of the cut's cost. */
export interface Sizes {
  /** The text of an excerpt. */
  readonly quote: number
  /** A title or a heading. */
  readonly title: number
  /** A paragraph of the bot's own words, a value, the description of a command. */
  readonly words: number
  /** The line about other sources that say the same. */
  readonly corroboration: number
  /** An address; a longer one is left out. */
  readonly link: number
  /** The address of the publisher's own page, where the title opens the reader. */
  readonly original: number
}

/** The part of a reply that is drawn. */
export interface Portion {
  readonly blocks: readonly ReplyBlock[]
  readonly sizes: Sizes
  /** How many excerpts, or sources of a list, did not fit. */
  readonly leftOut: number
}

/** An excerpt is not cut below this length while the bot's own words can still be shortened. */
const COMFORT = 300
/** An excerpt is never cut below this length. With every letter escaped, less would say nothing. */
const LEAST = 180

const SIZES = {
  whole: { title: 300, words: 4000, corroboration: 600, link: 500, original: 500 },
  less: { title: 200, words: 600, corroboration: 250, link: 300, original: 0 },
  least: { title: 100, words: 160, corroboration: 120, link: 200, original: 0 },
} as const

/** One stage of shortening: which blocks are kept, and how far they are cut. */
interface Stage {
  readonly kept: readonly ReplyBlock[]
  readonly sizes: Omit<Sizes, 'quote'>
  /** The length that an excerpt is not cut below. */
  readonly least: number
}

/**
 * Draws as much of a reply as fits, giving up the least important first: links beside the titles go; long words of the bot's own are cut, and excerpts down to
 * COMFORT; then notes go, and all but the first of the bot's other words; then excerpts are cut to LEAST; and only then whole excerpts,
 * or sources of a list, are dropped from the end. The first of the bot's words stays, cut short: it says when no source answers for
 * certain, and without it an excerpt would pass for an answer.
 * @param draw pure
 * @param fits whether the result is within every limit; if nothing fits, the smallest comes back all the same
 */
export const fitReply = <Drawn>(
  { blocks }: Pick<Reply, 'blocks'>,
  draw: (portion: Portion) => Drawn,
  fits: (drawn: Drawn) => boolean,
): Drawn => {
  const cited = blocks.filter(isCited).length
  const attempt = ({ kept, sizes }: Stage, quote: number) =>
    draw({ blocks: kept, sizes: { ...sizes, quote }, leftOut: cited - kept.filter(isCited).length })
  const holds = (stage: Stage, quote = stage.least) => fits(attempt(stage, quote))

  const whole = attempt({ kept: blocks, sizes: SIZES.whole, least: MOST }, MOST)
  if (fits(whole)) return whole
  const stages = stagesOf(blocks)
  const stage = stages.find((stage) => holds(stage)) ?? fewest(stages.at(-1)?.kept ?? [], holds)
  const room = greatest((steps) => holds(stage, stage.least + steps * STEP), 0, (MOST - stage.least) / STEP)
  return attempt(stage, stage.least + room * STEP)
}

/** More than any message holds, and a step too small to notice, in the unit of the sizes. */
const MOST = 4000
const STEP = 20

const isCited = (block: ReplyBlock): boolean => block.kind === 'excerpt' || block.kind === 'source'

const stagesOf = (blocks: readonly ReplyBlock[]): readonly Stage[] => {
  const said = blocks.filter((block) => block.kind !== 'note')
  const first = said.find((block) => block.kind === 'prose' || block.kind === 'heading')
  const brief = said.some(isCited) ? said.filter((block) => isCited(block) || block === first) : said
  return [
    { kept: blocks, sizes: { ...SIZES.whole, original: 0 }, least: COMFORT },
    { kept: blocks, sizes: SIZES.less, least: COMFORT },
    { kept: said, sizes: SIZES.least, least: COMFORT },
    { kept: brief, sizes: SIZES.least, least: LEAST },
  ]
}

/** As many blocks as fit, from the beginning. The first excerpt is the last to go. */
const fewest = (blocks: readonly ReplyBlock[], holds: (stage: Stage) => boolean): Stage => {
  const excerpt = blocks.find((block) => block.kind === 'excerpt')
  const order = [...new Set(excerpt ? [excerpt, ...blocks] : blocks)]
  const first = (count: number): Stage => {
    const kept = new Set(order.slice(0, count))
    return { kept: blocks.filter((block) => kept.has(block)), sizes: SIZES.least, least: LEAST }
  }
  return first(greatest((count) => holds(first(count)), 0, order.length))
}
