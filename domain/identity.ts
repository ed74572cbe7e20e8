import { canonicalAddress } from './address.ts';

/** How values of an identity are compared; the map names one for each of its identities. */
export const normalisations = ['email', 'phone', 'text'] as const;
export type Normalise = (typeof normalisations)[number];

/**
 * The one form in which a value is compared, or `null` for a value that may match nothing (empty, not an address).
 */
export function canonicalIdentity(value: string, normalise: Normalise): string | null {
  if (value.trim() === '' || value.includes('\0')) return null;
  if (normalise === 'text') return value;
  if (normalise === 'phone') return canonicalPhone(value);
  const address = canonicalAddress(value);
  return address.ok ? address.value : null;
}

function canonicalPhone(value: string): string | null {
  const digits = value.replace(/[^0-9+]/g, '');
  return /^\+?\d{5,}$/.test(digits) ? digits : null;
}
