/** Longer links than this, in characters, are not made: they would crowd out what they lead to. */
const LONGEST_LINK = 500

/**
 * A source's address as a link may lead to it: http or https, without a user's name, percent-encoded so that it cannot end the link it
 * stands in. Undefined for any other.
 */
export const safeLink = (address: string | undefined): string | undefined => {
  if (address === undefined || !URL.canParse(address)) return undefined
  const { protocol, username, password, href } = new URL(address)
  if ((protocol !== 'http:' && protocol !== 'https:') || username !== '' || password !== '') return undefined
  const safe = href.replace(
    /[|<>\s"'`*~\\^{}]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return safe.length <= LONGEST_LINK ? safe : undefined
}
