import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { argumentsOf, fencesOf, shownIn } from './documents.ts'
import { NO_SETTINGS, NODE_FLAGS } from './no-settings.ts'

const ROOT = resolve(import.meta.dirname, '..')

/** Runs the program over the sources that ship, as a newcomer would. */
const run = (args: readonly string[], input: string): Promise<string> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [...NODE_FLAGS, join(ROOT, 'bin/footnote.js'), ...args], {
      env: NO_SETTINGS,
      cwd: ROOT,
    })
    let out = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        out += text
      })
    child.on('error', fail)
    child.on('close', () => done(out.trimEnd()))
    child.stdin.end(input)
  })

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
