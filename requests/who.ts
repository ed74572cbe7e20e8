import { keyedHash } from '#db/keys';
import { emailOf, identitiesKeyedIn, type OpenedRequest } from '#db/request';
import { canonicalAddress } from '#domain/address';
import { canonicalIdentity } from '#domain/identity';
import type { MapFace } from '#domain/map-face';
import { ok, type Result, refused } from '#domain/problems';

/** Whom something is about: an address, other identities of the map by their keys, or (a letter may be vague) neither. */
export type Who = { email: string | null; others: Record<string, string> };

/** Finds an identity again without telling it. */
export const identityIndex = (identity: string, value: string): Buffer => keyedHash(identity, value);

/** The index of all identities. */
export const indexesOf = ({ email, others }: Who): Buffer[] => [
  ...(email === null ? [] : [identityIndex('email', email)]),
  ...Object.entries(others).map(([identity, value]) => identityIndex(identity, value)),
];

/** The one by which requests of the same person are found: the address before any other. Null when there is none. */
export const indexOf = (who: Who): Buffer | null => indexesOf(who)[0] ?? null;

/**
 * Reads identities as staff typed them, each in its one canonical form; fields left empty are not there.
 * @returns the problem of the first that is not one, with `identity-<key>` (or `email`) as its field
 */
export function readWho(typed: Record<string, unknown>, { identities }: Pick<MapFace, 'identities'>): Result<Who> {
  const who: Who = { email: null, others: {} };
  const given = Object.entries(typed).filter(([, value]) => typeof value === 'string' && value.trim() !== '');
  for (const [key, value] of given) {
    if (key === 'email') {
      const address = canonicalAddress(value);
      if (!address.ok) return address;
      who.email = address.value;
      continue;
    }
    const normalise = identities.find((one) => one.key === key)?.normalise;
    const canonical = normalise ? canonicalIdentity(String(value).trim(), normalise) : null;
    if (canonical === null || canonical.length > 254) return refused('identity-not-valid', `identity-${key}`);
    who.others[key] = canonical;
  }
  return ok(who);
}

/** Whom a request names, whether or not it has been proven. */
export const whoOf = (about: OpenedRequest): Who => ({ email: emailOf(about), others: identitiesKeyedIn(about) });
