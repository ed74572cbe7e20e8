import { brLgpd, caPipeda, caQc } from './americas.ts';
import { auApp, inDpdp, jpAppi, krPipa } from './asia-pacific.ts';
import { elsewhere } from './elsewhere.ts';
import { euGdpr, ukGdpr, ukGdprLater } from './gdpr.ts';
import { notYet } from './not-yet.ts';
import { chFadp, zaPopia } from './others.ts';
import type { Law } from './rule.ts';
import { usCa } from './us-ca.ts';
import { usCoppa } from './us-coppa.ts';
import { usStates } from './us-states.ts';

/**
 * Every version of every law, oldest first: a change of law is a new entry beside the old one, because requests that were
 * filed under the old one keep it.
 */
const all: readonly Law[] = [
  ...[euGdpr, ukGdpr, ukGdprLater, usCa, brLgpd, caPipeda, caQc, elsewhere],
  ...[...usStates, ...notYet, usCoppa],
  ...[chFadp, auApp, jpAppi, krPipa, inDpdp, zaPopia],
];

/** Ids of all laws, as the organisation file names them. */
export const lawIds: readonly string[] = [...new Set(all.map(({ id }) => id))];

export const isLawId = (text: string): boolean => lawIds.includes(text);

/**
 * A law as it was in a version, or as it is now.
 * @throws RangeError when there is no such law, or it never had that version
 */
export function lawOf(id: string, version?: string): Law {
  const found = all.findLast((law) => law.id === id && (version === undefined || law.version === version));
  if (!found) throw new RangeError(`no such law: ${id} ${version ?? ''}`.trim());
  return found;
}
