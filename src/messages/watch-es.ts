import { formatCount, formatNumber } from './format.ts'
import type { WatchArgument, WatchCommand, WatchMessages } from './watch-messages.ts'

const number = (value: number) => formatNumber(value, 'es')
const days = (count: number) => (count === 1 ? 'del último día' : `de los últimos ${number(count)} días`)

export const watchEs: WatchMessages = {
  watching: (question, direct) =>
    `En seguimiento: ${question} ${direct ? 'Te avisaré' : 'Lo diré aquí'} cuando una fuente nueva lo responda.`,
  watchedAlready: (question) => `Eso ya está en seguimiento: ${question}`,
  tooManyWatches: (most, direct) =>
    `${direct ? 'Tienes' : 'Este canal tiene'} ${number(most)} seguimientos, y no se guardan más. /watch stop quita uno; /watch list los muestra.`,
  answeredAlready: 'Ya hay respuesta; se te avisará de lo nuevo:',
  watchLine: (question, to, day) =>
    `${question} (${to === 'channel' ? 'aquí' : to === 'asker' ? 'a ti' : 'a ti, cuando haya respuesta'}; desde el ${day})`,
  watchCount: (count) => formatCount(count, 'seguimiento', 'seguimientos', 'es'),
  noWatches:
    'Aquí no hay nada en seguimiento. Con /watch y una pregunta se te avisa cuando una fuente nueva la responda.',
  noSuchWatch: (typed, count) =>
    `No hay seguimiento ${typed}: ${count === 0 ? 'aquí no hay ninguno' : count === 1 ? 'solo existe el número 1' : `van del 1 al ${number(count)}`}.`,
  whichWatch: 'Di cuál, por su número en /watch list: /watch stop 1',
  watchGone: 'Eso ya no está en seguimiento.',
  watchStopped: (question) => `Ya no está en seguimiento: ${question}`,
  stopWatching: 'Dejar de seguir',
  onWatch: (question) => `En seguimiento, hay algo nuevo: ${question}`,
  gapAnswered: (day, question) => `El ${day} preguntaste: ${question} Ahora hay respuesta.`,
  moreSources: (count) =>
    `Y ${formatCount(count, 'fuente nueva más', 'fuentes nuevas más', 'es')} sobre esto.`,
  willTell: (question) => `Te avisaré, una vez, cuando una fuente nueva responda: ${question}`,
  willTellAlready: (question) => `Ya se te va a avisar cuando una fuente nueva responda: ${question}`,
  gapCount: (count, back) =>
    `${formatCount(count, 'pregunta', 'preguntas', 'es')} ${days(back)} que las fuentes no pudieron responder`,
  noGaps: (back) => `Las fuentes pudieron responder a todas las preguntas ${days(back)}.`,
  gapLine: (question, count, day) =>
    `${question} (${count === 1 ? `una vez, el ${day}` : `${number(count)} veces, la última el ${day}`})`,
  moreRows: (count) => `Y ${number(count)} más: footnote gaps --csv, donde corre Footnote, las da todas.`,
  notDays: (typed) => `«${typed}» no es un número de días. Di uno del 1 al 366: /gaps 7`,
}

export const watchCommandsEs: Readonly<Record<WatchCommand, string>> = {
  watchAdd: 'Sigue una pregunta: te avisa cuando una fuente nueva la responde.',
  watchList: 'Muestra lo que está en seguimiento aquí.',
  watchStop: 'Quita un seguimiento.',
  gaps: 'Muestra lo que las fuentes no pudieron responder últimamente.',
  tell: 'Te avisa cuando una fuente nueva responda a la última pregunta.',
}

export const watchArgumentsEs: Readonly<
  Record<WatchArgument, { readonly label: string; readonly does: string }>
> = {
  where: { label: 'here o me', does: 'Si se avisa al canal (here) o solo a ti (me)' },
  as: { label: 'csv', does: 'Como valores separados por comas, para copiar' },
  period: { label: 'días', does: 'Cuántos días atrás; 30 si no se dice' },
}
