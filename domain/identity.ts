import { canonicalAddress } from './address.ts';

/** How values of an identity are compared; the map names one for each of its identities. */
export const normalisations = ['email', 'phone', 'name', 'text'] as const;
export type Normalise = (typeof normalisations)[number];

/**
 * The one form in which a value is compared, or `null` for a value that may match nothing (empty, not an address).
 */
export function canonicalIdentity(value: string, normalise: Normalise): string | null {
  if (value.trim() === '' || value.includes('\0')) return null;
  if (normalise === 'text') return value;
  if (normalise === 'phone') return canonicalPhone(value);
  if (normalise === 'name') return canonicalName(value);
  const address = canonicalAddress(value);
  return address.ok ? address.value : null;
}

/** As people write it, but for blanks and capitals; of A to Z alone, which are small letters under every collation. */
function canonicalName(value: string): string {
  return value
    .trim()
    .replaceAll(/[ \t\r\n]+/g, ' ')
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function canonicalPhone(value: string): string | null {
  const digits = value.replace(/[^0-9+]/g, '');
  return /^\+?\d{5,}$/.test(digits) ? digits : null;
}
