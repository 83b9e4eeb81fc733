/** What is said in a shell while sources are exported, in English. */
export const enTransfer = {
  exportInside: (file: string) =>
    `${file} lies among the sources, where it would make each of them twice: name a file elsewhere.`,
  exportTooLong: (id: string) => `${id} is too long for a line of a collection, and is left out.`,
  exportCannotWrite: (path: string, reason: string) =>
    `${path} cannot be written (${reason}): name another file.`,
}
