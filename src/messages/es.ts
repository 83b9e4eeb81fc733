import { certainty, counted, formatList, formatNumber, formatPercent } from './format.ts'
import type { Messages } from './messages.ts'

const number = (value: number) => formatNumber(value, 'es')
const quoted = (word: string) => `«${word}»`

/** What the bot says in Spanish. */
export const es: Messages = {
  quotes: ['«', '»'],

  paragraph: (value) => `párrafo ${number(value)}`,
  onlySource: 'Es la única fuente que lo dice.',
  alsoIn: (sources, more) => `También en: ${sources.join('; ')}${more > 0 ? `; y ${number(more)} más` : ''}.`,
  howSure: (confidence) => `Certeza: ${formatPercent(certainty(confidence), 'es')}.`,
  related: 'Ninguna fuente lo responde con certeza.',
  none: 'Las fuentes no lo dicen.',
  missing: (words) => `En ninguna fuente aparece: ${formatList(words.map(quoted), 'es')}.`,
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
    `${counted(count, 'fuente lleva', 'fuentes llevan', 'es')} ese nombre. Di cuál por su número.`,
  whichSource: 'Di qué fuente, por su número o por palabras de su título: /source show 2',
  whichWords: 'Di qué buscar: /source find cobre',
  foundNothing: (words) => `Ninguna fuente menciona ${quoted(words)}.`,
  failed: (id) =>
    `Algo ha fallado aquí, y no es culpa tuya. Ha quedado registrado como ${id}. Vuelve a intentarlo, por favor.`,

  sourceCount: (sources, passages) =>
    `${counted(sources, 'fuente', 'fuentes', 'es')}, ${counted(passages, 'pasaje', 'pasajes', 'es')}`,
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
  readAs: (question) => `Entendido como: ${question}`,
  asked: (question) => `Pregunta: ${question}`,
  thanks: 'Gracias. Queda guardado con la pregunta.',
  dismissed: 'La respuesta se ha quitado.',
  notYours: 'Solo puede hacerlo quien preguntó.',
  expired: 'Ese botón es demasiado antiguo y aquí ya no se conoce. Vuelve a preguntar, por favor.',
  withdrawn: 'Esa fuente ha cambiado desde entonces, o se retiró. Vuelve a preguntar, por favor.',
  noMore: 'Las fuentes no dicen nada más sobre esto.',
  leftOut: (count) => `Aquí no caben ${number(count)} más.`,
  nothingThere: 'La última respuesta no tiene eso. Pregunta algo antes y vuelve a intentarlo.',
  moreExcerpts: 'Más sobre esto:',
  contextOf: (title, paragraph) => `${title}, en torno al párrafo ${number(paragraph)}`,
  searching: 'Buscando en las fuentes…',
  isSearching: 'está buscando en las fuentes…',
  notInChannel: 'No puedo responder allí, porque no estoy en ese canal. Invítame, o pregúntame aquí.',

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
    ask: 'Responde a una pregunta con extractos de las fuentes.',
    sourceList: 'Muestra la lista de fuentes.',
    sourceShow: 'Muestra qué es una fuente y su texto por partes.',
    sourceFind: 'Busca dónde mencionan algo las fuentes.',
    listen: 'Dice o cambia cuándo respondo en este canal.',
    help: 'Muestra esta ayuda.',
    quit: 'Termina la sesión.',
    more: 'Muestra los extractos siguientes de la última respuesta.',
    context: 'Muestra lo que rodea a un extracto de la última respuesta.',
  },
  argument: {
    question: { label: 'pregunta', does: 'Lo que quieres saber' },
    page: { label: 'página', does: 'Qué página, contando desde 1' },
    which: { label: 'número o título', does: 'El número de la fuente en la lista, o palabras de su título' },
    words: { label: 'palabras', does: 'Qué buscar' },
    rule: {
      label: 'mention, thread o all',
      does: 'Solo menciones, también mis hilos, o todas las preguntas',
    },
    number: { label: 'número', does: 'El número del extracto' },
  },

  inTerminal: 'No hay ningún chat configurado; puedes preguntar aquí, en la terminal.',
  startHint: 'Escribe una pregunta, /help o /quit.',
  read: (sources, passages, milliseconds) =>
    `${es.sourceCount(sources, passages)}, ${number(Math.round(milliseconds))} ms`,
  moreProblems: (count) => `… y ${counted(count, 'problema más', 'problemas más', 'es')} como estos.`,
  noSources: (path) =>
    `En ${path} no hay ninguna fuente que se pueda leer: pon ahí archivos .txt, .md, .html o .jsonl.`,

  cliHelp: `Footnote responde a preguntas sobre una carpeta de fuentes con las palabras de las propias fuentes.

Uso:
  footnote serve [--sources RUTA]               atiende en Slack y Discord si están sus ajustes;
                                                si no, en la terminal; por tubería, una pregunta por línea
  footnote ask "pregunta" [--sources RUTA]      responde una vez
  footnote ask --jsonl [--sources RUTA]         lee líneas {"id","q"} y escribe una línea JSON por cada una
  footnote source list [página]                 muestra la lista de fuentes
  footnote source show NÚMERO|TÍTULO [página]   muestra una
  footnote source find PALABRAS                 busca dónde mencionan algo
  footnote doctor [--channel ID]                revisa los ajustes, Slack, Discord, las fuentes y lo guardado
  footnote slack manifest [--url DIRECCIÓN]     escribe lo que se pega al crear la aplicación de Slack
  footnote discord register [--guild ID]        deja las órdenes en Discord, si han cambiado

Opciones:
  --sources RUTA      una carpeta o archivo de .txt, .md, .html o .jsonl (si no, SOURCES_DIR)
  --json              con ask: escribe la respuesta como una línea JSON
  --jsonl             con ask: responde a las preguntas de la entrada estándar
  --top N             con --json o --jsonl: cuántos pasajes como máximo (10)
  --stats ARCHIVO     con --jsonl: escribe cantidades, tiempos y memoria en un archivo
  --channel ID        con doctor: un canal de Slack o Discord donde el bot ha de responder
  --url DIRECCIÓN     con slack manifest: adónde ha de mandar Slack sus peticiones, https://…/slack/events
  --guild ID          con discord register: para un solo servidor, al instante
  --help, -h          muestra esta ayuda
  --version, -v       muestra la versión

Estado de salida:
  0   respondida, o hecho
  1   un error del programa; queda registrado con un código
  2   algo de la entrada no se pudo usar (una opción, una carpeta que falta, un archivo o una línea que se
      dejó fuera), aunque el resto se haya respondido
  3   ninguna fuente lo responde con certeza
  4   las fuentes no lo dicen
`,
  cliHint: 'Prueba: footnote --help',
  cliNoCommand: 'Di qué hacer: serve, ask, source o doctor.',
  cliUnknownCommand: (typed) => `No existe la orden ${quoted(typed)}.`,
  cliUnknownOption: (option) => `No existe la opción ${option}.`,
  cliMisplacedOption: (option, command) => `${option} no va con ${command}.`,
  cliNeedsValue: (option) => `${option} necesita un valor.`,
  cliTakesNoValue: (option) => `${option} no lleva valor.`,
  cliNotATop: (typed, most) => `--top es ${quoted(typed)}: da un número entero de 1 a ${number(most)}.`,
  cliNoQuestion: 'ask necesita una pregunta: footnote ask "¿Cuándo se firmó?"',
  cliQuestionWithJsonl: 'Con --jsonl las preguntas llegan por la entrada estándar, no como argumentos.',
  cliExtra: (typed) => `No se espera nada después de la orden, pero está ${quoted(typed)}.`,
  cliSourceWhat: 'Di qué hacer con las fuentes: source list, source show 2 o source find cobre.',
  cliSlackWhat: 'Di qué hacer para Slack: slack manifest escribe lo que se pega al crear la aplicación.',
  cliDiscordWhat: 'Di qué hacer para Discord: discord register deja allí las órdenes.',
  cliNoDiscord:
    'Falta DISCORD_TOKEN: cópialo de discord.com/developers/applications → tu aplicación → Bot → Reset Token.',
  cliRegistered: {
    changed:
      'Las órdenes están registradas. Discord las muestra en un minuto; si no, reinicia su aplicación.',
    unchanged: 'Las órdenes ya estaban registradas tal como son. No se ha cambiado nada.',
  },
  cliCannotPrint: (reason) =>
    `No se pueden escribir las respuestas (${reason}): haz sitio, o mándalas a otra parte.`,
  cliCannotWrite: (path, reason) => `No se puede escribir ${path} (${reason}): da otra ruta a --stats.`,
  batchPlace: (line) => `entrada estándar, línea ${number(line)}`,
  batchNotJson: 'no es JSON; se dejó fuera. Una línea es {"id": "1", "q": "¿Cuándo se firmó?"}',
  batchNotAQuestion:
    'necesita un "id" (texto o número) y una "q" (texto); se dejó fuera. Una línea es {"id": "1", "q": "¿Cuándo se firmó?"}',
  batchLong: (limit) => `tiene más de ${number(limit)} caracteres; se dejó fuera.`,
}
