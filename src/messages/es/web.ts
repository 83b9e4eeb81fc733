import type { enWeb } from '../en/web.ts'
import { formatCount } from '../format.ts'

const counted = (count: number, one: string, other: string) => formatCount(count, one, other, 'es')

export const esWeb: typeof enWeb = {
  fault: {
    'not-a-link': () => 'Eso no es un enlace. Dame uno que empiece por https:// o http://.',
    scheme: () => 'Solo leo enlaces que empiezan por https:// o http://.',
    credentials: () => 'Ese enlace lleva un nombre de usuario o una contraseña. Dámelo sin ellos.',
    private: () =>
      'Ese enlace no lleva a la internet pública, y no leo otra cosa. Dame la página como archivo.',
    port: () => 'Ese enlace nombra un puerto donde no hay páginas. Revisa el enlace.',
    'unknown-host': () => 'No hay ningún sitio con ese nombre. Revisa el enlace.',
    unreachable: () => 'No se puede llegar al sitio. Revisa el enlace o prueba más tarde.',
    certificate: () =>
      'El sitio no puede demostrar quién es: su certificado no es válido. Dame la página como archivo.',
    slow: () => 'El sitio tardó más de 10 segundos. Prueba más tarde o dame la página como archivo.',
    large: () => 'Eso pasa de 15 MB, y no leo más de un enlace. Dame uno a una parte.',
    redirects: () =>
      'Ese enlace lleva de una dirección a otra sin fin. Ábrelo en un navegador y dame el enlace de la página que ves.',
    type: (detail) =>
      `No puedo leer lo que hay ahí${detail === '' ? '' : ` (${detail})`}. Leo páginas, PDF, textos, libros electrónicos, subtítulos y documentos de oficina.`,
    robots: () =>
      'El sitio pide que los programas no lean eso por su cuenta. Aun así, puedes añadir sus artículos uno a uno.',
    gone: () => 'No hay ninguna página en ese enlace. Revísalo o busca la página en su sitio.',
    refused: () =>
      'El sitio no me deja leer eso: pide iniciar sesión o no admite programas. Guarda la página en tu navegador y dame el archivo.',
    busy: () => 'El sitio dice que está saturado. Prueba más tarde.',
    status: (detail) => `El sitio respondió con un error${detail && ` (${detail})`}. Prueba más tarde.`,
    garbled: () => 'Lo que envió el sitio está dañado. Prueba más tarde o dame la página como archivo.',
  },

  noArticle: {
    login:
      'Esa es una página para iniciar sesión, no un artículo. Dame el enlace de un artículo, o guarda su página y dame el archivo.',
    video: 'Ese es un vídeo casi sin texto. Dame su transcripción.',
    list: 'Esa es una lista de artículos, no un artículo. Dame el enlace de uno, o sigue el canal de noticias del sitio.',
    paywall:
      'De ese artículo solo se puede leer el principio sin suscripción. Guarda la página entera en tu navegador y dame el archivo.',
    consent:
      'El sitio pide que se acepten sus cookies antes de mostrar nada. Guarda la página en tu navegador y dame el archivo.',
    captcha:
      'El sitio quiere saber si soy una persona y no me muestra nada. Guarda la página en tu navegador y dame el archivo.',
    missing: 'El sitio dice que no existe esa página. Revisa el enlace o busca la página en su sitio.',
    empty: 'En esa página casi no hay texto. Guárdala en tu navegador y dame el archivo.',
  },

  feedFault: {
    'no-feed': 'Esa página no nombra ningún canal. Busca en el sitio un enlace a su RSS o Atom, y dame ese.',
    'not-a-feed':
      'Eso no es un canal que pueda leer. Dame el enlace de un canal RSS, Atom o JSON, o de una página que nombre uno.',
    'too-much': 'Ese canal exige demasiado tiempo o memoria. Pide al sitio uno más corto.',
  },

  feeds: {
    whatToFollow: 'Di qué seguir: /source follow https://…',
    following: (title, articles) =>
      `Sigo: ${title}. ${articles === 1 ? 'Su artículo se convierte en fuente' : `Sus ${counted(articles, 'artículo', 'artículos')} se convierten en fuentes, uno tras otro`}, y los nuevos en una hora, más o menos.`,
    omitted: (count) =>
      `${counted(count, 'artículo más antiguo queda', 'artículos más antiguos quedan')} fuera.`,
    followedAlready: (title) => `Ya se sigue: ${title}`,
    tooMany: (most) =>
      `Este estante sigue ${most} canales y no admite más. /source feeds los enumera; /source unfollow deja uno.`,
    count: (count) => counted(count, 'canal seguido', 'canales seguidos'),
    none: 'Aquí no se sigue ningún canal. /source follow y el enlace de un sitio o canal: sus artículos nuevos se convierten en fuentes.',
    state: {
      waiting: () => 'aún sin leer',
      fine: (at) => `leído ${at}`,
      failed: (at, failures) =>
        `${failures === 1 ? 'no se pudo leer' : `no se pudo leer ${failures} veces seguidas, la última`} ${at}.`,
      ended: (at) => `terminó para siempre, visto ${at}.`,
    },
    stop: (value) => `Dejar ${value}`,
    which: 'Di cuál, por su número en /source feeds: /source unfollow 1',
    noSuch: (typed, feeds) =>
      `No hay ningún canal ${typed}: ${feeds === 0 ? 'aquí no se sigue ninguno' : feeds === 1 ? 'solo está el número 1' : `van del 1 al ${feeds}`}.`,
    notFollowed: 'Eso ya no se sigue.',
    unfollowed: (title) => `Ya no se sigue: ${title}. Las fuentes que vinieron de él se quedan.`,
  },
}
