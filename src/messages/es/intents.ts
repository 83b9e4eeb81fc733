import type { enIntents } from '../en/intents.ts'

/** What the bot says, in Spanish, to what people say to it rather than ask the sources. */
export const esIntents: typeof enIntents = {
  welcome: 'Me alegro de ayudar. Pregúntame cuando quieras.',
  goodbye: 'Hasta luego. Mencióname, o escríbeme, cuando tengas otra pregunta.',
  clear:
    'No puedo borrar un chat. Debajo de una respuesta tuya, Descartar la borra; un hilo o un mensaje nuevo empieza de cero.',
  nothingYet: 'Aquí todavía no he respondido nada a lo que eso se pueda referir. Haz primero la pregunta.',
  author: (name) => `De ${name}.`,
  noAuthor: 'La fuente no nombra a ningún autor.',
  published: (day) => `Publicado: ${day}.`,
  noDate: 'La fuente no da ninguna fecha.',
  untold: {
    who: 'La cita no dice de quién es.',
    when: 'La cita no dice cuándo fue.',
  },
  origin: (sources) => (sources === 1 ? 'Eso es de:' : 'Eso es de estas fuentes:'),
  newSince: (day) => `Nuevo desde el ${day}:`,
  ownWords: 'Con las palabras de la propia fuente.',
  neverRewords:
    'Solo cito: nunca reformulo, acorto, explico ni traduzco lo que dice una fuente. Puedes seguir leyendo en la propia fuente.',
}
