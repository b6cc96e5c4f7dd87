// Webhooks, addresses: where a server may be made to send. In: a URL, or what a name resolved to.
// Out: whether it lies in the public network. Whoever writes a URL must not reach what only we can.
import { BlockList, isIP } from 'node:net';

const OURS = new BlockList();
for (const [network, prefix] of [
  ...[['0.0.0.0', 8] as const, ['10.0.0.0', 8] as const, ['100.64.0.0', 10] as const],
  ...[['127.0.0.0', 8] as const, ['169.254.0.0', 16] as const, ['172.16.0.0', 12] as const],
  ...[['192.0.0.0', 24] as const, ['192.0.2.0', 24] as const, ['192.88.99.0', 24] as const],
  ...[['192.168.0.0', 16] as const, ['198.18.0.0', 15] as const, ['198.51.100.0', 24] as const],
  ...[['203.0.113.0', 24] as const, ['224.0.0.0', 3] as const],
]) {
  OURS.addSubnet(network, prefix, 'ipv4');
}
// Of the sixth version only global addresses are let through, and of those none that stands for one
// of the fourth.
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [['2001::', 23] as const, ['2001:db8::', 32] as const]) {
  OURS.addSubnet(network, prefix, 'ipv6');
}
OURS.addSubnet('2002::', 16, 'ipv6');

/** Whether an address of the network layer is a public one. */
export function isPublic(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !OURS.check(address, 'ipv4');
  return version === 6 && GLOBAL.check(address, 'ipv6') && !OURS.check(address, 'ipv6');
}

/**
 * Whether a URL may be sent to, as far as it says itself: HTTPS, no name and password in it, and no
 * private address written out. What a name leads to is looked at when it is sent.
 * @param allowsPrivate Plain HTTP and private addresses, too.
 */
export function isSendable(text: string, allowsPrivate: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  if (username !== '' || password !== '') return false;
  if (allowsPrivate) return protocol === 'https:' || protocol === 'http:';
  const bare = hostname.replace(/^\[|\]$/g, '');
  return protocol === 'https:' && (isIP(bare) === 0 || isPublic(bare));
}
