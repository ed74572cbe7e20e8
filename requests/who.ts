import { keyedHash } from '#db/keys';
import { childOf, emailOf, identitiesKeyedIn, type OpenedRequest } from '#db/request';
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

/**
 * The one by which requests of the same person are found: the address; without it all that is known together, since a
 * name alone is many people's. Null when there is none.
 */
export function indexOf(who: Who): Buffer | null {
  const [first, ...others] = indexesOf(who);
  if (who.email !== null || others.length === 0) return first ?? null;
  return identityIndex('together', JSON.stringify(Object.entries(who.others).sort()));
}

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

/** Whose data a request is about, whether or not it has been proven: the child where a parent decides. */
export function whoOf(about: OpenedRequest): Who {
  const child = childOf(about);
  if (!child) return { email: emailOf(about), others: identitiesKeyedIn(about) };
  const { email = null, ...others } = child;
  return { email, others };
}

/** The index of every identity of whoever a request names: of a child's, parent and child. Never empty. */
export const indexesOfAll = (about: OpenedRequest): Buffer[] => [
  about.emailIndex,
  ...indexesOf(whoOf(about)),
  ...indexesOf({ email: emailOf(about), others: identitiesKeyedIn(about) }),
];

/**
 * Reads what is asked for, and the address where it was typed; nothing else that a form may carry.
 * @returns a problem for the first that is missing
 */
export function readAsked(
  typed: Record<string, unknown>,
  face: Pick<MapFace, 'identities'>,
  asked: readonly string[],
): Result<Who> {
  const keys = [...new Set(['email', ...asked])];
  const read = readWho(Object.fromEntries(keys.map((key) => [key, typed[key]])), face);
  if (!read.ok) return read;
  const { email, others } = read.value;
  const missing = asked.find((key) => (key === 'email' ? email === null : others[key] === undefined));
  if (missing === 'email') return refused('address-missing', 'email');
  return missing === undefined ? read : refused('identity-missing', `identity-${missing}`);
}
