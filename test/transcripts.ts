import { argumentsOf, fencesOf, shownIn } from './documents.ts'
import { runHere, startCli } from './run-cli.ts'

/** Runs the program over the sources that ship, as a newcomer would. */
const run = async (args: readonly string[], input: string): Promise<string> => {
  const { out, err } = await (args[0] === 'serve' ? startCli : runHere)(args, input, {})
  return `${out}${err}`.trimEnd()
}

/** Times differ from run to run. Only the order of scores matters, and confidences are compared in per cent. */
const steady = (text: string): string =>
  text
    .replace(/\d[\d,]* ms\b/g, '0 ms')
    .replace(/"ms":[\d.]+/g, '"ms":0')
    .replace(/"score":-?[\d.]+/g, '"score":0')
    .replace(/("confidence":\d\.\d\d)\d*/g, '$1')

/** A document with what its commands print now; a part that only differs in its times stays. */
export const withOutput = async (text: string): Promise<string> => {
  let written = text
  for (const { language, lines } of fencesOf(text)) {
    if (language !== 'console') continue
    const starts = lines.flatMap((line, index) => (line.startsWith('$ ') ? [index] : []))
    const now: string[] = []
    for (const [index, start] of starts.entries()) {
      const line = lines[start] ?? ''
      const [shown] = shownIn(line.slice(2))
      const args = shown && argumentsOf(shown.words)
      if (!shown || !args) throw new Error(`${line} is no command of the program`)
      const said = lines
        .slice(start + 1, starts[index + 1])
        .join('\n')
        .trimEnd()
      const says = await run(args, shown.input)
      now.push(line, steady(said) === steady(says) ? said : says, '')
    }
    const body = now.join('\n').trimEnd()
    written = written.replace(
      `\`\`\`console\n${lines.join('\n')}\n\`\`\``,
      () => `\`\`\`console\n${body}\n\`\`\``,
    )
  }
  return written
}
