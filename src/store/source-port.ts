/**
 * What a store saves of the sources. `root` is the folder or file that is read; each has its own files and sources. What is written under a claim is
 * refused with a ClaimLostError unless the claim is this process's when it is committed.
 */
export interface SourceStore {
  savedFiles(root: string): Promise<readonly SavedFile[]>
  /** A file's documents in order, and its problems as JSON. An unknown file has none. */
  savedDocuments(root: string, file: string): Promise<SavedContent>
  /** The same of many files, by their names. Each should hold few documents: those of a hundred files are in memory at once. */
  savedContents(root: string, files: readonly string[]): Promise<ReadonlyMap<string, SavedContent>>
  /**
   * Saves a file as it is now, in one transaction. New sources arrive; a source whose hash differs is changed; a source that the file no longer
   * holds is withdrawn; a withdrawn source that is back counts as changed. Several documents of a root may share an id: the source is withdrawn
   * with the last of them, and changes when one has a hash that none of them had.
   * @param under the key of a claim
   */
  saveFile(root: string, file: SavedFile, content: SavedContent, now: number, under?: string): Promise<void>
  /** Deletes a file that is gone, and withdraws its sources. @param under the key of a claim */
  deleteFile(root: string, file: string, now: number, under?: string): Promise<void>
  /** Replaces what was saved of the last reading of a root. @param under the key of a claim */
  saveReading(root: string, reading: SavedReading, under: string): Promise<void>
  reading(root: string): Promise<SavedReading | undefined>
  /** All sources of a root, including withdrawn ones. */
  arrivals(root: string): Promise<readonly Arrival[]>
  /**
   * What a source said before it changed or was withdrawn, the latest first: its last 20 versions. Those of collections are not saved, because
   * their documents are not.
   */
  versions(root: string, id: string): Promise<readonly SavedVersion[]>
}

/** The last time that a process had read all files of a root. */
export interface SavedReading {
  /** Which process it was, in words for those who run it. */
  readonly by: string
  /** All that was recorded by then is in the files and sources that are saved. In milliseconds since 1970. */
  readonly asOf: number
  /** Differs from the last one if anything that is saved of the root may differ. */
  readonly revision: string
  /** The problems that no file has, such as a folder that cannot be read, as JSON. */
  readonly problems: string
  /** Which files are not read. */
  readonly passedOver: string
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
