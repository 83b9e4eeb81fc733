import type { enPosting } from '../en/posting.ts'

/** What the bot says about posting and reading messages on a chat platform, in Spanish. */
export const esPosting: typeof enPosting = {
  oneCommand: 'Responde a una pregunta, o hace lo que cualquiera de los demás comandos.',
  searching: 'Buscando en las fuentes…',
  isSearching: 'está buscando en las fuentes…',
  reading: 'Leyendo lo que diste…',
  isReading: 'está leyendo lo que diste…',
  notInChannel: 'No puedo responder allí, porque no estoy en ese canal. Invítame, o pregúntame aquí.',
  wordsHidden:
    'No recibo las palabras de ese mensaje. Pregunta desde su propio menú: Aplicaciones → Preguntar a las fuentes por esto.',
  answeredHere: {
    forbidden: (channel) => `En ${channel} no puedo escribir, así que te respondo aquí.`,
    locked: (channel) => `${channel} está bloqueado, así que te respondo aquí.`,
    archived: (channel) => `${channel} está archivado, así que te respondo aquí.`,
  },
  notChanged: {
    forbidden: (channel) =>
      `En ${channel} ya no puedo escribir, así que allí mi respuesta se queda como estaba. Esta es la nueva.`,
    locked: (channel) =>
      `${channel} está bloqueado, así que allí mi respuesta se queda como estaba. Esta es la nueva.`,
    archived: (channel) =>
      `${channel} está archivado, así que allí mi respuesta se queda como estaba. Esta es la nueva.`,
  },
  notPosted: {
    archived: 'No puedo responder allí: el canal está archivado. Pregúntame aquí.',
    restricted: 'No puedo escribir allí: lo impide un ajuste del canal o del espacio. Pregúntame aquí.',
    noThread: 'No puedo responder allí: el mensaje ya no está. Vuelve a preguntarme.',
    noReplies: 'Ese mensaje no admite respuestas. Pregúntame en el canal, o aquí.',
    tooMany: 'En este espacio ya no caben más mensajes por ahora. Vuelve a preguntarme más tarde.',
    noAccess: 'No puedo entrar en ese espacio. Pide a quien lo administra que me deje pasar.',
    editClosed: 'Ya no puedo cambiar mi respuesta: el plazo para editar ha pasado. Vuelve a preguntarme.',
    noToken: 'Ahora no puedo escribir: me han retirado el acceso. Quien me hace funcionar debe renovarlo.',
  },
  digestReason: {
    never: 'el canal ya no existe, o no estoy en él',
    failed: 'fallaron todos los intentos',
    overtaken: 'tocaba el siguiente antes de que un intento saliera bien',
    zone: 'aquí no se conoce su zona horaria',
  },
  aChannel: 'un canal',
  digestForbidden: (channel) =>
    `No puedo publicar el resumen en ${channel}. Pide a quien lo administra que me deje escribir allí (en Discord: Ver canal y Enviar mensajes). Lo intento de nuevo durante dos horas, y después cuando toque el siguiente.`,
  digestFailed: (channel, reason) =>
    `El resumen para ${channel} no se pudo entregar: ${reason}. El próximo se intentará a su hora.`,
  digestEnded: (channel, reason) =>
    `El resumen para ${channel} se ha quitado, porque no se puede entregar: ${reason}. Con /digest on vuelve a darse allí.`,
}
