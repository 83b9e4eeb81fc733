import type { enSignIn } from '../en/sign-in.ts'

export const esSignIn: typeof enSignIn = {
  title: 'Iniciar sesión',
  intro: 'Aquí lees lo mismo que puedes leer en el chat. Inicia sesión con la cuenta que tienes allí.',
  with: (platform) => `Iniciar sesión con ${platform}`,
  out: 'Cerrar sesión',
  again: 'Volver a intentarlo',
  failed: 'No has iniciado sesión',
  denied: (platform) => `No lo permitiste en ${platform}. No se ha cambiado nada.`,
  stale: 'Ha pasado demasiado tiempo, o empezaste a iniciar sesión otra vez en otra ventana.',
  refused: (platform) => `${platform} no ha confirmado quién eres.`,
  down: (platform) => `Ahora mismo no se puede contactar con ${platform}. Espera un minuto.`,
  unknown: (platform) =>
    `No he podido preguntar a ${platform} a qué espacios de trabajo perteneces. Espera un minuto.`,
  stranger: (platform) =>
    `Esta cuenta de ${platform} no pertenece a ningún espacio de trabajo en el que yo responda. Si tienes otra, inicia sesión con ella.`,
  limited: 'Son más inicios de sesión desde un mismo lugar de los que acepto en un minuto. Espera un minuto.',
  choose: '¿Qué servidor?',
  chooseIntro: 'Respondo en varios servidores a los que perteneces. Lees lo que leen sus miembros.',
  change: 'Cambiar de servidor',
  now: 'ahora',
}
