import { type LookupAddress, type LookupOptions, promises } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import type { AddressRule } from './address.ts'
import { WebError } from './web-error.ts'

/** Finds the addresses of a host, as `dns.lookup` does. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>

export const resolveHost: Resolve = (host) => promises.lookup(host, { all: true })

/**
 * Parses a link, and refuses whatever may not be fetched by how it is written. The WHATWG parser has put every dress of an IPv4 address (decimal,
 * octal, hexadecimal, short, in wide digits) into four numbers by then. Any port is allowed but those that the Fetch standard blocks, such as mail's
 * and SSH's: real sites do use 8080 and 8443, and a port of a public address is as public as the address.
 * @throws WebError
 */
export const checkLink = (link: string | URL, mayConnect: AddressRule): URL => {
  const url = typeof link === 'string' ? URL.parse(link.trim()) : link
  if (url === null || url.href.length > LONGEST_LINK) throw new WebError('not-a-link')
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new WebError('scheme')
  if (url.username !== '' || url.password !== '') throw new WebError('credentials')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // Names of this machine and of local networks need no lookup, and their messages don't tell whether they exist.
  if (isIP(host) === 0 ? LOCAL_NAME.test(host) && !mayConnect('127.0.0.1') : !mayConnect(host))
    throw new WebError('private')
  return url
}

/** In characters: what all browsers and servers accept. */
const LONGEST_LINK = 2048

/** A name without a dot, or below a domain that is never public: RFC 6761, RFC 6762, RFC 8375, and ICANN's `.internal`. */
const LOCAL_NAME = /^[^.]*\.?$|(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|localdomain)\.?$/

/**
 * A lookup for connections that gives only addresses that may be connected to. A connection goes to the very addresses that were checked, so DNS
 * cannot change its answer in between. An address that is written out in a link is not looked up: `checkLink` checks it.
 */
export const guardedLookup =
  (resolve: Resolve, mayConnect: AddressRule): LookupFunction =>
  (host, options, callback) => {
    const answer = (addresses: readonly LookupAddress[]): void => {
      const allowed = addresses.filter(
        ({ address, family }) => mayConnect(address) && isWanted(family, options),
      )
      const [first] = allowed
      if (first === undefined) callback(new WebError('private'), '')
      else if (options.all) callback(null, allowed)
      else callback(null, first.address, first.family)
    }
    resolve(host).then(answer, (error: NodeJS.ErrnoException) => callback(error, ''))
  }

const isWanted = (family: number, { family: wanted }: LookupOptions): boolean =>
  wanted === undefined || wanted === 0 || `IPv${family}` === `IPv${String(wanted).replace('IPv', '')}`
