import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Desk } from '../../src/commands/desk.ts'
import type { Place } from '../../src/model.ts'

/** A line that somebody writes in a channel. */
export interface Line {
  readonly text: string
  readonly language: string
  /** The question whose answer it is below; undefined in a channel where every question is answered. */
  readonly below: string | undefined
  readonly by: string
  /** Whether it is meant for the bot. */
  readonly meant: boolean
  /** Every second line was put aside while the rules were made. */
  readonly heldOut: boolean
}

/** The lines of `lines.txt`. @throws Error for a line that it cannot read */
export const readChatter = (): readonly Line[] => {
  const lines: Line[] = []
  let [language, below]: [string, string | undefined] = ['', undefined]
  for (const raw of readFileSync(join(import.meta.dirname, 'lines.txt'), 'utf8').split('\n')) {
    const opened = /^## (?:thread (\w+): (.+)|channel (\w+))$/.exec(raw)
    if (opened) [language, below] = [opened[1] ?? opened[3] ?? '', opened[2]]
    else if (/^[-+]/.test(raw)) {
      const [, sign, by = '', text = ''] = /^([-+]) (\w) (.+)$/.exec(raw) ?? []
      if (text === '') throw new Error(`not a line of chatter: ${raw}`)
      lines.push({ text, language, below, by, meant: sign === '+', heldOut: lines.length % 2 === 1 })
    } else if (raw !== '' && !raw.startsWith('#')) throw new Error(`not a line of chatter: ${raw}`)
  }
  return lines
}

/** What the bot did with a line. */
export interface Judged extends Line {
  readonly spoken: boolean
}

/** Lets a desk hear each line right below its answer, or in a channel of its own where it answers every question. */
export const judgeChatter = async (desk: Desk, lines: readonly Line[]): Promise<readonly Judged[]> => {
  const judged: Judged[] = []
  for (const [index, line] of lines.entries()) {
    const channel = { platform: 'bench', workspace: 'W', channel: `C${index}` }
    const place: Place = { ...channel, thread: `T${index}`, user: line.by }
    if (line.below === undefined) await desk.handle({ kind: 'listen', rule: 'all' }, { place })
    else await desk.handle({ kind: 'ask', question: line.below }, { place: { ...place, user: 'a' } })
    const spoken = await desk.shouldAnswer({
      place,
      text: line.text,
      addressed: false,
      mentionsOthers: line.text.startsWith('@'),
    })
    judged.push({ ...line, spoken })
  }
  return judged
}

/** Of the lines that were not meant for the bot, the share that it answered; of those that were, the share that it caught. */
export const figuresOf = (judged: readonly Judged[]) => {
  const share = (meant: boolean) => {
    const of = judged.filter((line) => line.meant === meant)
    return of.filter(({ spoken }) => spoken).length / Math.max(1, of.length)
  }
  return { lines: judged.length, spoken: share(false), caught: share(true) }
}
