import { describe, expect, test } from 'vitest'
import { createRetrieval } from '../../../src/retrieval/retrieval.ts'
import { passagesOf } from '../../../src/sources/passages/passages.ts'
import { readMarkdown } from '../../../src/sources/read/formats/markdown.ts'
import { problemLog } from '../../../src/sources/read/problems.ts'
import { settle } from '../../../src/sources/shelf/settle.ts'
import { FROM_TERMINAL, shelfOf } from '../shelf-of.ts'

const EN = (told: string): string => `The bakers met on Monday in the mill to talk about the new oven.

${told}

The mill stands beside the river and grinds rye.

A flood in May closed the road. Otto Lind said the town would open it by autumn.`

const ES = (
  told: string,
): string => `Los panaderos se reunieron el lunes en el molino para hablar del horno nuevo.

${told}

El molino está junto al río y muele centeno.

Una crecida cerró el camino en mayo. Otto Lind dijo que el pueblo lo abriría en otoño.`

const firstOf = (text: string, question: string): string => {
  const answer = createRetrieval(shelfOf({ 'a.txt': { title: 'Notes', text } })).ask(question, FROM_TERMINAL)
  expect(answer.status).toBe('answered')
  return answer.excerpts[0]?.text ?? ''
}

/** Forms of attribution. Each says "the oven is too small", and that Petra Koch says so. */
const ENGLISH = {
  'a verb after it': '“The oven is too small,” said Petra Koch, who owns the shop.',
  'a verb before it': 'Petra Koch said that the oven is too small.',
  'a colon': 'Petra Koch, who owns the shop, said: “The oven is too small.”',
  'the middle': '“The oven,” Petra Koch said, “is too small.”',
  'the end of a longer quotation': '“The oven is too small. It was cheap. We all knew,” Petra Koch said.',
  'the beginning of a longer one': '“It was cheap,” Petra Koch said. “We all knew. The oven is too small.”',
  'a sentence after it': '“The oven is too small.” Petra Koch said so twice.',
  'a view': '“The oven is too small.” That was the view of Petra Koch.',
  'a possessive': '“The oven is too small.” This is Petra Koch’s opinion.',
  'according to': 'According to Petra Koch, the oven is too small.',
  'a sentence before it': 'Petra Koch, who owns the shop, shook her head. “The oven is too small.”',
  'straight marks': 'Petra Koch shook her head. "The oven is too small. It was cheap."',
  'a name and a trade': 'Petra Koch, a baker: “The oven is too small.”',
  'a dash': '“The oven is too small.” — Petra Koch, baker',
  'a line below it': '“The oven is too small.”\n\n— Petra Koch, baker',
  'a pronoun': 'Petra Koch owns the shop. “The oven is too small,” she said.',
  'a pronoun in the next paragraph':
    'Petra Koch owns the shop in the square.\n\n“The oven is too small,” she said.',
  'a pronoun before a colon': 'Petra Koch spoke next. She added: “The oven is too small.”',
  'paragraphs before': '“It was cheap,” said Petra Koch.\n\n“The oven is too small.”\n\n“We all knew.”',
  'an open quotation': 'Petra Koch said: “It was cheap.\n\n“The oven is too small.\n\n“We all knew.”',
  'a label in capitals':
    'OTTO LIND: Is it good?\n\nPETRA KOCH: I tried it. The oven is too small.\n\nOTTO LIND: Thank you.',
  'a label':
    'Otto Lind: Is it good?\n\nPetra Koch: I tried it. It is new. The oven is too small.\n\nOtto Lind: Thank you.',
  'a label with the time': '[9:01] Otto Lind: Is it good?\n\n[9:02] Petra Koch: The oven is too small.',
  'a name and a time above it':
    'Otto Lind  10:31 AM\nIs it good?\n\nPetra Koch  10:32 AM\nI tried it. The oven is too small.',
  'a paragraph that points back': '“The oven is too small.”\n\nSo spoke Petra Koch, who owns the shop.',
  'whose words they are': '“The oven is too small.” With these words Petra Koch left the mill.',
  'a question and an answer with stops':
    'Petra Koch spoke with the Courier.\n\nQ. Is it good?\n\nA. No. The oven is too small.',
  'a question and an answer':
    'Petra Koch spoke with the Courier.\n\nQ: What is wrong with the oven?\n\nA: The oven is too small.',
}

const SPANISH = {
  'el verbo después': '«El horno es muy pequeño», dijo Petra Koch, dueña de la tienda.',
  'el verbo antes': 'Petra Koch afirmó que el horno es muy pequeño.',
  según: 'Según Petra Koch, el horno es muy pequeño.',
  'dos puntos': 'Petra Koch, panadera: «El horno es muy pequeño».',
  'la frase de antes': 'Petra Koch negó con la cabeza. «El horno es muy pequeño».',
  'la frase de después': '«El horno es muy pequeño». Así lo dijo Petra Koch el lunes.',
  'una opinión': '«El horno es muy pequeño». Es la opinión de Petra Koch.',
  'una raya': '—Fue barato —dijo Petra Koch—. El horno es muy pequeño.',
  'un verbo sin sujeto': 'Petra Koch dirige la tienda. «El horno es muy pequeño», agregó.',
  'estas palabras': '«El horno es muy pequeño». Con estas palabras abrió Petra Koch la reunión.',
  'otro párrafo': '«Fue barato», dijo Petra Koch.\n\n«El horno es muy pequeño».',
  'una etiqueta': 'OTTO LIND: ¿Es bueno?\n\nPETRA KOCH: Lo probé. El horno es muy pequeño.',
}

describe.each([
  ['English', ENGLISH, EN, 'Who said that the oven is too small?', 'What did Petra Koch say about the oven?'],
  [
    'Spanish',
    SPANISH,
    ES,
    '¿Quién dijo que el horno es muy pequeño?',
    '¿Qué dijo Petra Koch sobre el horno?',
  ],
] as const)(
  'in %s, a quotation comes with its speaker, whom it is found by',
  (_, forms, shelf, who, what) => {
    test.each(Object.entries(forms))('named by %s', (_, told) => {
      const whole = /Koch[\s\S]*(?:too small|muy pequeño)|(?:too small|muy pequeño)[\s\S]*Koch|KOCH/
      for (const question of [who, what]) {
        const first = firstOf(shelf(told), question)
        expect(first).toMatch(whole)
        expect(first).toMatch(/too small|muy pequeño/)
      }
    })
  },
)

test.each([
  '> The oven is too small.\n>\n> — Petra Koch',
  'Petra Koch told the bakers:\n\n> It was cheap.\n>\n> The oven is too small.',
  '**Otto Lind:** Is it good?\n\n**Petra Koch:** I tried it. The oven is too small.',
])('a quotation that is set off comes with its speaker: %j', (told) => {
  const document = readMarkdown(EN(told), 'a.md', problemLog('a.md'))
  const sources = settle([document])
  const shelf = { sources, passages: sources.flatMap((source) => passagesOf(source)) }
  const { excerpts } = createRetrieval(shelf).ask('Who said that the oven is too small?', FROM_TERMINAL)
  expect(excerpts[0]?.text).toMatch(/Petra Koch[\s\S]*too small|too small[\s\S]*Petra Koch/)
})

describe('what somebody said', () => {
  const text = `Otto Lind spoke of the flood for an hour: “We shall open the road. I thank the firemen.” Petra Koch came late.

The flood cost the town a mill. Petra Koch, whose shop was under water, told the Courier about that night.

“The water came at four. I saw the flood carry off the flour,” she said. “Nobody warned us.”`
  test('is not what another said of the same thing', () => {
    expect(firstOf(text, 'What did Petra Koch say about the flood?')).toMatch(
      /^“The water came at four|told the Courier/,
    )
    expect(firstOf(text, 'what did otto lind say about the flood')).toMatch(/open the road/)
  })
  test('is shown to the end of the quotation', () => {
    expect(firstOf(text, 'What did Lind say about the flood?')).toMatch(/I thank the firemen\.”$/)
  })
  test('is no sentence that only names the speaker', () => {
    const { excerpts } = createRetrieval(shelfOf({ 'a.txt': { title: 'Notes', text } })).ask(
      'What did Petra Koch say about the flood?',
      FROM_TERMINAL,
    )
    for (const { text } of excerpts) expect(text).not.toMatch(/firemen/)
  })
  test('stays in one passage with the paragraph that names the speaker, however long', () => {
    const intro = `Petra Koch, who owns the shop in the square, got up ${'after the others had spoken about flour, '.repeat(7)}and waited.`
    const told = `${intro}\n\n“The oven is too small,” she said.\n\n“It was cheap. We all knew.”`
    for (const question of [
      'Who said that the oven is too small?',
      'What did Petra Koch say about the oven?',
    ])
      expect(firstOf(EN(told), question)).toMatch(/^Petra Koch[\s\S]*too small,” she said\.$/)
  })
  test('is shown alone where its speaker is named too far away', () => {
    const long = `Petra Koch said: “${'The water came at four and took the flour away. '.repeat(16)}The oven is too small.”`
    expect(firstOf(EN(long), 'Is the oven too small?')).toBe('The oven is too small.”')
  })
})
