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

  helpTitle: 'Haz una pregunta sobre las fuentes, en español o en inglés.',
  helpHint: 'Cada respuesta son las palabras de las propias fuentes. Si las fuentes no lo dicen, se te dirá.',
  command: {
    ask: 'Responde a una pregunta con extractos de las fuentes.',
    sourceList: 'Muestra la lista de fuentes.',
    sourceShow: 'Muestra qué es una fuente y su texto por partes.',
    sourceFind: 'Busca dónde mencionan algo las fuentes.',
    help: 'Muestra esta ayuda.',
    quit: 'Termina la sesión.',
  },
  argument: {
    question: { label: 'pregunta', does: 'Lo que quieres saber' },
    page: { label: 'página', does: 'Qué página, contando desde 1' },
    which: { label: 'número o título', does: 'El número de la fuente en la lista, o palabras de su título' },
    words: { label: 'palabras', does: 'Qué buscar' },
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
  footnote serve [--sources RUTA]               pregunta en la terminal; por tubería, una pregunta por línea
  footnote ask "pregunta" [--sources RUTA]      responde una vez
  footnote ask --jsonl [--sources RUTA]         lee líneas {"id","q"} y escribe una línea JSON por cada una
  footnote source list [página]                 muestra la lista de fuentes
  footnote source show NÚMERO|TÍTULO [página]   muestra una
  footnote source find PALABRAS                 busca dónde mencionan algo

Opciones:
  --sources RUTA      una carpeta o archivo de .txt, .md, .html o .jsonl (si no, SOURCES_DIR)
  --json              con ask: escribe la respuesta como una línea JSON
  --jsonl             con ask: responde a las preguntas de la entrada estándar
  --top N             con --json o --jsonl: cuántos pasajes como máximo (10)
  --stats ARCHIVO     con --jsonl: escribe cantidades, tiempos y memoria en un archivo
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
  cliNoCommand: 'Di qué hacer: serve, ask o source.',
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
  cliCannotPrint: (reason) =>
    `No se pueden escribir las respuestas (${reason}): haz sitio, o mándalas a otra parte.`,
  cliCannotWrite: (path, reason) => `No se puede escribir ${path} (${reason}): da otra ruta a --stats.`,
  batchPlace: (line) => `entrada estándar, línea ${number(line)}`,
  batchNotJson: 'no es JSON; se dejó fuera. Una línea es {"id": "1", "q": "¿Cuándo se firmó?"}',
  batchNotAQuestion:
    'necesita un "id" (texto o número) y una "q" (texto); se dejó fuera. Una línea es {"id": "1", "q": "¿Cuándo se firmó?"}',
  batchLong: (limit) => `tiene más de ${number(limit)} caracteres; se dejó fuera.`,
}
