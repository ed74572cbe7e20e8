import { inTransaction } from '#db/client';
import { decideFacts, findTyped } from '#db/identity-proof';
import { lockRequest } from '#db/request';
import { identityOf } from './identity-of.ts';
import { record } from './record.ts';

/**
 * Keeps whether enough of what somebody typed was right, and destroys what they typed. Which of it was right is not kept
 * and not told. Done twice, it is kept once.
 * @param right how many of the facts were
 */
export function keepCompared({ proofId, right, now }: { proofId: string; right: number; now: Date }): Promise<void> {
  return inTransaction(async (tx) => {
    const typed = await findTyped(tx, proofId);
    const about = typed && (await lockRequest(tx, typed.requestId));
    if (!about) return;
    const { wanted } = await identityOf(tx, about);
    const isMet = wanted?.ask === 'facts' && right >= wanted.facts;
    if (!(await decideFacts(tx, { id: proofId, isMet, now }))) return;
    const [type, actor] = [isMet ? 'identity-shown' : 'facts-wrong', { kind: 'worker' }] as const;
    await record(tx, { type, actor, now, requestId: about.id, ...(isMet ? { detail: { way: 'facts' } } : {}) });
  });
}
