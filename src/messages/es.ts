import { esCli } from './es-usage.ts'
import { cappedConfidence, formatCount, formatList, formatNumber, formatPercent } from './format.ts'
import type { Messages } from './messages.ts'
import { watchArgumentsEs, watchCommandsEs, watchEs } from './watch-es.ts'

const number = (value: number) => formatNumber(value, 'es')
const quoted = (word: string) => `«${word}»`

/** What the bot says in Spanish. */
export const es: Messages = {
  ...esCli,
  quotes: ['«', '»'],

  paragraph: (value) => `párrafo ${number(value)}`,
  onlySource: 'Es la única fuente que lo dice.',
  alsoIn: (sources, more) => `También en: ${sources.join('; ')}${more > 0 ? `; y ${number(more)} más` : ''}.`,
  howSure: (confidence) => `Certeza: ${formatPercent(cappedConfidence(confidence), 'es')}.`,
  related: 'Ninguna fuente lo responde con certeza.',
  none: 'Las fuentes no lo dicen.',
  unknownTerms: (words) => `En ninguna fuente aparece: ${formatList(words.map(quoted), 'es')}.`,
  missingTerms: (words) => `Lo más cercano no menciona: ${formatList(words.map(quoted), 'es')}.`,
  nearest: 'Lo más cercano que hay:',

  fault: {
    empty: () => 'Aquí no hay ninguna pregunta. Escribe una, por ejemplo: ¿Cuándo se firmó?',
    long: (limit) => `Esa pregunta es demasiado larga. Hazla en ${number(limit)} caracteres como máximo.`,
    wordless: () => 'En esa pregunta no hay ninguna palabra. Hazla con palabras.',
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
    `${formatCount(count, 'fuente lleva', 'fuentes llevan', 'es')} ese nombre. Di cuál por su número.`,
  whichSource: 'Di qué fuente, por su número o por palabras de su título: /source show 2',
  whichWords: 'Di qué buscar: /source find cobre',
  foundNothing: (words) => `Ninguna fuente menciona ${quoted(words)}.`,
  failed: (id) =>
    `Algo ha fallado aquí, y no es culpa tuya. Ha quedado registrado como ${id}. Vuelve a intentarlo, por favor.`,

  sourceCount: (sources, passages) =>
    `${formatCount(sources, 'fuente', 'fuentes', 'es')}, ${formatCount(passages, 'pasaje', 'pasajes', 'es')}`,
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
    stop: (value) => `Quitar ${number(value)}`,
    tell: 'Avisarme cuando haya respuesta',
    context: (value) => `Contexto ${number(value)}`,
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
  contextOf: (title, paragraph) => `${title}, en torno al párrafo ${number(paragraph)}`,
  searching: 'Buscando en las fuentes…',
  isSearching: 'está buscando en las fuentes…',
  notInChannel: 'No puedo responder allí, porque no estoy en ese canal. Invítame, o pregúntame aquí.',

  digestDays: { daily: 'todos los días', weekdays: 'los días laborables', mondays: 'los lunes' },
  digestWhen: (time, days, zone) => `a las ${time} ${days} (${zone})`,
  digestOn: (when) => `Este canal recibe su resumen ${when}. /digest now muestra lo que diría.`,
  digestOff: 'Este canal ya no recibe ningún resumen.',
  digestNone: 'Este canal no tiene resumen. /digest on 09:00 se lo da.',
  digestStatus: (when, next, last) =>
    `El resumen llega ${when}. Próximo: ${next}.${last === undefined ? '' : ` Último: ${last}.`}`,
  digestEmpty: 'No hay nada nuevo que contar.',
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
  digestReason: {
    never: 'el canal ya no existe, o no estoy en él',
    failed: 'fallaron todos los intentos',
    overtaken: 'tocaba el siguiente antes de que un intento saliera bien',
    zone: 'aquí no se conoce su zona horaria',
  },
  digestFailed: (channel, reason) =>
    `El resumen para ${channel} no se pudo entregar: ${reason}. El próximo se intentará a su hora.`,
  digestEnded: (channel, reason) =>
    `El resumen para ${channel} se ha quitado, porque no se puede entregar: ${reason}. Con /digest on vuelve a darse allí.`,

  watches: watchEs,
  listenRule: {
    mention: 'Aquí respondo cuando se me menciona.',
    thread: 'Aquí respondo cuando se me menciona, y en mis propios hilos.',
    all: 'Aquí respondo a todas las preguntas.',
  },
  listenNow: (rule) => `Desde ahora: ${rule}`,
  listenNotHere: 'Aquí respondo a todo. Úsalo en un canal.',
  badRule: (typed) => `No existe la regla ${quoted(typed)}. Puede ser mention, thread o all.`,
  listenForManagers: 'Solo pueden cambiarlo quienes administran este canal.',
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

  helpTitle: 'Haz una pregunta sobre las fuentes, en español o en inglés.',
  helpHint: 'Cada respuesta son las palabras de las propias fuentes. Si las fuentes no lo dicen, se te dirá.',
  command: {
    ...watchCommandsEs,
    ask: 'Responde a una pregunta con extractos de las fuentes.',
    sourceList: 'Muestra la lista de fuentes.',
    sourceShow: 'Muestra qué es una fuente y su texto por partes.',
    sourceFind: 'Busca dónde mencionan algo las fuentes.',
    digestOn: 'Da a este canal un resumen diario a una hora.',
    digestOff: 'Quita el resumen de este canal.',
    digestNow: 'Te muestra lo que diría el resumen ahora.',
    digestStatus: 'Dice cuándo llega el resumen de este canal.',
    listen: 'Dice o cambia cuándo respondo en este canal.',
    help: 'Muestra esta ayuda.',
    quit: 'Termina la sesión.',
    more: 'Muestra los extractos siguientes de la última respuesta.',
    context: 'Muestra lo que rodea a un extracto de la última respuesta.',
  },
  argument: {
    ...watchArgumentsEs,
    question: { label: 'pregunta', does: 'Lo que quieres saber' },
    page: { label: 'página', does: 'Qué página, contando desde 1' },
    which: { label: 'número o título', does: 'El número de la fuente en la lista, o palabras de su título' },
    words: { label: 'palabras', does: 'Qué buscar' },
    rule: {
      label: 'mention, thread o all',
      does: 'Solo menciones, también mis hilos, o todas las preguntas',
    },
    number: { label: 'número', does: 'Su número, tal como se muestra' },
    time: { label: 'hora', does: 'Cuándo, por ejemplo 09:00' },
    days: {
      label: 'weekdays, daily o mondays',
      does: 'Qué días: laborables, todos o los lunes; si no, laborables',
    },
    zone: { label: 'zona', does: 'La hora de dónde: Europe/Madrid, America/Santiago' },
    quiet: {
      label: 'skip, line o shelf',
      does: 'Si no hay nada nuevo: nada, una línea o un pasaje de las fuentes',
    },
  },

  inTerminal: 'No hay ningún chat configurado; puedes preguntar aquí, en la terminal.',
  startHint: 'Escribe una pregunta, /help o /quit.',
  read: (sources, passages, milliseconds) =>
    `${es.sourceCount(sources, passages)}, ${number(Math.round(milliseconds))} ms`,
  moreProblems: (count) => `… y ${formatCount(count, 'problema más', 'problemas más', 'es')} como estos.`,
  noSources: (path) =>
    `En ${path} no hay ninguna fuente que se pueda leer: pon ahí archivos .txt, .md, .html o .jsonl.`,
}
