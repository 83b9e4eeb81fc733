import type { enReader } from '../en/reader.ts'
import { formatCount, formatNumber } from '../format.ts'
import { esSignIn } from './sign-in.ts'

const counted = (count: number, one: string, other: string) => formatCount(count, one, other, 'es')
const number = (value: number) => formatNumber(value, 'es')

export const esReader: typeof enReader = {
  signIn: esSignIn,
  menu: {
    ask: 'Preguntar',
    sources: 'Fuentes',
    gaps: 'Sin respuesta',
    watches: 'Seguimientos',
    help: 'Ayuda',
  },
  skip: 'Ir al texto',
  pages: 'Páginas',

  intro: 'Pregunta, y lee lo que dicen las fuentes, con sus propias palabras. Si no lo dicen, lo sabrás.',
  question: 'Pregunta',
  askHint: 'Pregunta con palabras completas: ¿Cuándo se firmó?',
  askOn: 'Sigue preguntando: ¿Y en 2023?',
  send: 'Preguntar',
  searching: 'Buscando en las fuentes…',
  you: 'Preguntaste',
  answers: 'Respuestas',
  startAnew: 'Nueva conversación',

  readInSource: 'Leer en la fuente',
  original: 'Original',
  originalPage: 'Página original',
  contents: 'Contenido',
  leftOut: (lines) =>
    `${counted(lines, 'línea', 'líneas')} de la página que no ${lines === 1 ? 'es' : 'son'} del artículo`,
  readPresent: 'Leer el texto actual',
  textGone:
    'El texto ha cambiado desde que se hizo este enlace, y esa versión ya no se conserva. Este es el texto actual.',
  earlier: 'Versiones anteriores',
  until: (day) => `Hasta el ${day}`,
  cited: 'Palabras citadas',
  previous: 'Palabras citadas anteriores',
  next: 'Palabras citadas siguientes',
  parts: 'Partes de este texto',
  part: (part, parts) => `Parte ${number(part)} de ${number(parts)}`,
  previousPart: 'Parte anterior',
  nextPart: 'Parte siguiente',

  narrow: 'Acotar la lista',
  words: 'Título, medio o autor',
  publisher: 'Medio',
  language: 'Idioma',
  shelf: 'Estante',
  from: 'Publicado desde',
  to: 'Publicado hasta',
  any: 'Cualquiera',
  show: 'Mostrar',
  clear: 'Mostrar todo',
  matching: (found, all) =>
    found === all
      ? counted(all, 'fuente', 'fuentes')
      : `${number(found)} de ${counted(all, 'fuente', 'fuentes')}`,
  noneMatch: 'Ninguna fuente coincide. Usa menos palabras, o muestra todo.',
  noSources: 'Todavía no hay fuentes.',
  page: (page, pages) => `Página ${number(page)} de ${number(pages)}`,
  previousPage: 'Página anterior',
  nextPage: 'Página siguiente',

  notFound: 'Aquí no hay nada',
  notFoundHow: 'Se quitó, o no es para ti. Busca entre las fuentes, o pregunta.',
  shared: (days: number) =>
    `Puede abrirla quien lea sus fuentes. Queda como es ahora y se guarda ${counted(days, 'día', 'días')}.`,
  sharedLink: 'Enlace a esta respuesta',
  copy: 'Copiar',
  copied: 'Copiado',
  nothingToShare: 'Las fuentes no dicen nada que se pueda compartir.',
  sharedKept: (days: number) =>
    `Estas son las palabras de las fuentes tal como eran cuando se compartió. Se guarda ${counted(days, 'día', 'días')} desde que se preguntó.`,
  sharedAsked: (day: string) => `Lo preguntaste el ${day}.`,
  changedSince: 'Una fuente ha cambiado desde entonces. Su enlace abre el texto tal como era.',
  digest: {
    link: 'Verlo entero',
    period: (from, to) => `Lo que llegó entre ${from} y ${to}`,
    sameArticle: 'El mismo artículo:',
    alsoReported: 'También lo cuentan:',
    noAnswer: 'Lo que las fuentes no pudieron responder',
    kept: (day) =>
      `Lo que se quitó después, o ya no se lee en el canal, no está aquí. Este enlace funciona hasta el ${day}.`,
  },
  linkExpired: 'Este enlace ya no funciona',
  linkExpiredHow:
    'Los enlaces a lo que lee un solo canal duran dos semanas. Vuelve a preguntar en el chat y abre el enlace nuevo.',
  failedTitle: 'Eso no funcionó',
  stale: 'Esta página estuvo abierta demasiado tiempo. Cárgala de nuevo e inténtalo otra vez.',
  tooLarge: 'Eso es demasiado de una vez. Envía menos.',
  notHere: 'Abre esta página por su propia dirección.',
  noMessages: 'Aquí no se puede avisar a nadie. Para eso, usa Footnote en Slack o Discord.',
  open: (address) =>
    `Abre ${address} en un navegador. Solo llega a ella esta máquina. Se detiene con Ctrl-C.`,
}
