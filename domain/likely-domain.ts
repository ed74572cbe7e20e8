import { distance } from './faults.ts';

const common = ['gmail.com', 'hotmail.com', 'outlook.com', 'yahoo.com', 'icloud.com', 'aol.com', 'proton.me', 'gmx.de'];

/**
 * The address that was probably meant, where the domain is one letter or two swapped ones away from a common one. Only
 * ever shown, never put in place: the unlikely address may be right.
 * @param address canonical
 */
export function likelyAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  const typed = address.slice(at + 1);
  if (common.includes(typed)) return null;
  const meant = common.find((domain) => distance(typed, domain) === 1 || isSwapped(typed, domain));
  return meant ? `${address.slice(0, at)}@${meant}` : null;
}

const isSwapped = (typed: string, domain: string): boolean =>
  distance(typed, domain) === 2 && [...typed].sort().join('') === [...domain].sort().join('');
