/** Which addresses are somebody's on the internet, and not ours, a neighbour's or a cloud's own. */

/**
 * IPv4 blocks that no stranger's server has: private, loopback, link-local with the clouds' metadata (169.254.169.254,
 * 100.100.100.200, 192.0.0.192, 168.63.129.16), documentation, and from 224.0.0.0 on multicast and reserved ones.
 * @see IANA IPv4 Special-Purpose Address Registry (RFC 6890)
 */
const notPublic4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '168.63.129.16/32', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/3'],
];

/** All of IPv6 that is public lies in here … */
const global6 = '2000::/3';
/** … but for these: Teredo and other protocols, documentation, and 6to4, which has an IPv4 address inside. */
const notPublic6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/**
 * Whether an address is public, so that a server of ours may be sent to it.
 * @param address IPv4 or IPv6 as a name server or a URL gives it; anything else is not public
 * @see RFC 6890; CWE-918
 */
export function isPublicAddress(address: string): boolean {
  const number = numberOf(address);
  if (number === null) return false;
  const isIn = (block: string) => contains(block, number);
  return number.bits === 32 ? !notPublic4.some(isIn) : isIn(global6) && !notPublic6.some(isIn);
}

type Numbered = { bits: 32 | 128; value: bigint };

function contains(block: string, { bits, value }: Numbered): boolean {
  const [base = '', length] = block.split('/');
  const known = numberOf(base);
  const shift = BigInt(bits - Number(length));
  return known?.bits === bits && known.value >> shift === value >> shift;
}

function numberOf(address: string): Numbered | null {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) {
    const parts = address.split('.').map(Number);
    return parts.every((part) => part <= 255) ? { bits: 32, value: joined(parts, 8n) } : null;
  }
  // The URL parser knows all of RFC 4291's spellings, and writes one.
  const url = `http://[${address}]/`;
  if (!URL.canParse(url)) return null;
  const [head = '', tail] = new URL(url).hostname.slice(1, -1).split('::');
  const groups = (text = '') => text.split(':').filter(Boolean);
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail)];
  return {
    bits: 128,
    value: joined(
      all.map((group) => Number.parseInt(group, 16)),
      16n,
    ),
  };
}

const joined = (parts: number[], width: bigint): bigint =>
  parts.reduce((sum, part) => (sum << width) + BigInt(part), 0n);
