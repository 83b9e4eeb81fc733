import type { enTransfer } from '../en/transfer.ts'
import { formatCount, formatNumber } from '../format.ts'

const number = (value: number) => formatNumber(value, 'es')

/** What is said in a shell while sources are exported and imported, in Spanish. */
export const esTransfer: typeof enTransfer = {
  exportInside: (file) =>
    `${file} está entre las fuentes, donde las duplicaría todas: indica un archivo en otro lugar.`,
  exportTooLong: (id) => `${id} es demasiado larga para una línea de una colección y se deja fuera.`,
  exportCannotWrite: (path, reason) => `No se puede escribir ${path} (${reason}): indica otro archivo.`,
  nothingToImport: 'No hay nada que importar: da enlaces, archivos, carpetas o listas de canales (.opml).',
  progress: (done, all) => `${number(done)} de ${number(all)}`,
  added: 'añadida',
  known: 'ya estaba',
  failed: 'falló',
  tooLarge: 'Ocupa más de 100 MB: divídelo o ponlo en la carpeta de fuentes.',
  bug: (id) => `Aquí algo ha fallado. Está registrado como ${id}.`,
  imported: (added, known, failed) =>
    `${formatCount(added, 'fuente o canal añadido', 'fuentes y canales añadidos', 'es')}, ${number(known)} ya estaban, ${number(failed)} fallaron.`,
  stopped: (left) => `Detenido: faltan ${number(left)}. La misma orden sigue con lo que falta.`,
}
