import type { Command } from '../command.ts'
import { parseLine } from '../commands/parse.ts'

/**
 * What somebody asks who writes to the bot in their own words: a question, a command as they would type it, or no more than a greeting
 * or a call for help.
 * @param text plain, without the mention of the bot
 */
export const commandOfWords = (text: string): Command => {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()
  if (words === '' || GREETINGS.has(words))
    return /^[?¿\s]+$/.test(text) ? { kind: 'help' } : { kind: 'greet' }
  return CALLS_FOR_HELP.has(words) ? { kind: 'help' } : parseLine(text)
}

const GREETINGS = new Set([
  ...[
    'hi',
    'hello',
    'hey',
    'hi there',
    'hello there',
    'hey there',
    'howdy',
    'good morning',
    'good afternoon',
  ],
  ...['good evening', 'start', 'hola', 'buenas', 'buen día', 'buenos días', 'buenas tardes', 'buenas noches'],
  ...['buenos dias', 'buen dia', 'saludos', 'qué tal', 'hola qué tal'],
])

const CALLS_FOR_HELP = new Set(['help', 'help me', 'ayuda', 'ayúdame', 'what can you do', 'qué puedes hacer'])
