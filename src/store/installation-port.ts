/** What a store saves of the workspaces that installed the bot, and how all of one is forgotten. */
export interface InstallationStore {
  /** Replaces an installation of the same id. */
  saveInstallation(installation: SavedInstallation): Promise<void>
  installation(platform: string, id: string): Promise<SavedInstallation | undefined>
  /** All of a platform, the oldest first. */
  installations(platform: string): Promise<readonly SavedInstallation[]>
  deleteInstallation(platform: string, id: string): Promise<void>
  /**
   * Deletes all that a workspace has: its installation, its shelves with their sources and feeds, questions, answers, rules, digests, watches, sessions,
   * and tokens that read them. A file of the folder that was put on one of its shelves stays there, so that nobody reads it who did not before.
   */
  forgetWorkspace(platform: string, workspace: string): Promise<void>
}

/** Where the bot was installed: a workspace, or an organisation with several. */
export interface SavedInstallation {
  /** The platform's id of the workspace or organisation. */
  readonly id: string
  readonly platform: string
  readonly kind: 'workspace' | 'organisation'
  /** Of a workspace: the organisation whose installation covers it. */
  readonly organisation?: string
  /** What the platform gave, encrypted. Absent where only the organisation's installation is there. */
  readonly sealed?: string
  readonly at: number
}
