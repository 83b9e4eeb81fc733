import type { enAccess, PostingPermission } from '../en/access.ts'
import { formatList } from '../format.ts'

const PERMISSION: Readonly<Record<PostingPermission, string>> = {
  view: 'Ver canal',
  connect: 'Conectar',
  send: 'Enviar mensajes',
  sendInThreads: 'Enviar mensajes en hilos',
}

/** Lo que ve quien administra y añade el bot a un espacio de trabajo. */
const esInstall: (typeof enAccess)['install'] = {
  title: 'Añade Footnote a tu espacio de trabajo',
  intro:
    'Footnote responde preguntas con las palabras de tus fuentes. Quien administra el espacio lo permite en Slack; después responde a /ask, a las menciones y en los mensajes directos.',
  add: 'Añadir a Slack',
  note: 'Lo que tu espacio añade y pregunta es solo para tu espacio. Si quitas la aplicación en Slack, Footnote lo olvida todo.',
  done: (name) => `Footnote está instalado en ${name}`,
  next: 'Haz la primera pregunta: escribe /ask en cualquier canal, o escribe a Footnote en Aplicaciones.',
  open: 'Abrir Slack',
  failed: 'Footnote no se instaló',
  denied: 'No lo permitiste en Slack. No ha cambiado nada.',
  stale: 'Tardó más de diez minutos, o empezaste otra vez en otra ventana.',
  refused: 'Slack no confirmó la instalación. Espera un minuto. Si se repite, el registro dice por qué.',
  again: 'Probar otra vez',
  limited: 'Demasiadas personas instalan Footnote en este minuto. Espera un minuto.',
}

export const esAccess: typeof enAccess = {
  install: esInstall,
  outsiders: 'Solo respondo a miembros de este equipo. Pide a uno de ellos que me pregunte.',
  personLimited: (seconds) =>
    `Es más de lo que respondo a una persona en un minuto. Prueba otra vez dentro de ${waitOf(seconds)}.`,
  channelLimited: (seconds) =>
    `Es más de lo que respondo en un canal en un minuto. Prueba otra vez dentro de ${waitOf(seconds)}.`,

  forMembers:
    'Los invitados no pueden cambiar los ajustes ni las fuentes de un canal. Cualquier miembro de este espacio puede: pídeselo a uno.',
  forAdmins:
    'Solo quienes administran este espacio o canal pueden cambiar sus ajustes y sus fuentes. Pídeselo a uno de ellos.',
  forNamed: (names) =>
    names.length === 0
      ? 'Los ajustes y las fuentes de un canal los cambian solo las personas que eligió quien me administra. Pregúntale quiénes son.'
      : `Los ajustes y las fuentes de un canal los cambian: ${formatList(names, 'es')}. Pídeselo.`,
  roleUnknown: 'No he podido saber si puedes cambiar eso. Prueba otra vez dentro de un minuto.',

  notInChannel:
    'No estoy en este canal, así que no funcionaría. Invítame: escribe aquí /invite y mi nombre. Luego prueba otra vez.',
  mayNotPost:
    'No puedo escribir en este canal, así que no funcionaría. Pide a quien lo administra que me deje (en Discord: Ver canal y Enviar mensajes; en hilos Enviar mensajes en hilos). Luego prueba otra vez.',
  lacksPermissions: (lacks) =>
    `No puedo escribir en este canal, así que no funcionaría. Me falta: ${formatList(
      lacks.map((permission) => PERMISSION[permission]),
      'es',
    )}. Quien administra el canal puede permitirlo: Editar canal → Permisos → añádeme → ✓. Luego prueba otra vez.`,
  noPlaceToPost:
    'En un canal de este tipo no se pueden escribir mensajes, así que no funcionaría. Usa un canal de texto, o una publicación de un foro.',
  notNow: 'Ahora mismo no he podido escribir en este canal, así que nada ha cambiado. Prueba otra vez.',

  somebody: 'Alguien',
  digestOn: (name, when) => `${name} ha activado el resumen diario: ${when}.`,
  digestOff: (name) => `${name} ha desactivado el resumen diario.`,
  listen: (name, now) => `${name} ha cambiado cuándo respondo aquí. ${now}`,
  watchOn: (name, question) =>
    `${name} me ha pedido que avise aquí cuando una fuente nueva responda: ${question}`,
  watchOff: (name, question) => `${name} ha terminado un aviso de este canal: ${question}`,
}

const waitOf = (seconds: number): string => (seconds === 1 ? '1 segundo' : `${seconds} segundos`)
