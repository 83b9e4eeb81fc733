import type { Reply, ReplyBlock } from '../../../reply.ts'
import { greatest } from './greatest.ts'

/** How much of each kind of text is drawn, in the unit of the platform's own costs. */
export interface Sizes {
  /** An excerpt's words. */
  readonly quote: number
  /** A title or a heading. */
  readonly title: number
  /** A paragraph of the bot's own words, a value, what a command does. */
  readonly words: number
  /** What else says so. */
  readonly corroboration: number
  /** A longer link is left out. */
  readonly link: number
}

/** A reply cut down to what is drawn of it. */
export interface Portion {
  readonly blocks: readonly ReplyBlock[]
  readonly sizes: Sizes
  /** How many excerpts, or sources of a list, there is no room for. */
  readonly leftOut: number
}

/** What an excerpt keeps as long as there is anything of the bot's own to give up. */
const COMFORT = 300
/** Less tells nothing, where each letter is escaped. */
const LEAST = 180

const SIZES = {
  whole: { title: 300, words: 4000, corroboration: 600, link: 500 },
  less: { title: 200, words: 600, corroboration: 250, link: 300 },
  least: { title: 100, words: 160, corroboration: 120, link: 200 },
} as const

/** How much is given up: what is kept at all, and how far it is cut. */
interface Stage {
  readonly kept: readonly ReplyBlock[]
  readonly sizes: Omit<Sizes, 'quote'>
  /** The least that an excerpt is cut to. */
  readonly least: number
}

/**
 * The most of a reply that fits. Long words of the bot's own are cut first, with excerpts down to a comfortable
 * length; then notes go, and all but the first of what else the bot says; then excerpts are cut down to a line or
 * two; and only then are whole excerpts, and sources of a list, left out, from the end. The first of what it says is
 * short by then, and stays: where no source answers for certain, it says so, and without it an excerpt would pass for
 * an answer.
 * @param draw pure
 * @param fits whether what was drawn is within every limit; what is not, where nothing is, comes back all the same
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

/** More than any message holds, and a step that nobody sees the difference of, in the unit of the sizes. */
const MOST = 4000
const STEP = 20

const isCited = (block: ReplyBlock): boolean => block.kind === 'excerpt' || block.kind === 'source'

const stagesOf = (blocks: readonly ReplyBlock[]): readonly Stage[] => {
  const said = blocks.filter((block) => block.kind !== 'note')
  const first = said.find((block) => block.kind === 'prose' || block.kind === 'heading')
  const brief = said.some(isCited) ? said.filter((block) => isCited(block) || block === first) : said
  return [
    { kept: blocks, sizes: SIZES.whole, least: COMFORT },
    { kept: blocks, sizes: SIZES.less, least: COMFORT },
    { kept: said, sizes: SIZES.least, least: COMFORT },
    { kept: brief, sizes: SIZES.least, least: LEAST },
  ]
}

/** As many of the blocks, from the beginning, as hold; whatever stands before the first excerpt, that goes last. */
const fewest = (blocks: readonly ReplyBlock[], holds: (stage: Stage) => boolean): Stage => {
  const excerpt = blocks.find((block) => block.kind === 'excerpt')
  const order = [...new Set(excerpt ? [excerpt, ...blocks] : blocks)]
  const first = (count: number): Stage => {
    const kept = new Set(order.slice(0, count))
    return { kept: blocks.filter((block) => kept.has(block)), sizes: SIZES.least, least: LEAST }
  }
  return first(greatest((count) => holds(first(count)), 0, order.length))
}
