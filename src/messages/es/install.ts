import type { enInstall } from '../en/install.ts'

/** Lo que ve quien administra y añade el bot a un espacio de trabajo. */
export const esInstall: typeof enInstall = {
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
