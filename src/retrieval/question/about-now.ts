import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'
import type { Language } from '../../model.ts'

/** The stretch of time that a question about now speaks of; `lately` names none ("latest", "now"). */
export type Period =
  | 'today'
  | 'yesterday'
  | 'week'
  | 'last week'
  | 'month'
  | 'last month'
  | 'year'
  | 'last year'
  | 'lately'

/** What of a question asks about now. */
export interface AboutNow {
  readonly period: Period
  /** Positions of the tokens that say so: they need not stand in an answer. */
  readonly at: ReadonlySet<number>
}

/** Where a run of words begins that asks about now, and how many they are. */
interface Told {
  readonly stretch: Period
  readonly from: number
  readonly length: number
}

/** Where several are named, the shortest counts: "the latest figures this week". */
const SHORTEST_FIRST: readonly Period[] = [
  'yesterday',
  'today',
  'last week',
  'week',
  'last month',
  'month',
  'last year',
  'year',
  'lately',
]

/** Runs of words that are about now wherever they stand, unless the next word is one of `unless`, or the one before one of `unlessAfter`. */
interface Run {
  readonly stretch: Period
  readonly words: readonly ReadonlySet<string>[]
  readonly unless?: ReadonlySet<string>
  readonly unlessAfter?: ReadonlySet<string>
  /** The next word must be a telling one: "the current price", not "the current of the river". */
  readonly beforeNoun?: true
}

const run = (
  stretch: Period,
  words: string,
  more: Pick<Run, 'unless' | 'unlessAfter' | 'beforeNoun'> = {},
): Run => ({ stretch, words: words.split(' ').map((each) => new Set(each.split('|'))), ...more })

/** "The last week of the war", "his last year": of something else than the calendar. */
const OF = { unless: wordSet('of before'), unlessAfter: wordSet('the his her their its whose that my our') }
/** What something is or was only called: "now known as", "what today is". */
const CALLED = wordSet('known called named part is home site')
const ELECTRIC = wordSet(
  'account density affair affairs transformer flow flows flowing source sources asset assets liabilities voltage meter carries runs passes goes moves',
)
const A_FEW = 'two|three|four|five|six|few|couple|2|3|4|5|6|7|10|seven|ten'

const ENGLISH: readonly Run[] = [
  run('today', 'today|tonight', { unless: CALLED }),
  run('today', 'this morning|afternoon|evening'),
  run('yesterday', 'yesterday'),
  run('yesterday', 'last night', OF),
  run('week', 'this past week'),
  run('week', 'this week|weekend'),
  run('week', 'in|over|during|within|for|of the last|past week', { unless: wordSet('of before') }),
  run('week', `last|past ${A_FEW}|24|48 days|hours`, { unless: wordSet('of before') }),
  run('last week', 'last week|weekend', OF),
  run('month', 'this month'),
  run('month', 'in|over|during|within|for|of the last|past month', { unless: wordSet('of before') }),
  run('month', `last|past ${A_FEW} weeks`, { unless: wordSet('of before') }),
  run('last month', 'last month', OF),
  run('year', 'this year|season|quarter|summer|spring|autumn|fall|winter'),
  run('year', 'so far this year|season|month|quarter'),
  run('year', 'in|over|during|within|for|of the last|past year', { unless: wordSet('of before') }),
  run('year', `last|past ${A_FEW} months`, { unless: wordSet('of before') }),
  run('last year', 'last year', OF),
  run('lately', 'latest|newest', { unlessAfter: wordSet('at'), beforeNoun: true }),
  run('lately', 'the latest on|about|from|in|with'),
  run('lately', 'recent', { beforeNoun: true }),
  run('lately', 'recently|lately|currently|presently|nowadays'),
  run('lately', 'right now'),
  run('lately', 'these days'),
  run('lately', 'at the moment', { unless: wordSet('of when that') }),
  run('lately', 'at present'),
  run('lately', 'the|its|his|her|their|our|your current', { beforeNoun: true, unless: ELECTRIC }),
]

const LLAMADO = wordSet(
  'conocido conocida conocidos conocidas llamado llamada denominado denominada es son se',
)
const NEWS =
  'noticia|noticias|informe|informes|dato|datos|cifra|cifras|encuesta|encuestas|sondeo|balance|boletin|resultado|resultados|version|novedad|novedades|comunicado|recuento|actualizacion|hora'
const DE = { unless: wordSet('de del antes') }

const SPANISH: readonly Run[] = [
  run('today', 'hoy', { unless: LLAMADO, unlessAfter: wordSet('que') }),
  run('today', 'esta manana|tarde|noche'),
  run('yesterday', 'ayer|anoche|anteayer'),
  run('week', 'esta semana'),
  run('week', 'este fin de semana'),
  run('week', 'ultima semana', DE),
  run('week', 'ultimos|ultimas dias|horas', DE),
  run('last week', 'semana pasada'),
  run('last week', 'fin de semana pasado'),
  run('month', 'este mes'),
  run('month', 'ultimo mes', DE),
  run('month', 'ultimas semanas', DE),
  run('last month', 'mes pasado'),
  run('year', 'este ano|trimestre|verano|otono|invierno'),
  run('year', 'esta temporada|primavera'),
  run('year', 'va de ano'),
  run('year', 'ultimo ano', DE),
  run('year', 'ultimos meses', DE),
  run('last year', 'ano pasado'),
  run('lately', `ultimo|ultima|ultimos|ultimas ${NEWS}`),
  run('lately', `${NEWS} mas reciente|recientes`),
  run('lately', 'reciente|recientes|recientemente|ultimamente|actualmente'),
  run('lately', 'ahora', {
    unless: wordSet('conocido conocida llamado llamada es son se bien'),
    unlessAfter: wordSet('que'),
  }),
  run('lately', 'en la actualidad'),
  run('lately', 'el|la|los|las|su|sus actual|actuales', { beforeNoun: true }),
]
/** A Spanish adjective stands after its noun: "el precio actual". */
const ACTUAL = wordSet('actual actuales')

const RUNS: Readonly<Partial<Record<Language, readonly Run[]>>> = { en: ENGLISH, es: SPANISH }

const standsAt = (tokens: readonly Token[], from: number, { words, ...unless }: Run): boolean => {
  // A word with a capital that does not begin the question is a name: "USA Today", "the Humboldt Current".
  const all = words.every((options, i) => {
    const token = tokens[from + i]
    return token !== undefined && options.has(token.word) && !(token.capital && from + i > 0)
  })
  if (!all) return false
  const next = tokens[from + words.length]
  return (
    !(next && unless.unless?.has(next.word)) &&
    !unless.unlessAfter?.has(tokens[from - 1]?.word ?? '') &&
    (unless.beforeNoun === undefined || (next !== undefined && next.term !== ''))
  )
}

/** "How much is it now?", "who is now president?"; but not "what is now Slovakia", "now known as". */
const englishNow = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1]
  if (tokens[at]?.word !== 'now' || tokens[at]?.capital) return false
  if (next === undefined) return true
  const asked = /^(?:who|many|much)$/.test(tokens[0]?.word ?? '') || tokens[0]?.word === 'how'
  return asked && !next.capital && next.term !== '' && !CALLED.has(next.word)
}

const spanishActual = (tokens: readonly Token[], at: number): boolean =>
  ACTUAL.has(tokens[at]?.word ?? '') && at > 0 && tokens[at - 1]?.term !== '' && !tokens[at]?.capital

/**
 * Reads from a question whether it asks about now ("this week", "latest", "ayer"). It goes by runs of words that mean nothing
 * else: what is now only called something, the last week of something and the current of a river are not about now.
 *
 * @returns undefined where it does not, and in languages other than English and Spanish
 */
export const aboutNow = (tokens: readonly Token[], language: Language): AboutNow | undefined => {
  const told: Told[] = []
  tokens.forEach((_, from) => {
    for (const each of RUNS[language] ?? [])
      if (standsAt(tokens, from, each)) told.push({ stretch: each.stretch, from, length: each.words.length })
    if (language === 'en' ? englishNow(tokens, from) : language === 'es' && spanishActual(tokens, from))
      told.push({ stretch: 'lately', from, length: 1 })
  })
  const stretch = SHORTEST_FIRST.find((each) => told.some((one) => one.stretch === each))
  if (stretch === undefined) return undefined
  const at = told.flatMap(({ from, length }) => Array.from({ length }, (_, i) => from + i))
  return { period: stretch, at: new Set(at) }
}
