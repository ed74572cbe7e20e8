import type { Database, Transaction } from '#db/client';
import { findClock } from '#db/clock-event';
import { authoritySite } from '#domain/law/authority-sites';
import type { Law } from '#domain/law/rule';
import { organisation } from './organisation.ts';
import { ruledLaws } from './rules-for.ts';

/**
 * The laws that a request is answered under, as they were when it was filed, and as counsel had set them right by then;
 * several where nobody knows which holds.
 */
export async function lawsOf(tx: Transaction | Database, about: Parameters<typeof findClock>[1]): Promise<Law[]> {
  return ruledLaws((await findClock(tx, about)).rules);
}

/**
 * Whom a person may complain to: about a child, the authority of the children's law where it rules; where the law is not
 * known, those of all that may be theirs, each once; with how to reach them, as the organisation file says, else their site.
 * @returns one a line, as `said` of `domain/said.ts` reads them
 * @see GDPR Art. 12(4); Va. Code 59.1-577(C); 16 CFR 312.6
 */
export function regulatorOf(laws: readonly Law[]): string {
  const childrens = laws.filter(({ id }) => id === 'us-coppa');
  const theirs = Map.groupBy(childrens.length > 0 ? childrens : laws, ({ regulator }) => regulator.value);
  const { authorities } = organisation();
  const lines = [...theirs].map(([regulator, its]) => {
    const ways = its.map(({ id }) => authorities[id] ?? authoritySite(id)).filter((way) => way !== null);
    return ways.length > 0 ? `${regulator}\t${[...new Set(ways)].join('; ')}` : regulator;
  });
  return lines.join('\n');
}
