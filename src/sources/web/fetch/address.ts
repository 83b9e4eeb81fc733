import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Which addresses may be connected to. Any that is not public belongs to somebody's own network. */
export type AddressRule = (address: string) => boolean

/**
 * Whether an IP address is a public unicast address. Addresses that carry an IPv4 address to a translator (NAT64, 6to4, Teredo) are not, whatever
 * they carry, because the translator decides where they lead. An IPv4 address written as IPv6 (`::ffff:…`) counts as that IPv4 address.
 * https://www.iana.org/assignments/iana-ipv4-special-registry https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export const isPublicAddress: AddressRule = (address) => {
  const parsed = parse(address)
  if (parsed === undefined || parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4'
    ? !CLOUD_SERVICES.has(parsed.toString())
    : // The rest of IPv6 is not given out yet, or is an old form of something else.
      parsed.match(ipaddr.parse('2000::'), 3)
}

/** For tests: public addresses, and this machine. */
export const isPublicOrLoopback: AddressRule = (address) =>
  isPublicAddress(address) || parse(address)?.range() === 'loopback'

/** Without the zone of a link (`fe80::1%eth0`), which only narrows the same address. */
const parse = (address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined =>
  isIP(address) === 0 ? undefined : ipaddr.process(address.replace(/%.*$/, ''))

/** Azure answers the machines in it at this address, which looks public: https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16 */
const CLOUD_SERVICES: ReadonlySet<string> = new Set(['168.63.129.16'])
