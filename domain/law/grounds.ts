import type { Kind } from '../kinds.ts';
import type { Ground, Law } from './rule.ts';

/**
 * Grounds on which a request of a kind may be refused. Where the person's law is not known, only what every one of the
 * laws lets be refused.
 * @see GDPR Art. 12(4), 17(3); Cal. Civ. Code 1798.105(d)
 */
export function groundsFor([first, ...rest]: readonly Law[], kind: Kind): Ground[] {
  const of = (law: Law) => law.grounds.filter(({ kinds }) => kinds.includes(kind));
  return first ? of(first).filter(({ id }) => rest.every((law) => of(law).some((ground) => ground.id === id))) : [];
}
