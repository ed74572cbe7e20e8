import type { Database, Transaction } from '#db/client';
import { findClock } from '#db/clock-event';
import { lawOf } from '#domain/law/law-of';
import type { Law } from '#domain/law/rule';
import { ruledLaws } from './rules-for.ts';

/**
 * The laws that a request is answered under, as they were when it was filed, and as counsel had set them right by then;
 * several where nobody knows which holds.
 */
export async function lawsOf(tx: Transaction | Database, about: Parameters<typeof findClock>[1]): Promise<Law[]> {
  return ruledLaws((await findClock(tx, about)).rules);
}

/** Whom a person may complain to; where the law is not known, the authority at home. @see GDPR Art. 12(4) */
export function regulatorOf([first, ...more]: readonly Law[]): string {
  return (first && more.length === 0 ? first : lawOf('default')).regulator.value;
}
