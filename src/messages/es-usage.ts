import type { Usage } from './en-usage.ts'
import { formatCount, formatNumber } from './format.ts'

const number = (value: number) => formatNumber(value, 'es')
const counted = (count: number, one: string, other: string) => formatCount(count, one, other, 'es')
const quoted = (word: string) => `«${word}»`

export const sourceCount = (sources: number, passages: number) =>
  `${counted(sources, 'fuente', 'fuentes')}, ${counted(passages, 'pasaje', 'pasajes')}`

/** How the bot and the program are used, in Spanish. */
export const esUsage: Usage = {
  helpTitle: (question = '¿Cuándo se firmó?') => `Pregunta sin más, en español o en inglés: «${question}»`,
  helpFollow: 'Debajo de una respuesta, sigue: «¿Y en 2024?» En un canal, mencióname primero.',
  helpCommands: 'Órdenes',
  helpHint: 'Cada respuesta son las palabras de las propias fuentes. Si las fuentes no lo dicen, se te dirá.',
  command: {
    ask: 'Responde a una pregunta con extractos de las fuentes.',
    sourceList: 'Muestra la lista de fuentes.',
    sourceShow: 'Muestra qué es una fuente y su texto por partes.',
    sourceFind: 'Busca dónde mencionan algo las fuentes.',
    sourceAdd: 'Añade a las fuentes el artículo de un enlace.',
    sourceRemove: 'Quita una fuente del estante.',
    sourceRefresh: 'Vuelve a mirar la página de una fuente.',
    sourceHistory: 'Dice quién añadió, quitó o cambió qué.',
    shelfList: 'Dice qué estantes se leen aquí.',
    shelfCreate: 'Crea un estante que este canal lee.',
    shelfBind: 'Hace que este canal lea un estante.',
    shelfUnbind: 'Hace que este canal ya no lea un estante.',
    shelfMove: 'Mueve una fuente a otro estante.',
    digestOn: 'Da a este canal un resumen diario a una hora.',
    digestOff: 'Quita el resumen de este canal.',
    digestNow: 'Te muestra lo que diría el resumen ahora.',
    digestStatus: 'Dice cuándo llega el resumen de este canal.',
    watchAdd: 'Sigue una pregunta: te avisa cuando una fuente nueva la responde.',
    watchList: 'Muestra lo que está en seguimiento aquí.',
    watchStop: 'Quita un seguimiento.',
    gaps: 'Muestra lo que las fuentes no pudieron responder últimamente.',
    listen: 'Dice o cambia cuándo respondo en este canal.',
    help: 'Muestra esta ayuda.',
    more: 'Muestra los extractos siguientes de la última respuesta.',
    context: 'Muestra lo que rodea a un extracto de la última respuesta.',
    tell: 'Te avisa cuando una fuente nueva responda a la última pregunta.',
    quit: 'Termina la sesión.',
  },
  argument: {
    question: { label: 'pregunta', does: 'Lo que quieres saber' },
    which: { label: 'número o título', does: 'El número de la fuente en la lista, o palabras de su título' },
    link: { label: 'enlace', does: 'La dirección de un artículo' },
    shelf: { label: 'estante', does: 'El nombre de un estante; /shelf list los muestra' },
    name: { label: 'nombre', does: 'Cómo se ha de llamar' },
    words: { label: 'palabras', does: 'Qué buscar' },
    page: { label: 'página', does: 'Qué página, contando desde 1' },
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
    where: { label: 'here o me', does: 'Si se avisa al canal (here) o solo a ti (me)' },
    period: { label: 'días', does: 'Cuántos días atrás; 30 si no se dice' },
    as: { label: 'csv', does: 'Como valores separados por comas, para copiar' },
    rule: {
      label: 'mention, thread o all',
      does: 'Solo menciones, también mis hilos, o todas las preguntas',
    },
  },

  inTerminal: 'No hay ningún chat configurado; puedes preguntar aquí, en la terminal.',
  startHint: 'Escribe una pregunta, /help o /quit.',
  read: (sources, passages, milliseconds) =>
    `${sourceCount(sources, passages)}, ${number(Math.round(milliseconds))} ms`,
  moreProblems: (count) => `… y ${counted(count, 'problema más', 'problemas más')} como estos.`,
  whyNot: 'Gracias. ¿Qué tiene de malo?',
  complaint: { wrong: 'Es falsa', outdated: 'Está anticuada', incomplete: 'Le falta algo' },
  complained: (count, back) =>
    `${counted(count, 'respuesta', 'respuestas')} de los últimos ${counted(back, 'día', 'días')} con objeciones`,
  complaintCount: {
    wrong: (count) => `falsa: ${number(count)}`,
    outdated: (count) => `anticuada: ${number(count)}`,
    incomplete: (count) => `incompleta: ${number(count)}`,
  },
  passedOver: (kinds) => `No se leen: ${kinds}.`,
  noSources: (path) =>
    `En ${path} no hay ninguna fuente que se pueda leer: pon ahí archivos .txt, .md, .html, .eml, .vtt o .jsonl.`,

  cliHelp: {
    about:
      'Footnote responde a preguntas sobre una carpeta de fuentes con las palabras de las propias fuentes.',
    usage: 'Uso',
    command: {
      serve:
        'atiende en Slack y Discord si están sus ajustes;\nsi no, en la terminal; por tubería, una pregunta por línea',
      ask: 'responde una vez',
      batch: 'lee líneas {"id","q"} y escribe una línea JSON por cada una',
      sourceList: 'muestra la lista de fuentes',
      sourceShow: 'muestra una',
      sourceFind: 'busca dónde mencionan algo',
      sourceAdd: 'añade el artículo de un enlace',
      sourceRemove: 'quita una del estante',
      sourceRefresh: 'vuelve a mirar la página de una',
      sourceHistory: 'dice quién cambió qué',
      shelfList: 'dice qué estantes hay',
      read: 'escribe lo que entiende de archivos, un objeto JSON por fuente',
      digest: 'escribe lo que diría el resumen de ese canal',
      gaps: 'lista las preguntas que las fuentes no pudieron responder',
      doctor: 'revisa los ajustes, Slack, Discord, las fuentes y lo guardado',
      slackManifest: 'escribe lo que se pega al crear la aplicación de Slack',
      discordRegister: 'deja las órdenes en Discord, si han cambiado',
      discordUnregister: 'las quita',
    },
    argument: {
      question: '"pregunta"',
      page: '[página]',
      which: 'NÚMERO|TÍTULO [página]',
      words: 'PALABRAS',
      link: 'ENLACE',
      paths: 'RUTA…',
    },
    options: 'Opciones',
    option: {
      sources: 'una carpeta o archivo de .txt, .md, .html, .eml, .vtt o .jsonl (si no, SOURCES_DIR)',
      json: 'con ask: escribe la respuesta como una línea JSON',
      jsonl: 'con ask: responde a las preguntas de la entrada estándar',
      top: 'con --json o --jsonl: cuántos pasajes como máximo (10)',
      stats: 'con --jsonl: escribe cantidades, tiempos y memoria en un archivo',
      channel: 'con doctor y digest: un canal de Slack o Discord',
      'dry-run': 'con digest: lo escribe y no publica nada',
      at: 'con digest: como sería ese día (2026-05-03)',
      days: 'con gaps: de cuántos días (30)',
      csv: 'con gaps: como valores separados por comas',
      url: 'con slack manifest: adónde ha de mandar Slack sus peticiones, https://…/slack/events',
      guild: 'con discord: para un solo servidor, al instante',
      help: 'muestra esta ayuda',
      version: 'muestra la versión',
    },
    value: { path: 'RUTA', number: 'N', file: 'ARCHIVO', id: 'ID', day: 'DÍA', address: 'DIRECCIÓN' },
    statuses: 'Estado de salida',
    status: [
      'respondida, o hecho',
      'un error del programa; queda registrado con un código',
      'algo de la entrada no se pudo usar (una opción, una carpeta que falta, un archivo o una línea que se\ndejó fuera), aunque el resto se haya respondido',
      'ninguna fuente lo responde con certeza',
      'las fuentes no lo dicen',
    ],
  },
  cliHint: 'Prueba: footnote --help',
  cliNoCommand: 'Di qué hacer: serve, ask, source, read, digest, gaps o doctor.',
  cliUnknownCommand: (typed) => `No existe la orden ${quoted(typed)}.`,
  cliUnknownOption: (option) => `No existe la opción ${option}.`,
  cliMisplacedOption: (option, command) => `${option} no va con ${command}.`,
  cliNeedsValue: (option) => `${option} necesita un valor.`,
  cliTakesNoValue: (option) => `${option} no lleva valor.`,
  cliNotATop: (typed, most) => `--top es ${quoted(typed)}: da un número entero de 1 a ${number(most)}.`,
  cliNoQuestion: 'ask necesita una pregunta: footnote ask "¿Cuándo se firmó?"',
  cliQuestionWithJsonl: 'Con --jsonl las preguntas llegan por la entrada estándar, no como argumentos.',
  cliExtra: (typed) => `No se espera nada después de la orden, pero está ${quoted(typed)}.`,
  cliSourceWhat:
    'Di qué hacer con las fuentes: source list, source show 2, source find cobre o source add https://….',
  cliShelfWhat: 'Di qué hacer con los estantes: shelf list, o shelf move 3 to Legal.',
  cliReadWhat: 'Di qué se lee: footnote read pagina.html',
  cliDigestWhat: 'digest muestra lo que diría el resumen de un canal: digest --channel C0123456789 --dry-run',
  cliNotADay: (typed) => `--at es ${quoted(typed)}: da un día, por ejemplo 2026-05-03.`,
  cliNotDays: (typed) => `--days es ${quoted(typed)}: da un número entero de 1 a 9999.`,
  cliSlackWhat: 'Di qué hacer para Slack: slack manifest escribe lo que se pega al crear la aplicación.',
  cliDiscordWhat:
    'Di qué hacer para Discord: discord register deja allí las órdenes, discord unregister las quita.',
  cliNoDiscord:
    'Falta DISCORD_TOKEN: cópialo de discord.com/developers/applications → tu aplicación → Bot → Reset Token.',
  cliRegistered: {
    changed:
      'Las órdenes están registradas. Discord las muestra en un minuto; si no, reinicia su aplicación.',
    unchanged: 'Las órdenes ya estaban registradas tal como son. No se ha cambiado nada.',
  },
  cliUnregistered: {
    changed: 'Las órdenes se han quitado.',
    unchanged: 'No hay órdenes que quitar.',
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
