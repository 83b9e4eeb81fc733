import { BlockList, isIPv6 } from 'node:net'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/** Addresses of this machine and of private networks, where a proxy of ours may be: RFC 1918, 3927, 4193, 4291 and 6598. */
const PRIVATE = new BlockList()
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6')

/**
 * The address that a request comes from. Behind a proxy in a private network it is the one that the proxy saw, which it adds at the end of
 * `X-Forwarded-For`; what stands before may be anybody's invention. Of IPv6 it is the network, since one person has all of its addresses.
 */
export const addressOf = (c: Context): string => {
  // Without a server there is no connection.
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  const peer = plainAddress(incoming?.socket.remoteAddress ?? '')
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  const isProxy = forwarded !== undefined && PRIVATE.check(peer, isIPv6(peer) ? 'ipv6' : 'ipv4')
  return networkOf(isProxy ? plainAddress(forwarded.slice(0, 60)) : peer)
}

/** An IPv4 address as IPv6 is one of IPv4. */
const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** The first 64 bits of an IPv6 address. */
const networkOf = (address: string): string => {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0')
  return [...first, ...zeros, ...last].slice(0, 4).join(':')
}
