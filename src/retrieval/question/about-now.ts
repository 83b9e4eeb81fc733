import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'
import type { Language } from '../../model.ts'

/** The time that a question about now asks about; `lately` where it names none ("latest", "now"). */
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

/** How a question asks about now. */
export interface AboutNow {
  readonly period: Period
  /** Positions of the tokens that say so. An answer need not contain them. */
  readonly at: ReadonlySet<number>
}

/** A run of tokens that asks about now. */
interface Match {
  readonly period: Period
  readonly from: number
  readonly length: number
}

/** A question may name several ("the latest figures this week"): the first of these counts. */
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

/** Words in a row that mean now. */
interface Pattern {
  readonly period: Period
  /** The words that may stand at each place, folded. */
  readonly words: readonly ReadonlySet<string>[]
  /** It does not match before one of these words. */
  readonly unless?: ReadonlySet<string>
  /** It does not match after one of these words. */
  readonly unlessAfter?: ReadonlySet<string>
  /** It only matches before a content word: "the current price", not "the current of the river". */
  readonly beforeNoun?: true
}

/** @param words separated by spaces; alternatives for one place by `|` */
const run = (
  period: Period,
  words: string,
  more: Pick<Pattern, 'unless' | 'unlessAfter' | 'beforeNoun'> = {},
): Pattern => ({ period, words: words.split(' ').map((each) => new Set(each.split('|'))), ...more })

/** "The last week of the war" and "his last year" don't count from today. */
const OF = { unless: wordSet('of before'), unlessAfter: wordSet('the his her their its whose that my our') }
/** "Now known as" and "what today is" only say what something is called. */
const CALLED = wordSet('known called named part is home site')
/** Nouns and verbs after a "current" that is electric, or flows. */
const ELECTRIC = wordSet(
  'account density affair affairs transformer flow flows flowing source sources asset assets liabilities voltage meter carries runs passes goes moves',
)
const A_FEW = 'two|three|four|five|six|few|couple|2|3|4|5|6|7|10|seven|ten'

const ENGLISH: readonly Pattern[] = [
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

const SPANISH: readonly Pattern[] = [
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
/** A Spanish adjective follows its noun: "el precio actual". */
const ACTUAL = wordSet('actual actuales')

const PATTERNS: Readonly<Partial<Record<Language, readonly Pattern[]>>> = { en: ENGLISH, es: SPANISH }

const matchesAt = (tokens: readonly Token[], from: number, { words, ...only }: Pattern): boolean => {
  // A capital inside a question makes it a name: "USA Today", "the Humboldt Current".
  const all = words.every((options, i) => {
    const token = tokens[from + i]
    return token !== undefined && options.has(token.word) && !(token.capital && from + i > 0)
  })
  if (!all) return false
  const next = tokens[from + words.length]
  return (
    !(next && only.unless?.has(next.word)) &&
    !only.unlessAfter?.has(tokens[from - 1]?.word ?? '') &&
    (only.beforeNoun === undefined || (next !== undefined && next.term !== ''))
  )
}

/** "How much is it now?" and "who is now president?", but not "what is now Slovakia" or "now known as". */
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
 * Tells whether a question asks about now ("this week", "latest", "ayer"). It goes by words in a row that can mean nothing else: what
 * something is now called, the last week of something and the current of a river are not about now.
 *
 * @returns undefined if it does not, or in a language other than English and Spanish
 */
export const aboutNow = (tokens: readonly Token[], language: Language): AboutNow | undefined => {
  const matches: Match[] = []
  tokens.forEach((_, from) => {
    for (const each of PATTERNS[language] ?? [])
      if (matchesAt(tokens, from, each))
        matches.push({ period: each.period, from, length: each.words.length })
    if (language === 'en' ? englishNow(tokens, from) : language === 'es' && spanishActual(tokens, from))
      matches.push({ period: 'lately', from, length: 1 })
  })
  const period = SHORTEST_FIRST.find((each) => matches.some((match) => match.period === each))
  if (period === undefined) return undefined
  const at = matches.flatMap(({ from, length }) => Array.from({ length }, (_, i) => from + i))
  return { period, at: new Set(at) }
}
