import type { enShelf } from '../en/shelf.ts'
import { formatCount } from '../format.ts'

const counted = (count: number, one: string, other: string) => formatCount(count, one, other, 'es')
const quoted = (text: string) => `«${text}»`

export const esShelf: typeof enShelf = {
  main: 'principal',
  team: 'equipo',
  here: 'este canal',
  mainIsFixed:
    'Todos los espacios leen el estante principal, así que solo lo cambia quien me mantiene. Usa el estante de este espacio o canal.',

  whichSource: 'Di qué fuente: su número en /source list, su enlace o palabras de su título.',
  whatToAdd: 'Di qué hay que añadir: /source add https://…',
  added: (title) => `Añadida: ${title}`,
  understood: (passages, from, language) =>
    [from, language, counted(passages, 'pasaje', 'pasajes')].filter(Boolean).join(' · '),
  begins: (words) => `Empieza así: ${quoted(words)}`,
  onlyHere: 'Solo este canal la tiene en sus respuestas.',
  onShelf: (shelf) => `Está en las respuestas de los canales que leen el estante ${quoted(shelf)}.`,
  alreadyThere: (title) => `Esa ya está en el estante: ${title}`,
  changedSince: (title) => `Esa estaba en el estante y ha cambiado. Tengo las palabras nuevas: ${title}`,
  unreadable: (problem) => `No he podido leerla: ${problem}`,
  severalAdded: (count, name) => `Añadidas: ${counted(count, 'fuente', 'fuentes')} de ${name}`,
  askAgain: (link) => `Para añadirla de todos modos: /source add ${link} anyway`,
  nothingToTake:
    'En ese mensaje no hay ni un enlace ni un archivo. Dame uno, o elige «Añadir a las fuentes» en el menú del mensaje que lo tiene.',
  tooMany: (left, most) => `${counted(left, 'más quedó', 'más quedaron')} fuera: tomo ${most} de una vez.`,
  fileElsewhere:
    'Ese archivo no está en el servidor de esta plataforma, y no busco ninguno en otro sitio. Dame su enlace.',
  fileUnreachable: 'No he podido traer ese archivo. Envíalo otra vez, o prueba en un minuto.',
  fileOfOthers: 'Ese archivo es de otra organización, y su aplicación no me deja leerlo. Envíame una copia.',
  needsFilesRead:
    'Aquí no puedo leer archivos. Quien me mantiene puede añadir el permiso files:read a la aplicación de Slack y volver a instalarla.',
  addToSources: 'Añadir a las fuentes',
  addsMessage: 'Convierte en fuentes los enlaces y archivos de este mensaje.',
  largeFile: 'Ese archivo ocupa más de 15 MB, y no leo más. Divídelo, o guarda solo su artículo.',
  button: { undo: 'Deshacer', add: 'Añadir de todos modos' },
  putBack: 'Devolver',
  removed: (title) => `Quitada: ${title}. Desde ahora no está en ninguna respuesta.`,
  restored: (title) => `Ha vuelto: ${title}`,
  cannotRestore: 'Ya no tengo sus palabras. Vuelve a añadirla por su enlace.',
  fileOfFolder: (file) =>
    `Esa es el archivo ${file} de la carpeta de fuentes. Quien me mantiene puede quitarlo de allí.`,
  notAdded: 'Esa fuente no vino de un enlace.',
  refreshed: {
    unchanged: (title) => `No ha cambiado nada: ${title}`,
    changed: (title) => `Ha cambiado, y tengo las palabras nuevas: ${title}`,
    missing: (title) => `Ya no hay ninguna página: ${title}. Volveré a mirar mañana.`,
    withdrawn: (title) =>
      `Parece que su página ya no volverá: ${title}. Se queda, marcada como retirada; /source remove la quita del estante.`,
    back: (title) => `Su página está otra vez ahí: ${title}`,
    failed: (title) => `No he podido mirar su página: ${title}`,
  },
  folderRead: 'He vuelto a leer la carpeta de fuentes.',
  folderFollowed: 'Otro proceso lee la carpeta de fuentes. Tengo lo que ha leído hasta ahora.',
  withdrawnSince: (day) => `retirada por su editor (visto el ${day})`,
  isWithdrawn: (day) => `Su editor la ha retirado: el ${day} su página ya no estaba.`,
  textsAway: (id: string) =>
    `Ahora mismo no puedo leer los textos de las fuentes: mi disco falla o está lleno. No se ha perdido nada. Avisa a quien me mantiene, por favor; está registrado con el número ${id}.`,
  olderVersion: (day) => `Así era hasta el ${day}. Sus palabras han cambiado desde entonces.`,

  noHistory: 'Aquí nadie ha cambiado nada todavía.',
  history: 'Lo que se cambió',
  historyOf: (title) => `Lo que se cambió: ${title}`,
  changeWords: {
    add: (what) => `añadida ${what}`,
    change: (what) => `palabras nuevas: ${what}`,
    remove: (what) => `quitada ${what}`,
    restore: (what) => `devuelta ${what}`,
    move: (what) => `movida aquí: ${what}`,
    withdraw: (what) => `retirada por su editor: ${what}`,
    return: (what) => `su página está otra vez ahí: ${what}`,
    create: (what) => `creado el estante ${what}`,
    delete: (what) => `borrado el estante ${what}`,
    bind: (what) => `este canal empezó a leer el estante ${what}`,
    unbind: (what) => `este canal dejó de leer el estante ${what}`,
    follow: (what) => `se sigue ${what}`,
    unfollow: (what) => `ya no se sigue ${what}`,
  },

  shelves: 'Estantes',
  sources: (count) => counted(count, 'fuente', 'fuentes'),
  notReadHere: (name) => `${name}: no se lee en este canal`,
  whichShelf: 'Di qué estante: /shelf list los muestra.',
  noSuchShelf: (typed, names) => `Aquí no hay ningún estante ${quoted(typed)}. Hay: ${names}.`,
  shelfThere: (name) => `Ya hay un estante ${quoted(name)}.`,
  badName: 'Dale al estante un nombre de 60 letras como mucho.',
  created: (name) =>
    `Ya está el estante ${quoted(name)}, y este canal lo lee. Añade algo así: /source add https://… to ${name}`,
  bound: (name) => `Este canal lee el estante ${quoted(name)}.`,
  unbound: (name) => `Este canal ya no lee el estante ${quoted(name)}.`,
  onlyInChannel: 'Los estantes se unen a canales. Dilo en el canal que quieras.',
  moveHow: 'Di qué hay que mover y adónde: /shelf move 3 to Legal',
  moved: (title, shelf) => `Movida al estante ${quoted(shelf)}: ${title}`,
  whereItIs: (title, shelf) => `Ya está en el estante ${quoted(shelf)}: ${title}`,
  boundBy: (who, name) => `${who} hizo que este canal lea el estante ${quoted(name)}.`,
  unboundBy: (who, name) => `${who} hizo que este canal ya no lea el estante ${quoted(name)}.`,
}
