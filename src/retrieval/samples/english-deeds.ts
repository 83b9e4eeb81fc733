import { anyOf, draftOf, openClause, subjectOf, table } from './clause.ts'
import type { Pattern } from './draft.ts'
import { EN_DATE } from './measures.ts'
import { NAME, PERSON } from './names.ts'
import { personName } from './people.ts'
import { objectPhrase } from './phrase.ts'

/** Verbs of deeds that have a day, by their past; their plain form is asked with. */
const DEEDS = table(`
  signed:sign opened:open launched:launch founded:found established:establish started:start began:begin introduced:introduce
  won:win joined:join adopted:adopt published:publish built:build created:create completed:complete announced:announce
  invaded:invade conquered:conquer captured:capture acquired:acquire bought:buy approved:approve ratified:ratify banned:ban abolished:abolish
  hosted:host invented:invent discovered:discover left:leave married:marry elected:elect became:become entered:enter released:release
  visited:visit declared:declare purchased:purchase formed:form closed:close
  demonstrated:demonstrate patented:patent proposed:propose defeated:defeat unveiled:unveil
`)
const HAPPENED = table(
  'died:die opened:open closed:close began:begin ended:end collapsed:collapse sank:sink erupted:erupt',
)
/** Passives with a day, and how Spanish says the same of a name; nothing where it would need the name's gender. */
const DONE = table(`
  founded:se_fundó established:se_fundó created:se_creó built:se_construyó constructed:se_construyó opened:se_inauguró
  launched:se_lanzó published:se_publicó signed:se_firmó born:nació elected: released: completed: introduced: adopted: formed:
  discovered: invented: destroyed: abolished: ratified: approved: inaugurated: rebuilt: incorporated: closed: crowned: appointed:
`)
const MAKERS = table(`
  founded:founded/fundó established:established/fundó written:wrote/escribió designed:designed/diseñó built:built/construyó
  invented:invented/inventó discovered:discovered/descubrió directed:directed/dirigió composed:composed/compuso
  painted:painted/pintó created:created/creó developed:developed/desarrolló
`)
/** What was said or wished for, by the verb that tells it; the question but for who. */
const WISHES = table(`
  promised:did_*_promise proposed:did_*_propose announced:did_*_announce demanded:did_*_demand recommended:did_*_recommend
  predicted:did_*_predict rejected:did_*_reject warned:did_*_warn_of requested:did_*_request wants:does_*_want
  proposes:does_*_propose demands:does_*_demand recommends:does_*_recommend rejects:does_*_reject expects:does_*_expect
`)
const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)/

const DEED = new RegExp(
  `^(.{3,60}?) (${anyOf(DEEDS)}) ([^,;:()“”"]{3,70}?)(?: (?:in|on) (${EN_DATE})|[,.;]|$)`,
  'u',
)
/** "Chile signed a treaty with China in 2005", "In 2021 the city of Antofagasta started a program" */
const deed: Pattern = (stated) => {
  const { rest, date } = openClause(stated, 'en')
  const [, before = '', verb = '', after = '', then] = DEED.exec(rest) ?? []
  const when = then ?? date
  const subject = subjectOf(before, stated, 'en')
  const object = objectPhrase(after, 'en')
  if (when === undefined || subject === undefined || object === undefined) return undefined
  // "became available"
  if (verb === 'became' && !/^(?:an?|the) /.test(object)) return undefined
  const en = `When did ${subject} ${DEEDS.get(verb)} ${object}?`
  return draftOf('when', subject, 'en', { en }, [when], 0.6)
}

const HAPPENING = new RegExp(
  `^(.{3,60}?) (${anyOf(HAPPENED)})(?: (?:in|at|near) [^,;()]{2,40}?)? (?:in|on) (${EN_DATE})`,
  'u',
)
const happened: Pattern = (stated) => {
  const [, before = '', verb = '', date = ''] = HAPPENING.exec(openClause(stated, 'en').rest) ?? []
  const subject = subjectOf(before, stated, 'en')
  if (subject === undefined) return undefined
  const asked = {
    en: `When did ${subject} ${HAPPENED.get(verb)}?`,
    ...(verb === 'died' && { es: `¿Cuándo murió ${subject}?` }),
  }
  return draftOf('when', subject, 'en', asked, [date], 0.4)
}

const PASSIVE = new RegExp(
  `^(.{3,60}?) (was|were) (?:first |originally |officially )?(${anyOf(DONE)})(?: (?:in|at|by|near|on) [^,;()]{2,40}?)?,? (?:in|on) (${EN_DATE})`,
  'u',
)
const done: Pattern = (stated) => {
  const [, before = '', was = '', verb = '', date = ''] = PASSIVE.exec(openClause(stated, 'en').rest) ?? []
  const subject = subjectOf(before, stated, 'en')
  if (subject === undefined) return undefined
  const spanish = (DONE.get(verb) ?? '').replace('_', ' ')
  const asked = {
    en: `When ${was} ${subject} ${verb}?`,
    ...(spanish !== '' && { es: `¿Cuándo ${spanish} ${subject}?` }),
  }
  return draftOf('when', subject, 'en', asked, [date], 0.6)
}

const MADE = new RegExp(
  `^(.{3,60}?) was (${anyOf(MAKERS)}) (?:in [^,;()]{2,30} )?by (?:the \\p{Ll}+ (?:and \\p{Ll}+ )?)?(${PERSON})`,
  'u',
)
const maker: Pattern = (stated) => {
  const [, before = '', verb = '', by = ''] = MADE.exec(openClause(stated, 'en').rest) ?? []
  const subject = subjectOf(before, stated, 'en')
  const person = personName(by, stated)
  if (subject === undefined || person === undefined) return undefined
  const [past, spanish] = (MAKERS.get(verb) ?? '').split('/')
  const asked = { en: `Who ${past} ${subject}?`, es: `¿Quién ${spanish} ${subject}?` }
  return draftOf('maker', subject, 'en', asked, [person], 0.7)
}

const LEADING = new RegExp(
  `(${PERSON}), who (leads|runs|heads|founded|owns|chairs|directs|manages) ([^,.;]{4,50})[,.;]`,
  'u',
)
/** "Marit Aune, who leads the survey of the institute" */
const leader: Pattern = (stated) => {
  const [, written = '', verb = '', after = ''] = LEADING.exec(stated.bare) ?? []
  const person = personName(written, stated)
  const object = objectPhrase(after, 'en')
  if (person === undefined || object === undefined || !/\p{Lu}/u.test(object)) return undefined
  return draftOf('maker', object, 'en', { en: `Who ${verb} ${object}?` }, [person], 0.5)
}

const WISHED = new RegExp(`^(.{3,60}?) (${anyOf(WISHES)}) .{15,}`, 'u')
/** "Ilse Brandt promised to extend the pier" */
const wish: Pattern = (stated) => {
  const { rest } = openClause(stated, 'en')
  const [, before = '', verb = ''] = WISHED.exec(rest) ?? []
  const subject = subjectOf(before, stated, 'en')
  if (subject === undefined) return undefined
  const asked = (WISHES.get(verb) ?? '').replaceAll('_', ' ').replace('*', () => subject)
  return draftOf('wish', subject, 'en', { en: `What ${asked}?` }, [verb], 0)
}

const SEATED = new RegExp(
  `^(.{3,60}?) (is|are|was|were) (based|located|headquartered|situated|born) (?:on [^,;()]{4,30} )?(?:in|at|on|near) ((?:the )?(?:\\p{Ll}+ ){0,4}${NAME})`,
  'u',
)
const seated: Pattern = (stated) => {
  const [, before = '', verb = '', how = '', place = ''] = SEATED.exec(openClause(stated, 'en').rest) ?? []
  const subject = subjectOf(before, stated, 'en')
  if (subject === undefined || MONTH.test(place)) return undefined
  const asked = {
    en: `Where ${verb} ${subject} ${how}?`,
    es: `¿Dónde ${how === 'born' ? 'nació' : 'está'} ${subject}?`,
  }
  return draftOf('where', subject, 'en', asked, [place], 0.3)
}

/** What English sentences tell of deeds: when, by whom, where; and of what somebody wants. */
export const ENGLISH_DEEDS: readonly Pattern[] = [deed, done, maker, leader, wish, seated, happened]
