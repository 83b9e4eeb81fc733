import type { Message } from 'discord.js'
import { linksIn } from '../../../language/adding.ts'
import type { Speech } from '../../../model.ts'
import { download, type Given } from '../../giving.ts'

/** The hosts that Discord serves attachments from: discord.com/developers/docs/reference, "CDN Formatting". */
const CDN = /^https:\/\/(?:cdn|media)\.discordapp\.(?:com|net)$/

interface Giving extends Partial<Pick<Message, 'content' | 'attachments' | 'embeds'>> {
  readonly messageSnapshots?: Message['messageSnapshots'] | null
}

/** The links and files of a message, of what it forwards too. @param apiUrl of Discord: a test server's files are on the same host */
export const givenIn = (
  { content, attachments, embeds = [], messageSnapshots }: Giving,
  apiUrl: string,
  speech: Speech,
): Given => {
  const own = new URL(apiUrl).origin
  const isOwn = ({ origin }: URL): boolean => CDN.test(origin) || origin === own
  const forwarded = [...(messageSnapshots?.values() ?? [])].map((message) => givenIn(message, apiUrl, speech))
  const links = linksIn(content ?? '')
  // A preview repeats the link of the text; what a feed's bot writes is in embeds alone.
  const shown = embeds.flatMap(({ url }) => linksIn(url ?? ''))
  return {
    links: [...new Set([...(links.length > 0 ? links : shown), ...forwarded.flatMap(({ links }) => links)])],
    files: [
      ...[...(attachments?.values() ?? [])].map(({ name, size, url }) => ({
        name,
        size,
        bytes: () => download({ url, isOwn, speech }),
      })),
      ...forwarded.flatMap(({ files }) => files),
    ],
  }
}
