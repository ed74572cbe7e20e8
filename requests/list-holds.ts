import { inTransaction } from '#db/client';
import { type HoldsAfter, listHolds as listRows } from '#db/hold';
import { holdStaff } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { isDay } from '#domain/clock';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';

export type HoldLine = Omit<Awaited<ReturnType<typeof listRows>>[number], 'isAboutPerson'> & { isAboutPerson: boolean };

const pageSize = 50;

export type Holds = { lines: HoldLine[] /** For the next page's `after`. */; next: string | null };

type Asked = {
  actor: StaffActor;
  after?: string | undefined;
  /** This hold, and no other. */
  holdId?: string | undefined;
  now: Date;
};

/** Holds but those of lists, those in force first, without whom they are about; none about the one who looks. */
export function listHolds({ actor, after, holdId, now }: Asked): Promise<Result<Holds>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'hold', now });
    if (!may.ok) return may;
    const me = await holdStaff(tx, actor.staffId);
    if (!me) return refused('sign-in-first');
    const only = holdId && isUuid(holdId) ? holdId : null;
    const rows = await listRows(tx, { except: me.near, after: readAfter(after), only, limit: pageSize + 1 });
    const lines = rows.slice(0, pageSize).map((row) => ({ ...row, isAboutPerson: row.isAboutPerson !== null }));
    const last = lines.at(-1);
    const next = rows.length > pageSize && last ? `${last.liftedAt ? 1 : 0}_${last.reviewOn}_${last.id}` : null;
    return ok({ lines, next });
  });
}

function readAfter(after: string | undefined): HoldsAfter | null {
  const [lifted = '', on = '', id = ''] = (after ?? '').split('_');
  return isDay(on) && isUuid(id) ? { isLifted: lifted === '1', on, id } : null;
}
