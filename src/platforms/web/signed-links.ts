import type { Reader } from '../../commands/reading/source-path.ts'
import { type Place, withoutUndefined } from '../../model.ts'
import type { WebConfig } from '../../web-config.ts'
import { isSame, keyOf, macOf } from './keys.ts'

/** What a signed link lets whoever has it read: one source or one digest, and nothing else, until a time. */
export interface SignedLink {
  /** The reference of the source, or the name of the digest. */
  readonly source: string
  /** The place that reads the source; the main shelf's if missing. The link opens nothing that this place does not read any more. */
  readonly place?: Pick<Place, 'platform' | 'workspace' | 'channel'>
  /** When it expires, in milliseconds since 1970. */
  readonly until: number
}

/** In bytes: 128 bits, half of the code. RFC 2104, section 5, advises no less. */
const MAC = 16
/** In characters. A reference and the ids of a place are shorter. */
const LONGEST = 1_000

/**
 * Makes the token of a link, in letters that an address may have. Whoever has it can read what it says, and change none of it.
 * @param key for the purpose `links`
 */
export const signLink = ({ source, place, until }: SignedLink, key: Buffer): string => {
  const { platform, workspace = null, channel = null } = place ?? {}
  const fields = platform === undefined ? [source, until] : [source, until, platform, workspace, channel]
  const said = Buffer.from(JSON.stringify(fields)).toString('base64url')
  return `${said}.${macOf(said, key, MAC)}`
}

/** What a token lets its holder read; undefined if it was not made with the key, was changed in any letter, or has expired. */
export const readLink = (token: string, now: number, key: Buffer): SignedLink | undefined => {
  if (token.length > LONGEST) return undefined
  const said = token.split('.')[0] ?? ''
  if (!isSame(token, `${said}.${macOf(said, key, MAC)}`)) return undefined
  const [source, until, platform, workspace, channel] = JSON.parse(
    Buffer.from(said, 'base64url').toString(),
  ) as readonly [string, number, string?, (string | null)?, (string | null)?]
  if (until <= now) return undefined
  if (platform === undefined) return { source, until }
  const place = { platform, workspace: workspace ?? undefined, channel: channel ?? undefined }
  return { source, place: withoutUndefined(place) as NonNullable<SignedLink['place']>, until }
}

/** What the tokens of links are signed with. */
export const linkKeyOf = ({ secretKey }: Pick<WebConfig, 'secretKey'>): Buffer => keyOf(secretKey, 'links')

/** The reader, as what is said in chat links to it. */
export const readerAt = (web: Pick<WebConfig, 'url' | 'secretKey'>): Reader => {
  const key = linkKeyOf(web)
  return { url: web.url, sign: (link) => signLink(link, key) }
}
