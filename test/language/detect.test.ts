import { describe, expect, test } from 'vitest'
import { detectLanguage } from '../../src/language/detect.ts'

describe('the language of a short question', () => {
  for (const question of [
    'Who won?',
    'How many votes?',
    'What did Kast say about La Moneda?',
    'What is the Universidad de los Andes?',
    'when was El Niño strongest',
    'Where is Las Vegas?',
    'Did he say no?',
    'José Jerí and Gabriel Boric met where',
    'Is it true that he can not go to El Salvador',
  ])
    test(question, () => expect(detectLanguage(question, 'es')).toBe('en'))
  for (const question of [
    '¿Quién ganó?',
    'cuantos votos obtuvo Kast',
    'quien es el presidente',
    '¿Brexit?',
    'qué dijo Donald Trump sobre China',
    'cuándo firmó Chile con China',
    'DONDE ESTA LA CAPITAL',
    'he perdido mi llave y no la encuentro',
  ])
    test(question, () => expect(detectLanguage(question, 'en')).toBe('es'))
  for (const question of ['Crimson Dawn?', 'Kast', '', '😀', 'no', 'Universidad de Chile', '2025'])
    test(`"${question}" gives no evidence of its language`, () => {
      expect(detectLanguage(question, 'en')).toBe('en')
      expect(detectLanguage(question, 'es')).toBe('es')
    })
})

describe('the language of a text', () => {
  const texts = {
    en: 'The town council met on Tuesday to speak about water. It was clear that the wells of the valley would not last, and several farmers, who had come from the hills, asked what would be done. The mayor of Los Álamos said that he had no answer for them, but that a new plan would be ready within a month.',
    es: 'El concejo del pueblo se reunió el martes para hablar del agua. Era claro que los pozos del valle no iban a durar, y varios agricultores, que habían bajado de los cerros, preguntaron qué se haría. El alcalde dijo que no tenía una respuesta, pero que habría un nuevo plan dentro de un mes.',
    french:
      'Le conseil de la ville s’est réuni mardi pour parler de l’eau. Il était clair que les puits de la vallée ne dureraient pas, et plusieurs paysans, qui étaient venus des collines, ont demandé ce que l’on ferait. Le maire a dit qu’il n’avait pas de réponse, mais qu’un nouveau plan serait prêt dans un mois.',
    german:
      'Der Rat der Stadt traf sich am Dienstag, um über das Wasser zu sprechen. Es war klar, dass die Brunnen im Tal nicht reichen würden, und mehrere Bauern, die aus den Hügeln gekommen waren, fragten, was man tun werde. Der Bürgermeister sagte, er habe keine Antwort, aber ein neuer Plan sei in einem Monat fertig.',
    portuguese:
      'O conselho da cidade se reuniu na terça-feira para falar da água. Era claro que os poços do vale não iam durar, e vários agricultores, que tinham vindo das colinas, perguntaram o que seria feito. O prefeito disse que não tinha uma resposta, mas que um novo plano ficaria pronto em um mês.',
    italian:
      'Il consiglio della città si è riunito martedì per parlare dell’acqua. Era chiaro che i pozzi della valle non sarebbero durati, e diversi contadini, che erano venuti dalle colline, chiesero che cosa si sarebbe fatto. Il sindaco disse che non aveva una risposta, ma che un nuovo piano sarebbe stato pronto in un mese.',
    catalan:
      'El consell del poble es va reunir dimarts per parlar de l’aigua. Era clar que els pous de la vall no durarien, i diversos pagesos, que havien vingut dels turons, van preguntar què es faria. L’alcalde va dir que no tenia cap resposta, però que hi hauria un nou pla amb tots els detalls en un mes.',
  }
  for (const [name, text] of Object.entries(texts)) {
    const language = name === 'en' || name === 'es' ? name : 'und'
    test(`${name} is ${language}`, () => {
      expect(detectLanguage(text, 'en')).toBe(language)
      expect(detectLanguage(text, 'es')).toBe(language)
      expect(detectLanguage(text.toUpperCase(), 'en')).toBe(language)
    })
  }
  test('an English text with Spanish names and quotations is English', () => {
    expect(
      detectLanguage(
        'The Partido de la Gente and the Frente Amplio said “no es la hora” to El Mercurio, which printed it.',
        'es',
      ),
    ).toBe('en')
  })
})
