import { ConfigError } from '../../errors.ts'
import type { InstallationStore, SavedInstallation } from '../../store/installation-port.ts'
import { decrypt, deriveKey, encrypt } from './sealed.ts'

/*
 * Where the bot was installed on a platform, when several workspaces share it. What the platform gave, its tokens above all, is sealed with SECRET_KEY:
 * who reads the store cannot use it, and a row that is copied to another workspace's cannot be opened.
 */

/** The platform's ids of where the bot was installed. */
export interface InstalledAt {
  readonly workspace?: string | undefined
  /** Alone: an organisation that installed the bot for all its workspaces. */
  readonly organisation?: string | undefined
}

/** Where the bot was removed. */
export interface RemovedFrom extends InstalledAt {
  /** Whether an organisation's installation covers the workspace no longer, although it stays for others. */
  readonly coverEnds?: boolean
}

export interface Installations {
  /** @throws ConfigError that names SECRET_KEY, if an installation was sealed with another key or was changed */
  check(): Promise<void>
  /** Saves what the platform gave. It replaces what was saved before. */
  save(at: InstalledAt, data: string): Promise<void>
  /**
   * What the platform gave a workspace, or else the organisation whose installation covers it.
   * @throws ConfigError as `check`
   */
  find(at: InstalledAt): Promise<string | undefined>
  /** Remembers that an organisation's installation covers a workspace. */
  cover(workspace: string, organisation: string): Promise<void>
  /** The ids of the workspaces where the bot answers. */
  workspaces(): Promise<readonly string[]>
  /**
   * The bot was removed. All that the workspaces had which it does not answer in any more is forgotten. What is told late, after the bot was installed
   * again, counts for nothing.
   * @param told when the platform says that it was, in milliseconds since 1970
   * @returns their ids
   */
  remove(at: RemovedFrom, told: number): Promise<readonly string[]>
  /** Forgets what was still written for workspaces that were removed, by answers that were under way. */
  forgetRest(workspaces: readonly string[]): Promise<void>
}

export interface InstallationsOptions {
  readonly store: InstallationStore
  readonly platform: string
  readonly secretKey: string
  /** Called once a workspace was forgotten, so that nobody is told of its sources any more. */
  readonly forgotten: () => Promise<unknown>
  /** In milliseconds since 1970. */
  readonly now?: () => number
}

/** A platform tells times in seconds, in milliseconds. */
const EXACTNESS = 1_000

/** The first byte of what is sealed, so that another way to seal can be told from this one. */
const VERSION = 1

export const createInstallations = (options: InstallationsOptions): Installations => {
  const { store, platform, forgotten, now = Date.now } = options
  const key = deriveKey(options.secretKey, 'installations')
  const about = (id: string): string => `installation ${platform} ${id}`

  const seal = (id: string, data: string): string =>
    Buffer.concat([Buffer.of(VERSION), encrypt(data, key, about(id))]).toString('base64url')

  const open = ({ id, sealed }: SavedInstallation): string | undefined => {
    if (sealed === undefined) return undefined
    const bytes = Buffer.from(sealed, 'base64url')
    const data = bytes[0] === VERSION ? decrypt(bytes.subarray(1), key, about(id)) : undefined
    if (data === undefined)
      throw new ConfigError(
        `The installation of ${id} cannot be opened: SECRET_KEY is not the one that it was sealed with, or its row was changed. Set the SECRET_KEY of before, or let that workspace install the bot again.`,
      )
    return data
  }

  const forget = async (workspace: string): Promise<readonly string[]> => {
    await store.forgetWorkspace(platform, workspace)
    return [workspace]
  }

  const removeWorkspace = async (workspace: string): Promise<readonly string[]> => {
    const saved = await store.installation(platform, workspace)
    const above = saved?.organisation && (await store.installation(platform, saved.organisation))
    if (!saved || !above) return forget(workspace)
    // Its organisation's installation still covers it.
    const { sealed: _, ...rest } = saved
    await store.saveInstallation(rest)
    return []
  }

  /** A workspace that installed the bot itself keeps it. */
  const endCover = async ({ organisation: _, ...own }: SavedInstallation): Promise<readonly string[]> => {
    if (own.sealed === undefined) return forget(own.id)
    await store.saveInstallation(own)
    return []
  }

  const removeOrganisation = async (organisation: string): Promise<readonly string[]> => {
    await store.deleteInstallation(platform, organisation)
    const gone: string[] = []
    for (const saved of await store.installations(platform)) {
      if (saved.organisation === organisation) gone.push(...(await endCover(saved)))
    }
    return gone
  }

  return {
    check: async () => {
      for (const saved of await store.installations(platform)) open(saved)
    },
    save: async ({ workspace, organisation }, data) => {
      const id = workspace ?? organisation
      if (id === undefined) throw new Error('An installation names neither a workspace nor an organisation.')
      const before = await store.installation(platform, id)
      await store.saveInstallation({
        id,
        platform,
        kind: workspace === undefined ? 'organisation' : 'workspace',
        ...(before?.organisation !== undefined && { organisation: before.organisation }),
        sealed: seal(id, data),
        at: now(),
      })
    },
    find: async ({ workspace, organisation }) => {
      const saved = workspace === undefined ? undefined : await store.installation(platform, workspace)
      const own = saved && open(saved)
      const above = saved?.organisation ?? organisation
      if (own !== undefined || above === undefined) return own
      const covering = await store.installation(platform, above)
      return covering && open(covering)
    },
    cover: async (workspace, organisation) => {
      const saved = await store.installation(platform, workspace)
      if (saved?.organisation === organisation) return
      const fresh = { id: workspace, platform, kind: 'workspace', at: now() } as const
      await store.saveInstallation({ ...(saved ?? fresh), organisation })
    },
    workspaces: async () =>
      (await store.installations(platform)).flatMap(({ id, kind }) => (kind === 'workspace' ? [id] : [])),
    remove: async ({ workspace, organisation, coverEnds = false }, told) => {
      const saved = await store.installation(platform, workspace ?? organisation ?? '')
      if (saved?.sealed !== undefined && saved.at >= told + EXACTNESS && !coverEnds) return []
      const gone =
        workspace !== undefined
          ? await (coverEnds && saved ? endCover(saved) : removeWorkspace(workspace))
          : organisation !== undefined
            ? await removeOrganisation(organisation)
            : []
      if (gone.length > 0) await forgotten()
      return gone
    },
    forgetRest: async (workspaces) => {
      // It may have installed the bot again.
      for (const workspace of workspaces)
        if ((await store.installation(platform, workspace)) === undefined) await forget(workspace)
    },
  }
}
