import type { CommandEntry } from '../../commands/entry.ts'
import type { Suggestion } from '../../commands/sources/suggest.ts'
import { displayText } from '../../display.ts'

/** The most titles that are listed at once. */
const SHOWN_TITLES = 12

/**
 * What Tab makes of a typed line: the commands that begin with it; behind a command, the titles of sources or the choices that it takes.
 * A question is not completed.
 * @param suggest see `Desk.suggest`
 * @returns whole lines
 */
export const completeLine =
  (commands: readonly CommandEntry[], suggest: (words: string, limit: number) => readonly Suggestion[]) =>
  (typed: string): readonly string[] => {
    const line = typed.toLowerCase()
    const named = commands.filter(({ name }) => `/${name}`.startsWith(line)).map(nameWithSpace)
    if (named.length > 0) return named
    const command = commands.find(({ name }) => line.startsWith(`/${name} `))
    const [first] = command?.arguments ?? []
    if (!command || !first) return []
    const before = `/${command.name} `
    const words = typed.slice(before.length).trimStart()
    const options =
      first.completes === 'sources'
        ? suggest(words, SHOWN_TITLES).map(({ title }) => displayText(title))
        : (first.choices ?? []).filter((choice) => choice.startsWith(words.toLowerCase()))
    return options.map((option) => `${before}${option}`)
  }

/** A command that needs more words has a space behind it, so that they can follow. */
const nameWithSpace = ({ name, arguments: [first] }: CommandEntry): string =>
  first?.required ? `/${name} ` : `/${name}`
