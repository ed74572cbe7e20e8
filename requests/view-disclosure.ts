import { inTransaction } from '#db/client';
import { discloseeOf, findDisclosure, orderOf } from '#db/disclosure';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { isViewReason } from '#domain/view-reasons';
import { authorise } from './authorise.ts';
import { record } from './record.ts';

export type ViewDisclosure = { actor: StaffActor; disclosureId: unknown; reason: unknown; now: Date };

/** Opens whose data were disclosed, to whom and under which order. The event is written first. */
export function viewDisclosure({
  actor,
  disclosureId,
  reason,
  now,
}: ViewDisclosure): Promise<Result<{ name: string; value: string }[]>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-held', now });
    if (!may.ok) return may;
    const isId = typeof disclosureId === 'string' && isUuid(disclosureId);
    const found = isId ? await findDisclosure(tx, disclosureId) : null;
    if (!found) return refused('not-found');
    const isOther = await authorise(tx, { actor, act: 'view-held', now, about: found.indexes });
    if (!isOther.ok) return isOther;
    if (!isViewReason(reason)) return refused('reason-missing', 'reason');
    await record(tx, { type: 'disclosure-viewed', actor, now, detail: { disclosureId: found.id, reason } });
    const { email, others } = discloseeOf(found);
    const { to, under } = orderOf(found);
    return ok([
      ...(email === null ? [] : [{ name: 'email', value: email }]),
      ...Object.entries(others).map(([name, value]) => ({ name, value })),
      { name: 'to', value: to },
      { name: 'under', value: under },
    ]);
  });
}
