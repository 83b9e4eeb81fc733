import { displayText } from '../display.ts'
import { fold, wordSet } from '../language/fold.ts'
import { canBePerson, namesIn, PEOPLE } from '../language/follow-up/names.ts'
import { isFunction, isVerbForm, type Word, wordsOf } from '../language/follow-up/words.ts'
import { translations } from '../language/lexicon/translations.ts'
import { stem } from '../language/stems.ts'
import type { Answer, Passage, Shelf, Span, Speech } from '../model.ts'
import { passagesBySource } from '../sources/passages/lists.ts'
import { passageSentences } from '../sources/passages/passages.ts'

/** How much is read: sources, passages, sentences of a passage, characters of a sentence. */
const READ = { sources: 200, passages: 400, sentences: 20, characters: 640 }
/** How many questions are compared, asked (each may take 50 ms) and offered of one template; the length of a label in Slack. */
const MAX = { compared: 200, asked: 24, alike: 2, length: 75 }
/** A question is offered if its answer is at least this sure. */
const SURE = 0.65

/** The templates, with `%` for the subject. `own` is a question of the source itself. */
const TEMPLATES = {
  own: { en: '%', es: '%', worth: 1.2 },
  who: { en: 'Who is %?', es: '¿Quién es %?', worth: 1 },
  was: { en: 'Who was %?', es: '¿Quién fue %?', worth: 1 },
  what: { en: 'What is %?', es: '¿Qué es %?', worth: 0.8 },
  letters: { en: 'What is %?', es: '¿Qué es %?', worth: 0.3 },
  said: { en: 'What is said about %?', es: '¿Qué se dice sobre %?', worth: 0 },
} as const
/** What a question loses, in units of worth, by sharing with a chosen or a failed one, and by a source in another language. */
const COST = { template: 2, source: 2, name: 1, failedTemplate: 0.4, foreignSource: 1 }

/** A subject for a template. `says` is what an excerpt that answers the question holds, in any case. */
type Draft = Readonly<{ template: keyof typeof TEMPLATES; subject: string; says: readonly string[] }>
type Reading = Generator<undefined, Candidate[], unknown>
type Sampling = Generator<string | undefined, readonly string[], Answer | undefined>
type Candidate = Draft & Readonly<{ question: string; source: string; score: number }>

/** The first passages of sources in a language. The sources are evenly spread over the shelf. */
const samplePassages = (shelf: Shelf, language: Speech): readonly Passage[] => {
  const own = shelf.sources.filter((source) => source.language === language)
  const sampled = own.filter((_, at) => at % Math.ceil(own.length / READ.sources) === 0)
  const bySource = passagesBySource(sampled, shelf.passages)
  return [...bySource.values()].flatMap((own) => own.slice(0, READ.passages / sampled.length))
}

const foldSpaces = (text: string): string => text.replace(/\s+/g, ' ').trim()
/** A word without its possessive. */
const WORD = /(?<![\p{L}\p{M}])\p{L}[\p{L}\p{M}]*(?:['’](?!s\b)\p{L}+)*/gu
const wordsIn = (text: string): string[] => text.match(WORD) ?? []
const capitalsOf = (text: string): string[] => wordsIn(text).filter((word) => /^\p{Lu}/u.test(word))
/** Whether a text is no headline: it ends as a sentence does, or a word that is no function word has small letters. */
const isProse = (text: string): boolean =>
  /\.["”»)]?$/u.test(text) || wordsIn(text).some((word) => /^\p{Ll}/u.test(word) && !isFunction(fold(word)))

/** Words with a capital where only names have one, words in small letters, and how many passages hold a word with a capital. */
type Usage = Readonly<{ named: Set<string>; small: Set<string>; heard: Map<string, number> }>

const readUsage = (sentences: readonly string[], { named, small, heard }: Usage): void => {
  for (const word of new Set(sentences.flatMap(capitalsOf))) heard.set(word, (heard.get(word) ?? 0) + 1)
  for (const sentence of sentences)
    for (const { 0: word, index } of sentence.matchAll(WORD))
      if (!/^\p{Lu}/u.test(word)) small.add(word)
      // Any word has a capital at the start of a sentence, after a colon and in a list.
      else if (!/(?:^|[(:;—–•.?!…-]["”»]? ?)["“«]?$/u.test(sentence.slice(0, index))) named.add(word)
}

const MORE_PEOPLE =
  /^(?:[Ff]ellow|\p{Ll}*(?:ists?|icians?|istas?|[wf]oman|historian|painter|poet|pintora?|poeta|engineer|ingenier[oa]|architect|arquitect[oa]|composer|teacher|officer))$/u
const isRole = (word: string): boolean => PEOPLE.has(fold(word)) || MORE_PEOPLE.test(word)
const ARTICLE = { en: /^the$/i, es: /^(?:el|la|los|las)$/i }
const INDEFINITE = /^(?:an?|una?)$/
const TITLES = wordSet('dr dra mr mrs ms sir lord lady prof sr sra don dona gen rev saint st')
/** An office or title at the beginning of a name: "President Ana Ruiz", "Secretary of State Ana Ruiz". */
const OFFICE = /^(\p{L}+)\.? (?:(?:of|de) \p{Lu}\p{L}+ )?(?=\p{Lu})/u
/** What says after a name who or what it is: ", the mayor of …", " is a tower …". */
const DEFINITION =
  /^[”"’]?(?:,[”"’]?| is| was| es| fue| era) (?:(the|an?|el|la|una?|former) )?((?:\p{L}+[ -]?){1,6})/u

/** The noun for a person in the words that define a name. */
const roleIn = (words: readonly string[]): string | undefined => {
  const at = words.findIndex((word) => isRole(word) || isFunction(fold(word)))
  const [role = '', next = ''] = at < 0 ? [] : words.slice(at)
  return isRole(role) && !/^(?:said|says|dijo|dice)$/.test(next) ? role : undefined
}

/** Drafts about the names of a sentence. Only names have the capitals of one, and a person's name holds no word of the lexicon. */
const aboutNames = (sentence: string, language: Speech, { named, small, heard }: Usage): Draft[] => {
  const words = wordsOf(sentence)
  return namesIn(sentence, words).flatMap((found): Draft[] => {
    let name = sentence.slice(found.start, found.end)
    let role: string | undefined
    for (let office = OFFICE.exec(name); office !== null; office = OFFICE.exec(name)) {
      const [prefix, word = ''] = office
      if (!isRole(word) && !TITLES.has(fold(word))) break
      if (isRole(word)) role = word
      name = name.slice(prefix.length)
    }
    const capitals = capitalsOf(name)
    const [before, after] = [sentence.slice(0, found.start), sentence.slice(found.end)]
    const letters = / ?\((\p{Lu}{2,6})\)/uy.exec(after)?.[1]
    const initials = capitals.map((word) => word[0]).join('')
    if (letters !== undefined && initials.endsWith(letters))
      return [{ template: 'letters', subject: letters, says: [name, letters] }]
    const isSound = (word: string) => word.length > 1 && named.has(word) && !small.has(word.toLowerCase())
    if (found.country || capitals.length > 4 || !capitals.every(isSound) || capitals.some(isRole)) return []
    const isQuoted = /[“"]$/.test(before) && /^,?[”"]/.test(after)
    const mayBePerson = canBePerson(sentence, words, found) && !isQuoted
    if ((mayBePerson && name.includes(' of ')) || /^\p{Cf}/u.test(after)) return []
    const lead = /(\p{L}+),? $/u.exec(before)?.[1] ?? ''
    const [definition = '', article = '', defining = ''] = DEFINITION.exec(after) ?? []
    role ??= isRole(lead) ? lead : roleIn(defining.split(/[ -]/))
    const past = /^ (?:was|fue|era)/.test(definition) || /(?<!\d)1[0-8]\d\d(?!\d)/.test(sentence)
    const isWord = (word: string) => translations(stem(word.toLowerCase(), language), language).length > 0
    if (mayBePerson && capitals.length > 1 && role !== undefined && !capitals.some(isWord))
      return [{ template: past ? 'was' : 'who', subject: name, says: [capitals.at(-1) ?? '', role] }]
    const hasArticle = ARTICLE[language].test(lead)
    // "The Kast government" is not about "the Kast", nor "General Freight House" about "Freight House".
    const next = fold(/^ (\p{Ll}+)/u.exec(after)?.[1] ?? 'of')
    if (!sentence.startsWith(name, found.start) || (hasArticle && !isFunction(next))) return []
    const subject = hasArticle ? `${lead.toLowerCase()} ${name}` : name
    if (!mayBePerson && role === undefined && INDEFINITE.test(article) && !INDEFINITE.test(lead))
      return [{ template: 'what', subject, says: [name, defining.split(' ').slice(0, 2).join(' ')] }]
    const times = Math.min(...capitals.map((word) => heard.get(word) ?? 0))
    return times < (capitals.length > 1 ? 2 : 3) ? [] : [{ template: 'said', subject, says: [name] }]
  })
}

/** Words that ask the reader or lean on the text before them; below, words of headings that say nothing of the subject. */
const LEANING = wordSet(`
  this that these those it its he she they him her them his their here such so then you your
  esto este estos estas eso ese esa esos esas ello su sus ella ellos ellas aqui asi te tu usted ustedes
`)
const ASKS = {
  en: /^(?:Who|What|When|Where|Why|How|Which|Will|Is|Are|Does|Do|Can|Did|Was|Were|Has|Have|Should)\b[^?!…]{12,}\?$/u,
  es: /^¿(?:Quién|Quiénes|Qué|Cuándo|Dónde|Por qué|Cómo|Cuál|Cuáles|Cuánt[oa]s?)(?!\p{L})[^?!…¿]{10,}\?$/u,
}

/** Questions of a source that it answers right after: a heading, or a line before an answer. */
const ownQuestions = (lines: readonly string[], speech: Speech): Draft[] =>
  lines.flatMap((subject, at): Draft[] => {
    const answer = lines[at + 1] ?? ''
    if (!ASKS[speech].test(subject) || answer === '' || /[?:]$/.test(answer)) return []
    const words = wordsIn(subject).map(fold)
    const leans = words.some((word) => LEANING.has(word))
    return !leans && words.filter((word) => !isFunction(word)).length > 1
      ? [{ template: 'own', subject, says: [answer.slice(0, 60)] }]
      : []
  })

const GENERIC =
  wordSet(`about background conclusion contact contents early final frequently further help key later links more next notes other overview points
  questions references related see steps summary takeaways tips contacto contenido fuentes mas notas otros preguntas resumen`)

/** A draft about the subject of a title or heading, if its two to four words also stand in the text, the first perhaps with a capital. */
const aboutTopic = (line: string, sentences: readonly string[]): Draft[] => {
  const [, title = '', article = ''] =
    /^[\d. ]*(((?:The|El|La|Los|Las) )?\p{L}+(?: [\p{L}’'-]+){1,3}) ?(?:$|[–—:?])/u.exec(line) ?? []
  // Only after an article is it sure that the first word has its capital from the line alone.
  const subject = article === '' ? title.toLowerCase() : title.charAt(0).toLowerCase() + title.slice(1)
  if (title === '' || !sentences.some((text) => text.includes(subject.slice(1)))) return []
  const isNoun = (word: Word, at: number): boolean =>
    !GENERIC.has(word.word) && !isVerbForm(word) && (at > 0 || !isFunction(word.word))
  const isTopic = wordsOf(subject.slice(article.length)).every(isNoun)
  return isTopic ? [{ template: 'said', subject, says: [subject] }] : []
}

/** Only what every chat shows as it is written: no marks that format, ping or make a link. */
const isPlain = (question: string): boolean =>
  question.length <= MAX.length &&
  displayText(question) === question &&
  /^(?!.*\p{L}\.\p{Ll}{2})[\p{L}\p{M}\p{N} ¿?.,’'“”«»"$%€£–-]+$/u.test(question)

/** What the sources in one language let be asked in `speech`, in the order of the shelf. */
function* readCandidates(shelf: Shelf, language: Speech, speech: Speech): Reading {
  const usage: Usage = { named: new Set(), small: new Set(), heard: new Map() }
  const foreign = language !== speech
  const read: { passage: Passage; sentences: string[] }[] = []
  for (const passage of samplePassages(shelf, language)) {
    const spans = passageSentences(passage).slice(0, READ.sentences)
    const cut = ({ start, end }: Span) => passage.source.text.slice(start, end).slice(0, READ.characters)
    const sentences = spans.map(cut).map(foldSpaces).filter(isProse)
    read.push({ passage, sentences })
    readUsage(sentences, usage)
    yield
  }
  const candidates: Candidate[] = []
  for (const { passage, sentences } of read) {
    const { source, start, headings, leadIn } = passage
    const heading = headings.at(-1) ?? ''
    const above = leadIn ? foldSpaces(source.text.slice(leadIn.start, leadIn.end)) : heading
    const drafts = sentences.flatMap((sentence) => aboutNames(sentence, language, usage))
    const topics = [source.title, heading].flatMap((line) => aboutTopic(line, sentences))
    if (!foreign) drafts.push(...ownQuestions([above, ...sentences], speech), ...topics)
    for (const { template, subject, says } of drafts) {
      const { [speech]: words, worth } = TEMPLATES[template]
      const question = words.replace('%', () => subject)
      // A subject with an article or a preposition is in the source's language.
      if (!isPlain(question) || (foreign && /(?:^| )\p{Ll}/u.test(subject))) continue
      const heard = Math.max(1, ...capitalsOf(subject).map((name) => usage.heard.get(name) ?? 0))
      const late = 0.6 * (start / source.text.length)
      const loss = late + question.length / 150 + (foreign ? COST.foreignSource : 0)
      const score = worth + 0.4 * Math.log2(Math.min(16, heard)) - loss
      candidates.push({ template, subject, says, question, source: source.id, score })
    }
    yield
  }
  return candidates
}

/**
 * Up to `limit` questions that the shelf answers, for somebody who does not know what to ask, the best first. Each was asked: the answer is
 * claimed with high confidence, and its first excerpt holds what the question was made of. They differ in template, source and subject
 * where the shelf allows. The same shelf gives the same questions. The work is bounded, and each step is short. It yields the questions to ask,
 * and expects what the same shelf answers; where it yields nothing it may be interrupted.
 *
 * @param speech the language of the questions; sources in the other language give only questions about names
 */
export function* sampleSteps(shelf: Shelf, speech: Speech, limit: number): Sampling {
  const own = yield* readCandidates(shelf, speech, speech)
  const others = yield* readCandidates(shelf, speech === 'en' ? 'es' : 'en', speech)
  const all = [...own, ...others].sort((a, b) => b.score - a.score)
  const byQuestion = Map.groupBy(all, ({ question }) => question)
  let left = [...byQuestion.values()].flatMap((alike) => alike.slice(0, 1)).slice(0, MAX.compared)
  const chosen: Candidate[] = []
  const sameSource: Candidate[] = []
  const failed: Candidate[] = []
  const shares = (a: string, b: string) => capitalsOf(a).some((word) => capitalsOf(b).includes(word))
  const costBeside = (one: Candidate, other: Candidate): number =>
    (one.template === other.template ? COST.template : 0) +
    (one.source === other.source ? COST.source : 0) +
    (shares(one.subject, other.subject) ? COST.name : 0)
  const worth = (one: Candidate): number =>
    chosen.reduce((rest, other) => rest - costBeside(one, other), one.score) -
    COST.failedTemplate * failed.filter(({ template }) => template === one.template).length
  const fits = ({ template, subject }: Candidate): boolean =>
    chosen.every((other) => fold(other.subject) !== fold(subject)) &&
    chosen.filter((other) => other.template === template).length < MAX.alike
  for (let asked = 0; asked < MAX.asked && chosen.length < limit && left.length > 0; asked += 1) {
    const next = left.reduce((best, one) => (worth(one) > worth(best) ? one : best))
    const { status, confidence = 0, excerpts = [] } = (yield next.question) ?? {}
    const said = foldSpaces(excerpts[0]?.text ?? '').toLowerCase()
    const candidate = { ...next, source: excerpts[0]?.citation.source ?? next.source }
    const variants = byQuestion.get(next.question) ?? []
    const holds = variants.some(({ says }) => says.every((words) => said.includes(words.toLowerCase())))
    if (status !== 'answered' || confidence < SURE || !holds) failed.push(next)
    else if (chosen.some(({ source }) => source === candidate.source)) sameSource.push(candidate)
    else chosen.push(candidate)
    left = left.filter((other) => other !== next && fits(other))
  }
  for (const candidate of sameSource) if (chosen.length < limit && fits(candidate)) chosen.push(candidate)
  return chosen.map(({ question }) => question)
}
