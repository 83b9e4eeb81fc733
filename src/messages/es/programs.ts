import type { enPrograms } from '../en/programs.ts'

/** What other programs are told, and what a shell says of their tokens, in Spanish. */
export const esPrograms: typeof enPrograms = {
  tokenMade: (name, reads) =>
    `Este es el token «${name}», que ${reads}. Solo se muestra esta vez: guárdalo como una contraseña.`,
  noShelfYet: (workspace) =>
    `Hasta ahora no se ha añadido nada en ${workspace}. Si ese es su identificador, el token leerá lo que se añada.`,
  reads: {
    main: 'lee el estante principal',
    workspace: (id) => `lee lo que lee todo ${id}`,
    channel: (id) => `lee lo que lee el canal ${id}`,
  },
  tokenLine: (id, name, reads, made, used) =>
    `${id} · ${name} · ${reads} · creado el ${made} · ${used === undefined ? 'sin usar' : `usado por última vez el ${used}`}`,
  noTokens: 'No hay ningún token. footnote token create crea uno.',
  tokenRevoked: (name) => `El token «${name}» ya no sirve.`,
  noSuchToken:
    'No existe ese token. footnote token list muestra los que hay, con sus identificadores y nombres.',
  nameTaken: (name) => `Ya hay un token «${name}»: elige otro nombre, o anúlalo antes.`,
  badName: (most) =>
    `Ese nombre no sirve para un token: da uno de ${most} caracteres como máximo, en una línea.`,
  badWorkspace: (typed) =>
    `--workspace es «${typed}»: da slack: o discord: y su identificador, por ejemplo slack:T024BE7LD o discord:123456789012345678.`,
  badChannel: (typed) =>
    `--channel es «${typed}»: da slack: o discord: con los identificadores del espacio de trabajo y del canal, por ejemplo slack:T024BE7LD/C024BE91L.`,
  oneOfBoth:
    'Da --workspace o --channel, no ambos: el token de un canal ya lee lo de su espacio de trabajo, en la medida en que lo lee el canal.',
  tokenWhat:
    'Di qué hacer con los tokens: token create informes, token list o token revoke informes. Con un token pregunta otro programa.',

  says: {
    answered: 'El primer fragmento responde a la pregunta.',
    related: 'Ninguna fuente lo responde con certeza. Los fragmentos son solo lo más cercano.',
    none: 'Las fuentes no lo dicen.',
  },
  tooOften: (seconds) =>
    `Es más de lo que se responde a un programa en un minuto. Vuelve a intentarlo en ${seconds === 1 ? '1 segundo' : `${seconds} segundos`}.`,
  badCursor: 'Ese no es un cursor de esta lista. Empieza sin ninguno y sigue con el que da cada página.',
  noSource:
    'No existe esa fuente. La lista de fuentes tiene todas las que se pueden leer, con sus direcciones.',
  beyondEnd: (length) => `Ese texto tiene ${length} caracteres. Empieza antes de su final.`,

  noToken:
    'Da un token en la cabecera Authorization: Bearer fn_…. Quien administra Footnote crea uno con: footnote token create.',
  badToken: {
    malformed:
      'Ese no es un token de Footnote: consta de fn_ y otros 43 caracteres. Comprueba que se copió entero.',
    unknown:
      'No existe ese token: fue anulado, o hay un carácter equivocado. Quien administra Footnote ve los que hay con: footnote token list.',
  },
  badRequest: (faults) => `${faults}. /api/openapi.json dice lo que admite esta dirección.`,
  notJson: 'Manda el cuerpo en JSON, con la cabecera Content-Type: application/json.',
  brokenJson: 'El cuerpo no es JSON. Es un objeto, por ejemplo {"question": "¿Cuándo se firmó?"}.',
  oneMessage: 'Manda un solo mensaje por petición, no una lista.',
  tooLarge: (bytes) => `El cuerpo tiene más de ${bytes} bytes. Manda menos.`,
  noAddress: 'No hay nada en esta dirección. /api/openapi.json dice cuáles hay.',
  wrongMethod: (allowed) => `Esta dirección solo admite ${allowed}.`,
  wrongHost: 'A Footnote no se llega por este nombre. Quien lo administra indica el nombre con WEB_URL.',
  wrongOrigin:
    'Las páginas de otros sitios no pueden preguntar aquí. Pregunta desde un programa, no desde un navegador.',
}
