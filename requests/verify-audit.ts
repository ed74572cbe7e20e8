import { database } from '#db/client';
import { countEvents, findBrokenLink, findHash, findHead } from '#db/event';

/** An event's number and hash that were written down elsewhere, so that a rewritten chain disagrees with them. */
export type Anchor = { seq: number; hash: string };

export type AuditVerdict = { ok: true; events: number; head: Anchor } | { ok: false; firstBad: number; why: string };

/**
 * Recomputes the whole chain of events.
 * @param anchors heads kept outside the database; without one, whoever owns the database could cut off the end unseen
 * @returns the number of the first event that was changed, removed, moved or cut off
 */
export function verifyAudit(anchors: Anchor[] = []): Promise<AuditVerdict> {
  const snapshot = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;
  return database().transaction(async (tx) => {
    const broken = await findBrokenLink(tx);
    if (broken !== null) return bad(broken, 'it was changed or removed, or the order was');
    const [head, events] = [await findHead(tx), await countEvents(tx)];
    if (head.seq !== events) return bad(Math.min(head.seq, events) + 1, 'the end of the chain was cut off');
    for (const anchor of [...anchors, head].sort((a, b) => a.seq - b.seq)) {
      if (anchor.seq > 0 && (await findHash(tx, anchor.seq)) !== anchor.hash) {
        return bad(anchor.seq, 'it is missing, or the chain up to it was written anew');
      }
    }
    return { ok: true as const, events, head };
  }, snapshot);
}

const bad = (firstBad: number, why: string): AuditVerdict => ({ ok: false, firstBad, why });
