import type { Answer } from '../src/model.ts'

/** What people say around a question, one example a kind. The benchmark and its test dress questions with them. */
const COURTESIES: Readonly<Record<string, (question: string) => string>> = {
  'Thanks! after it': (question) => `${question} Thanks!`,
  'Muchas gracias after it': (question) => `${question} Muchas gracias.`,
  'regards and a name after it': (question) => `${question} Regards, Tom`,
  'a letter around it': (question) =>
    `Dear colleagues,\n\nI would like to know ${question}\n\nKind regards,\nIngrid Moe\nForeign desk`,
  'a greeting on its own line': (question) => `Hello team,\n${question}`,
  'a greeting with a name': (question) => `Hi Priya, ${question}`,
  'hola a todos before it': (question) => `Hola a todos, ${question}`,
  'could you please tell me': (question) => `Could you please tell me ${question}`,
  'hola, me podrías decir': (question) => `hola, me podrías decir ${question}`,
  'quick question': (question) => `hey quick question: ${question}`,
  'for my story': (question) => `For my story, ${question}`,
  'asking for a friend': (question) => `${question} Asking for a friend.`,
  'un saludo and a name': (question) => `${question}\nUn saludo,\nMarta Ruiz`,
  'para mi nota': (question) => `Una consulta para mi nota: ${question}`,
  'pls and thx': (question) => `${question} pls, thx`,
  emoji: (question) => `👋 ${question} 🙏🙏`,
  'sorry to bother you': (question) => `Sorry to bother you, but do you know ${question}`,
  'hi all sorry to bother': (question) => `hi all sorry to bother, does anyone know ${question}`,
  'sorry if asked before': (question) => `sorry if asked b4 but ${question}`,
  'hope everyones well': (question) => `hi guys hope everyones well, do we know ${question}`,
  'wondering if someone could tell': (question) => `i was wondering if someone could tell me ${question}`,
  'alguien sabe': (question) => `disculpen la molestia, alguien sabe ${question} jaja`,
  'a signature after a dash': (question) => `${question} – Tom`,
  'help, thanks, a wish': (question) =>
    `Hi! I hope you are well. ${question} Thank you so much for your help. Have a great day!`,
  'gracias de antemano': (question) => `Buenas tardes. ${question} ¡Gracias de antemano!`,
}

/** What a courtesy changed. */
export interface CourtesyFigures {
  /** Of the questions that are answered plainly, how many still are. */
  readonly answered: number
  /** The most that a confidence moved, up or down. */
  readonly moved: number
}

type Ask = (question: string) => Pick<Answer, 'status' | 'confidence'>

/** Asks the questions that are answered plainly again, with each courtesy. */
export const measureCourtesies = (
  ask: Ask,
  questions: readonly string[],
): { readonly plain: number; readonly dressed: Readonly<Record<string, CourtesyFigures>> } => {
  const plain = questions
    .map((question) => ({ question, answer: ask(question) }))
    .filter(({ answer }) => answer.status === 'answered')
  const dressed = Object.entries(COURTESIES).map(([name, dress]) => {
    const answers = plain.map(({ question, answer }) => ({ before: answer, after: ask(dress(question)) }))
    return [
      name,
      {
        answered: answers.filter(({ after }) => after.status === 'answered').length,
        moved: Math.max(
          0,
          ...answers.map(({ before, after }) => Math.abs(before.confidence - after.confidence)),
        ),
      },
    ] as const
  })
  return { plain: plain.length, dressed: Object.fromEntries(dressed) }
}
