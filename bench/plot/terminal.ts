/** Draws docs/terminal.svg: a session of the program in a terminal, from what the program prints. */
import { createApp } from '../../src/app.ts'
import { parseLine } from '../../src/commands/parse.ts'
import { readConfig } from '../../src/config.ts'
import { PROMPT, TERMINAL_PLACE } from '../../src/platforms/terminal/output.ts'
import { render } from '../../src/platforms/terminal/render.ts'
import { element } from './svg.ts'

/** An answer, a follow-up and a refusal over the sources that ship. */
export const SESSION: readonly string[] = [
  'When did Kast reach Buenos Aires?',
  'And who did he meet in Quito?',
  'Who is the mayor of Valparaiso?',
]

/** The width of the terminal, in columns. */
const COLUMNS = 76
/** The size of a character cell and the margins, in the drawing's units. */
const CELL = { width: 9, height: 22 }
const MARGIN = { side: 24, top: 58, bottom: 18 }

/** What a terminal shows for these questions, with its escape sequences, one line an entry. */
export const terminalSession = async (questions: readonly string[]): Promise<readonly string[]> => {
  const config = readConfig({ DATABASE: ':memory:', BOT_LANGUAGE: 'en' })
  const fail = (error: unknown): string => {
    throw error
  }
  const app = await createApp(config, fail, { keeping: false })
  try {
    const place = { ...TERMINAL_PLACE, thread: 'picture' }
    const lines: string[] = []
    for (const question of questions) {
      const reply = await app.desk.handle(parseLine(question), { place })
      lines.push(`${PROMPT}${question}`, ...render(reply, { width: COLUMNS, styled: true }).split('\n'), '')
    }
    return lines.slice(0, -1)
  } finally {
    await app.close()
  }
}

/** How the codes of the escape sequences that `render` writes are drawn. All others end them. */
const STYLES: Readonly<Record<string, string>> = { '1;4': 'answer', '1': 'strong', '2': 'faint' }

/** The drawn runs of one line, each of one weight, from its first column. */
const runsOf = (line: string, y: number): readonly string[] => {
  const runs: string[] = []
  let column = 0
  let style = line.startsWith(PROMPT) ? 'asked' : ''
  for (const [at, part] of line.split('\u001b[').entries()) {
    const [, code, piece = part] = (at > 0 && /^([\d;]+)m(.*)$/.exec(part)) || []
    if (code !== undefined) style = STYLES[code] ?? ''
    // Drawings join spaces that follow each other, so that each stretch between them is drawn at its own column.
    for (const { 0: text, index } of piece.matchAll(/\S+(?: \S+)*/g)) {
      const place = {
        x: MARGIN.side + (column + index) * CELL.width,
        y,
        textLength: text.length * CELL.width,
      }
      runs.push(element('text', { class: style === '' ? undefined : style, ...place }, { text }))
    }
    column += piece.length
  }
  return runs
}

const STYLE = [
  'text{fill:#c9d1d9;font:15px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}',
  '.asked{fill:#7ee787;font-weight:bold}',
  '.answer{fill:#fff;font-weight:bold;text-decoration:underline}',
  '.strong{fill:#fff;font-weight:bold}',
  '.faint{fill:#8b949e}',
].join('')

/** The session as a dark window. Its text can be read by those who can't see it. */
export const terminalPicture = (lines: readonly string[]): string => {
  const width = COLUMNS * CELL.width + 2 * MARGIN.side
  const height = MARGIN.top + lines.length * CELL.height + MARGIN.bottom
  const lights = ['#ff5f57', '#febc2e', '#28c840'].map((fill, at) =>
    element('circle', { cx: 24 + 20 * at, cy: 22, r: 6, fill }),
  )
  return `${element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' },
    element('title', {}, { text: 'Three questions to Footnote in a terminal, and its replies' }),
    `<style>${STYLE}</style>`,
    element('rect', { width, height, rx: 10, fill: '#0d1117' }),
    ...lights,
    ...lines.flatMap((line, at) => {
      const runs = runsOf(line, MARGIN.top + at * CELL.height + 12)
      return runs.length === 0 ? [] : `\n${runs.join('')}`
    }),
    '\n',
  )}\n`
}
