/** What a store saves of the sources. `root` is the folder or file that is read; each has its own files and sources. */
export interface SourceStore {
  savedFiles(root: string): Promise<readonly SavedFile[]>
  /** A file's documents in order, and its problems as JSON. An unknown file has none. */
  savedDocuments(root: string, file: string): Promise<SavedContent>
  /**
   * Saves a file as it is now, in one transaction. New sources arrive; a source whose hash differs is changed; a source that the file no longer
   * holds is withdrawn; a withdrawn source that is back counts as changed. Several documents of a root may share an id: the source is withdrawn
   * with the last of them, and changes when one has a hash that none of them had.
   */
  saveFile(root: string, file: SavedFile, content: SavedContent, now: number): Promise<void>
  /** Deletes a file that is gone, and withdraws its sources. */
  deleteFile(root: string, file: string, now: number): Promise<void>
  /** All sources of a root, including withdrawn ones. */
  arrivals(root: string): Promise<readonly Arrival[]>
  /**
   * What a source said before it changed or was withdrawn, the latest first: its last 20 versions. Those of collections are not saved, because
   * their documents are not.
   */
  versions(root: string, id: string): Promise<readonly SavedVersion[]>
}

/** What a source said until it changed or was withdrawn. */
export interface SavedVersion extends Pick<SavedDocument, 'hash' | 'data'> {
  readonly until: number
}

/** A file that was read. It need not be read again while its stamp stays the same. */
export interface SavedFile {
  /** Its path below the root. */
  readonly name: string
  /** Its size and when it was written: tells whether it has changed. */
  readonly stamp: string
}

export interface SavedContent {
  readonly documents: readonly SavedDocument[]
  /** What could not be read, as JSON. */
  readonly problems: string
}

/** One source as its file held it, before sources are compared with each other. */
export interface SavedDocument {
  readonly id: string
  /** Hash of all that the source says. */
  readonly hash: string
  /** What its reader made of it, as JSON. */
  readonly data: string
}

/** When a source came, and what became of it. */
export interface Arrival {
  readonly id: string
  readonly arrived: number
  /** When its text last changed; when it arrived, if it never did. */
  readonly changed: number
  /** When it was taken away; absent while it is there. */
  readonly withdrawn?: number
}
