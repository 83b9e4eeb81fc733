import { wordSet } from '../../language/fold.ts'
import { anyOf, draftOf, openClause, subjectOf, table } from './clause.ts'
import type { Pattern } from './draft.ts'
import { isFunctionWordOf } from './known.ts'
import { EN_ABOUT, EN_COUNT, EN_MONEY } from './measures.ts'
import { objectPhrase } from './phrase.ts'

/** Verbs that a count follows, by the form they stand in; their plain form and the helping verb. */
const HOLDS = table(`
  has:have/does have:have/do had:have/did employs:employ/does carries:carry/does contains:contain/does includes:include/does
  comprises:comprise/does operates:operate/does owns:own/does runs:run/does serves:serve/does houses:house/does hosts:host/does
  sells:sell/does produces:produce/does represents:represent/does won:win/did received:receive/did sold:sell/did carried:carry/did
  scored:score/did lost:lose/did built:build/did employed:employ/did served:serve/did recorded:record/did attracted:attract/did
  enrolled:enroll/did published:publish/did produced:produce/did opened:open/did wrote:write/did gained:gain/did bought:buy/did
`)
const SHARES = table(
  'takes:take/does holds:hold/does owns:own/does controls:control/does produces:produce/does won:win/did took:take/did received:receive/did',
)
const CHANGED = table(
  'fell:fall rose:rise grew:grow increased:increase decreased:decrease declined:decline dropped:drop shrank:shrink',
)
const PAID = table(
  'raised:raise invested:invest spent:spend paid:pay donated:donate earned:earn lost:lose borrowed:borrow received:receive',
)
const COSTS: ReadonlyMap<string, string> = new Map([
  ['cost', 'did'],
  ['costs', 'does'],
  ['will cost', 'will'],
  ['would cost', 'would'],
  ['could cost', 'could'],
])
/** Lengths of time, money and sizes, which "how many" asks for badly, and words that say nothing by themselves. */
const UNCOUNTED = wordSet(`
  years months weeks days hours minutes seconds percent times dollars euros pounds degrees points terms ways things reasons types kinds parts
  sides others us plus feet metres meters kilometers kilometres miles yards inches acres hectares tons tonnes series ones crowns pesos
`)
const ENDS_COUNTED =
  /^(?:in|on|at|to|for|with|and|from|across|per|during|after|since|by|when|while|as|over|worldwide|each|under|throughout|that|which|who)$/
/** What is counted most, as Spanish asks for it. */
const COUNTED = table(`
  votes:Cuántos_votos people:Cuántas_personas members:Cuántos_miembros employees:Cuántos_empleados students:Cuántos_estudiantes
  passengers:Cuántos_pasajeros inhabitants:Cuántos_habitantes residents:Cuántos_habitantes countries:Cuántos_países
  goals:Cuántos_goles seats:Cuántos_escaños books:Cuántos_libros
`)
const COUNTED_BY = table(`
  has:tiene had:tenía won:obtuvo received:recibió employs:emplea carries:lleva sold:vendió lost:perdió scored:marcó published:publicó
  wrote:escribió
`)

/** "7.1 million votes": up to three words of what is counted, where they end in a plural that no further noun follows. */
const countedNoun = (after: string): string | undefined => {
  const words = after.split(' ')
  const end = words.findIndex((word) => ENDS_COUNTED.test(word))
  const noun = words.slice(0, end < 0 ? words.length : end)
  const last = noun.at(-1) ?? ''
  if (noun.length === 0 || noun.length > 3 || UNCOUNTED.has(last)) return undefined
  if (!/^(?:\p{Ll}{2,}[^s]s|people|children|women|men)$/u.test(last)) return undefined
  const odd = noun.some((word) => !/^[\p{Ll}-]+$/u.test(word) || isFunctionWordOf(word, 'en'))
  return odd ? undefined : noun.join(' ')
}

const inSpanish = (counted: string, verb: string): string | undefined => {
  const [noun, by] = [COUNTED.get(counted), COUNTED_BY.get(verb)]
  return noun === undefined || by === undefined ? undefined : `${noun.replace('_', ' ')} ${by}`
}

const COUNTING = new RegExp(
  `^(.{3,60}?) (${anyOf(HOLDS)}) (?:${EN_ABOUT})?(${EN_COUNT}) (\\p{Ll}[^,.;:()]{2,60})`,
  'u',
)
/** "Kast won 7.1 million votes" */
const many: Pattern = (stated) => {
  const { rest } = openClause(stated, 'en')
  const [, before = '', verb = '', count = '', after = ''] = COUNTING.exec(rest) ?? []
  const subject = subjectOf(before, stated, 'en')
  const counted = countedNoun(after)
  if (subject === undefined || counted === undefined) return undefined
  const [plain, helping] = (HOLDS.get(verb) ?? '').split('/')
  const spanish = inSpanish(counted, verb)
  const asked = {
    en: `How many ${counted} ${helping} ${subject} ${plain}?`,
    ...(spanish !== undefined && { es: `¿${spanish} ${subject}?` }),
  }
  return draftOf('many', subject, 'en', asked, [`${count} ${counted}`], 0.8)
}

const PEOPLED = new RegExp(
  `^(.{3,60}?) (?:has|had) (?:an? (?:\\p{Ll}+ )?)?population of (?:${EN_ABOUT})?(\\d[\\d.,]*\\d)`,
  'u',
)
const peopled: Pattern = (stated) => {
  const [, before = '', count = ''] = PEOPLED.exec(openClause(stated, 'en').rest) ?? []
  const subject = subjectOf(before, stated, 'en')
  if (subject === undefined) return undefined
  return draftOf('many', subject, 'en', { en: `What is the population of ${subject}?` }, [count], 0.7)
}

const SHARE = new RegExp(
  `^(.{3,60}?) (${anyOf(SHARES)}) (?:${EN_ABOUT})?(\\d[\\d.,]*) ?(?:%|percent|per cent) of ([^,.;:()]{3,50}?)(?=[,.;]| and )`,
  'u',
)
/** "China takes 40% of Chile's exports" */
const share: Pattern = (stated) => {
  const [, before = '', verb = '', figure = '', after = ''] = SHARE.exec(openClause(stated, 'en').rest) ?? []
  const subject = subjectOf(before, stated, 'en')
  const object = objectPhrase(after, 'en') ?? (/^the \p{Ll}+$/u.test(after) ? after : undefined)
  if (subject === undefined || object === undefined) return undefined
  const [plain, helping] = (SHARES.get(verb) ?? '').split('/')
  const en = `What share of ${object} ${helping} ${subject} ${plain}?`
  return draftOf('share', subject, 'en', { en }, [figure], 0.6)
}

const CHANGE = new RegExp(
  `^(.{3,70}?) (${anyOf(CHANGED)}) by (?:${EN_ABOUT})?(\\d[\\d.,]*) ?(?:%|percent|per cent)`,
  'u',
)
const change: Pattern = (stated) => {
  const [, before = '', verb = '', figure = ''] = CHANGE.exec(openClause(stated, 'en').rest) ?? []
  const subject = subjectOf(before, stated, 'en')
  if (subject === undefined) return undefined
  return draftOf(
    'change',
    subject,
    'en',
    { en: `By how much did ${subject} ${CHANGED.get(verb)}?` },
    [figure],
    0.4,
  )
}

const PAYING = new RegExp(`^(.{3,60}?) (${anyOf(PAID)}) (?:${EN_ABOUT})?(${EN_MONEY})`, 'u')
const COSTING = new RegExp(`^(.{3,60}?) (${anyOf(COSTS)}) (?:${EN_ABOUT})?(${EN_MONEY})`, 'u')
/** "The new bridge over the Orne cost €12 million" */
const money: Pattern = (stated) => {
  const { rest } = openClause(stated, 'en')
  const [, before = '', verb = '', amount = ''] = PAYING.exec(rest) ?? COSTING.exec(rest) ?? []
  const subject = subjectOf(before, stated, 'en')
  if (subject === undefined) return undefined
  const paid = PAID.get(verb)
  const en =
    paid === undefined ? `How much ${COSTS.get(verb)} ${subject} cost?` : `How much did ${subject} ${paid}?`
  return draftOf('money', subject, 'en', { en }, [amount], 0.6)
}

const SIZE = new RegExp(
  `^(.{3,60}?) (is|was) (?:${EN_ABOUT})?(${EN_COUNT}) (?:metres|meters|feet|km|kilometres|kilometers|miles|m|ft) (tall|long|high|wide|deep)\\b`,
  'u',
)
const size: Pattern = (stated) => {
  const [, before = '', verb = '', figure = '', how = ''] = SIZE.exec(openClause(stated, 'en').rest) ?? []
  const subject = subjectOf(before, stated, 'en')
  if (subject === undefined) return undefined
  return draftOf('size', subject, 'en', { en: `How ${how} ${verb} ${subject}?` }, [figure], 0.8)
}

/** What English sentences tell in figures. */
export const ENGLISH_FIGURES: readonly Pattern[] = [many, share, change, money, size, peopled]
