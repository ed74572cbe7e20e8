import type { Kind } from '../kinds.ts';
import type { Ground, Law } from './rule.ts';

/** A ground with the article of each law that has it, in the order of the laws. */
export type CommonGround = Omit<Ground, 'article'> & { articles: string[] };

/**
 * Grounds on which a request of a kind may be refused. Where the person's law is not known, only what every one of the
 * laws lets be refused, each with all its articles; what one of them lets be refused in part alone is refused no further.
 * @see GDPR Art. 12(4), 17(3); Cal. Civ. Code 1798.105(d)
 */
export function groundsFor(laws: readonly Law[], kind: Kind): CommonGround[] {
  const of = (law: Law) => law.grounds.filter(({ kinds }) => kinds.includes(kind));
  const [first, ...rest] = laws.map(of);
  return (first ?? []).flatMap((ground) => {
    const others = rest.flatMap((grounds) => grounds.filter(({ id }) => id === ground.id));
    return others.length === rest.length ? [inCommon([ground, ...others])] : [];
  });
}

/** One ground, as several laws have it. */
const inCommon = (same: readonly [Ground, ...Ground[]]): CommonGround => ({
  id: same[0].id,
  kinds: same[0].kinds,
  articles: [...new Set(same.map(({ article }) => article))],
  confidence: same.every(({ confidence }) => confidence === 'sure') ? 'sure' : 'likely',
  isPartial: same.some(({ isPartial }) => isPartial),
});
