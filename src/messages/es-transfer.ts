import type { enTransfer } from './en-transfer.ts'
/** What is said in a shell while sources are exported, in Spanish. */
export const esTransfer: typeof enTransfer = {
  exportInside: (file) =>
    `${file} está entre las fuentes, donde las duplicaría todas: indica un archivo en otro lugar.`,
  exportTooLong: (id) => `${id} es demasiado larga para una línea de una colección y se deja fuera.`,
  exportCannotWrite: (path, reason) => `No se puede escribir ${path} (${reason}): indica otro archivo.`,
}
