/** A file of the shelf as it was last read, so that it need not be read again while it stays the same. */
export interface SavedFile {
  /** Its path below the folder that was read. */
  readonly name: string
  /** Tells whether it is still the same: its size and when it was written. */
  readonly stamp: string
}

/** One source as its file held it, before sources are compared with each other. */
export interface SavedDocument {
  readonly id: string
  /** Of all that it says. */
  readonly hash: string
  /** What its reader made of it, as JSON. */
  readonly data: string
}

/** When a source came, and what became of it. Times are milliseconds since 1970. */
export interface Arrival {
  readonly id: string
  readonly arrived: number
  /** When its text last changed; when it arrived, if it never did. */
  readonly changed: number
  /** When it was taken away; absent while it is there. */
  readonly withdrawn?: number
}

/** What a store keeps of the sources. `root` is the folder or file that is read: each has its own. */
export interface SourceStore {
  savedFiles(root: string): Promise<readonly SavedFile[]>
  /** What was read from a file, in its order, and what could not be, as JSON; of a file that isn't kept, nothing. */
  savedDocuments(
    root: string,
    file: string,
  ): Promise<{ readonly documents: readonly SavedDocument[]; readonly problems: string }>
  /**
   * Takes a file as it now is, all at once: sources that are new arrive, those whose hash differs change, those that it no longer holds are
   * withdrawn, and one that was withdrawn and is back is there again, as changed. Where several of a root's documents have one id, the source is
   * withdrawn with the last of them, and changes when one has a hash that none of them had.
   */
  saveFile(
    root: string,
    file: SavedFile,
    content: { readonly documents: readonly SavedDocument[]; readonly problems: string },
    now: number,
  ): Promise<void>
  /** A file is gone: its sources are withdrawn, and what it held is forgotten. */
  deleteFile(root: string, file: string, now: number): Promise<void>
  /** All sources of a root, withdrawn ones too. */
  arrivals(root: string): Promise<readonly Arrival[]>
}
