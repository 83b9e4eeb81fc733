import type { Messages } from './en.ts'
import { esAccess } from './es/access.ts'
import { esIntents } from './es/intents.ts'
import { esPlaces } from './es/places.ts'
import { esPosting } from './es/posting.ts'
import { esPrograms } from './es/programs.ts'
import { esReader } from './es/reader.ts'
import { esShelf } from './es/shelf.ts'
import { esTransfer } from './es/transfer.ts'
import { esUsage, sourceCount } from './es/usage.ts'
import { esWeb } from './es/web.ts'
import { formatCount, formatList, formatNumber } from './format.ts'

const number = (value: number) => formatNumber(value, 'es')
const counted = (count: number, one: string, other: string) => formatCount(count, one, other, 'es')
const list = (items: readonly string[]) => formatList(items, 'es')
const quoted = (word: string) => `«${word}»`
const days = (count: number) => (count === 1 ? 'del último día' : `de los últimos ${number(count)} días`)

/** Every word that the bot says of its own, in Spanish. */
export const es: Messages = {
  ...esUsage,
  ...esPlaces,
  ...esPosting,
  programs: esPrograms,
  transfer: esTransfer,

  access: esAccess,
  intents: esIntents,
  shelf: esShelf,
  web: esWeb,
  reader: esReader,

  sureness: { fairly: 'Bastante seguro', unsure: 'No es seguro' },
  related: 'Ninguna fuente lo responde con certeza.',
  none: 'Las fuentes no lo dicen.',
  unknownTerms: (words) => `En ninguna fuente aparece: ${list(words.map(quoted))}.`,
  didYouMean: (typed, meant) =>
    `En ninguna fuente aparece: ${quoted(typed)}. ¿Querías decir ${quoted(meant)}?`,
  nearest: 'Lo más cercano:',
  moreNearest: 'Otras cosas cercanas:',
  showNearest: (count) => `Ver lo más cercano (${number(count)})`,

  fault: {
    empty: () => 'Aquí no hay ninguna pregunta. Escribe una, por ejemplo: ¿Cuándo se firmó?',
    long: (limit) => `Esa pregunta es demasiado larga. Hazla en ${number(limit)} caracteres como máximo.`,
    wordless: () => 'Ahí no hay ninguna pregunta. Hazla con palabras.',
    common: () =>
      'Esas palabras están en cualquier texto. Añade alguna de lo que se trata: un nombre, un lugar, una cosa.',
  },
  unknownCommand: (typed, nearest) => `No existe la orden ${typed}. ¿Querías decir ${nearest}?`,
  notAPage: (typed) => `${quoted(typed)} no es un número de página. Las páginas se cuentan desde 1.`,
  noSuchPage: (page, pages) =>
    `No hay página ${number(page)}: ${pages === 1 ? 'solo existe la página 1' : `van de la 1 a la ${number(pages)}`}.`,
  noSuchNumber: (typed, sources) =>
    `No hay fuente ${typed}: ${sources === 1 ? 'solo existe la número 1' : `van de la 1 a la ${number(sources)}`}.`,
  noSuchTitle: (words) => `Ninguna fuente se llama ${quoted(words)}. /source list las muestra todas.`,
  severalTitles: (count) =>
    `${counted(count, 'fuente lleva', 'fuentes llevan')} ese nombre. Di cuál por su número.`,
  whichSource: 'Di qué fuente, por su número o por palabras de su título: /source show 2',
  whichWords: 'Di qué buscar: /source find cobre',
  foundNothing: (words) => `Ninguna fuente menciona ${quoted(words)}.`,
  failed: (id) =>
    `Algo ha fallado aquí, y no es culpa tuya. Ha quedado registrado como ${id}. Vuelve a intentarlo, por favor.`,
  away: 'Ahora mismo no llego a mi base de datos. No se ha perdido nada. Vuelve a preguntar en un minuto, por favor.',
  searchAway:
    'Ahora mismo no puedo buscar en las fuentes. No se ha perdido nada. Vuelve a preguntar en un minuto, por favor.',

  sourceCount,
  page: (page, pages, next) =>
    `Página ${number(page)} de ${number(pages)}.${next === undefined ? '' : ` Siguiente: ${next}`}`,
  foundWhere: (words) => `Dónde mencionan las fuentes ${quoted(words)}:`,
  field: {
    publisher: 'Medio',
    author: 'Autor',
    published: 'Publicado',
    language: 'Idioma',
    link: 'Enlace',
    file: 'Archivo',
    passages: 'Pasajes',
  },

  button: {
    ...esShelf.button,
    stop: (value) => `Quitar ${number(value)}`,
    tell: 'Avisarme cuando haya respuesta',
    context: (value) => `Leer ${number(value)}`,
    read: 'Leer en la fuente',
    more: 'Más',
    previous: 'Anterior',
    next: 'Siguiente',
    up: 'Útil',
    down: 'No es útil',
    share: 'Compartir',
    dismiss: 'Descartar',
    show: 'Ver',
  },
  chooseSource: 'Ver una fuente…',
  understoodAs: (question) => `Entendido como: ${question}`,
  askedQuestion: (question) => `Pregunta: ${question}`,
  thanks: 'Gracias. Queda guardado con la pregunta.',
  dismissed: 'La respuesta se ha quitado.',
  notYours: 'Solo puede hacerlo quien preguntó.',
  expired: 'Ese botón es demasiado antiguo y aquí ya no se conoce. Vuelve a preguntar, por favor.',
  withdrawn: 'Esa fuente ha cambiado desde entonces, o se retiró. Vuelve a preguntar, por favor.',
  noMore: 'Las fuentes no dicen nada más sobre esto.',
  omitted: (count) => `Aquí no caben ${number(count)} más.`,
  nothingToShow: 'La última respuesta no tiene eso. Pregunta algo antes y vuelve a intentarlo.',
  moreExcerpts: 'Más sobre esto:',
  nextHint: (commands) => `Ahora: ${commands.join(' · ')}`,

  digestDays: { daily: 'todos los días', weekdays: 'los días laborables', mondays: 'los lunes' },
  digestWhen: (time, days, zone) => `a las ${time} ${days} (${zone})`,
  digestOn: (when) => `Este canal recibe su resumen ${when}. /digest now muestra lo que diría.`,
  digestOff: 'Este canal ya no recibe ningún resumen.',
  digestNone: 'Este canal no tiene resumen. /digest on 09:00 se lo da.',
  digestStatus: (when, next, last) =>
    `El resumen llega ${when}. Próximo: ${next}.${last === undefined ? '' : ` Último: ${last}.`}`,
  digestEmpty: 'No hay nada nuevo que contar.',
  digestsKnown: 'Resúmenes',
  digestNotHere: 'Un resumen pertenece a un canal. Úsalo en uno.',
  digestFault: {
    'no-time': () => 'Di a qué hora: /digest on 09:00',
    'bad-time': (word) => `${quoted(word)} no es una hora. Escríbela como 09:00 o 21:30.`,
    'bad-word': (word) => `No entiendo ${quoted(word)}. Escribe: /digest on 09:00 weekdays Europe/Madrid`,
    'bad-zone': (word) =>
      `No existe la zona horaria ${quoted(word)}. Escríbela como Europe/Madrid o America/Santiago.`,
    'bad-quiet': (word) =>
      `${quoted(word)} no es algo que hacer en un día sin novedades. Puede ser skip, line o shelf.`,
  },

  watches: {
    watching: (question, direct) =>
      `En seguimiento: ${question} ${direct ? 'Te avisaré' : 'Lo diré aquí'} cuando una fuente nueva lo responda.`,
    watchedAlready: (question) => `Eso ya está en seguimiento: ${question}`,
    tooManyWatches: (most, direct) =>
      `${direct ? 'Tienes' : 'Este canal tiene'} ${number(most)} seguimientos, y no se guardan más. /watch stop quita uno; /watch list los muestra.`,
    answeredAlready: 'Ya hay respuesta; se te avisará de lo nuevo:',
    watchLine: (question, told, day) => `${question} (${told}; desde el ${day})`,
    watchTold: {
      channel: () => 'aquí',
      asker: () => 'a ti',
      once: () => 'a ti, cuando haya respuesta',
      elsewhere: (channel) => `en ${channel}`,
    },
    yours: (count) =>
      count === 0 ? 'Tus seguimientos' : `Tus ${counted(count, 'seguimiento', 'seguimientos')}`,
    noneYours: 'Ninguno. Con /watch y una pregunta se te avisa cuando una fuente nueva la responda.',
    watchCount: (count) => counted(count, 'seguimiento', 'seguimientos'),
    noWatches:
      'Aquí no hay nada en seguimiento. Con /watch y una pregunta se te avisa cuando una fuente nueva la responda.',
    noSuchWatch: (typed, count) =>
      `No hay seguimiento ${typed}: ${count === 0 ? 'aquí no hay ninguno' : count === 1 ? 'solo existe el número 1' : `van del 1 al ${number(count)}`}.`,
    whichWatch: 'Di cuál, por su número en /watch list: /watch stop 1',
    watchGone: 'Eso ya no está en seguimiento.',
    watchEnded: (channel, question) =>
      `Tu seguimiento en ${channel} se ha quitado, porque ese canal ya no existe o no estoy en él: ${question}`,
    watchForbidden: (channel, question) =>
      `Una fuente nueva responde a tu seguimiento, pero no puedo escribir en ${channel}. Pide a quien lo administra que me deje (en Discord: Ver canal y Enviar mensajes); entonces lo diré allí. Sigues: ${question}`,
    watchStopped: (question) => `Ya no está en seguimiento: ${question}`,
    stopWatching: 'Dejar de seguir',
    onWatch: (question) => `En seguimiento, hay algo nuevo: ${question}`,
    gapAnswered: (day, question) => `El ${day} preguntaste: ${question} Ahora hay respuesta.`,
    moreSources: (count) => `Y ${counted(count, 'fuente nueva más', 'fuentes nuevas más')} sobre esto.`,
    willTell: (question) => `Te avisaré, una vez, cuando una fuente nueva responda: ${question}`,
    willTellAlready: (question) => `Ya se te va a avisar cuando una fuente nueva responda: ${question}`,
    gapCount: (count, back) =>
      `${counted(count, 'pregunta', 'preguntas')} ${days(back)} que las fuentes no pudieron responder`,
    noGaps: (back) => `Las fuentes pudieron responder a todas las preguntas ${days(back)}.`,
    gapLine: (question, count, day) =>
      `${question} (${count === 1 ? `una vez, el ${day}` : `${number(count)} veces, la última el ${day}`})`,
    moreRows: (count) => `Y ${number(count)} más: footnote gaps --csv, donde corre Footnote, las da todas.`,
    notDays: (typed) => `«${typed}» no es un número de días. Di uno del 1 al 366: /gaps 7`,
  },
  listenRule: {
    mention: 'Aquí respondo cuando se me menciona.',
    thread: 'Aquí respondo cuando se me menciona, y en mis propios hilos.',
    all: 'Aquí respondo a todas las preguntas.',
  },
  listenNow: (rule) => `Desde ahora: ${rule}`,
  listenNotHere: 'Aquí respondo a todo. Úsalo en un canal.',
  badRule: (typed) => `No existe la regla ${quoted(typed)}. Puede ser mention, thread o all.`,
  listenNeedsSwitch:
    'Pero no recibo los mensajes que no me mencionan. Pide a quien me administra que active «Message Content Intent» en el portal de desarrolladores y que me reinicie.',
  mentionToGoOn:
    'No recibo los mensajes que no me mencionan: mencióname para seguir. O pide a quien me administra que active «Message Content Intent» en el portal de desarrolladores.',

  greeting:
    'Respondo a preguntas sobre las fuentes de tu equipo con sus propias palabras, cada una con su título, fecha y párrafo. Si las fuentes no lo dicen, te lo digo.',
  greetingHow: 'Mencióname en un canal, escríbeme aquí o usa /ask. Con /source se ve lo que he leído.',
  greetingTry: 'Prueba con una de estas:',
  askAbout: 'Preguntar a las fuentes por esto',
  nothingSaid: 'En ese mensaje no hay palabras por las que preguntar.',

  digest: {
    title: (day) => `Resumen · ${day}`,
    summary: (fresh, watched, open) =>
      [
        counted(fresh, 'nueva', 'nuevas'),
        watched > 0 && `${number(watched)} en seguimiento`,
        open > 0 && counted(open, 'pregunta abierta', 'preguntas abiertas'),
      ]
        .filter(Boolean)
        .join(' · '),
    fresh: 'Nuevo entre las fuentes',
    updated: (place) => `actualizada, ${place}`,
    moreStories: (count) => `Y ${number(count)} más: /source list`,
    watched: 'Sobre lo que sigues',
    asked: 'Lo que se preguntó aquí',
    askedCount: (count) => `${counted(count, 'pregunta', 'preguntas')}.`,
    best: (question, up) => `La mejor valorada, por ${number(up)}: «${question}»`,
    showGaps: 'Ver preguntas abiertas',
    nothing: (since) => `Nada nuevo entre las fuentes desde el ${since}.`,
    fromShelf: 'Nada nuevo. De lo que ya hay:',
  },
}
