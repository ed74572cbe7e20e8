import { inTransaction } from '#db/client';
import { type DisclosureLine, listDisclosures as listRows } from '#db/disclosure';
import { holdStaff } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { isDay } from '#domain/clock';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';

const pageSize = 50;

export type Disclosures = { lines: DisclosureLine[] /** For the next page's `after`. */; next: string | null };

/** What was disclosed, latest first, without whose it was and to whom; nothing about the one who looks. */
export function listDisclosures({
  actor,
  after,
  now,
}: {
  actor: StaffActor;
  after?: string | undefined;
  now: Date;
}): Promise<Result<Disclosures>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'hold', now });
    if (!may.ok) return may;
    const me = await holdStaff(tx, actor.staffId);
    if (!me) return refused('sign-in-first');
    const rows = await listRows(tx, { except: me.near, after: readAfter(after), limit: pageSize + 1 });
    const lines = rows.slice(0, pageSize);
    const last = lines.at(-1);
    return ok({ lines, next: rows.length > pageSize && last ? `${last.disclosedOn}_${last.id}` : null });
  });
}

function readAfter(after: string | undefined): { on: string; id: string } | null {
  const [on = '', id = ''] = (after ?? '').split('_');
  return isDay(on) && isUuid(id) ? { on, id } : null;
}
