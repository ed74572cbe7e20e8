import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { database, inTransaction, type Transaction } from '#db/client';
import { lockRequest, type OpenedRequest } from '#db/request';
import { request } from '#db/schema/index';
import { dayOf } from '#domain/clock';
import { isOpen, openStatuses } from '#domain/states';
import { warningDue } from '#domain/warnings';
import { eachApart } from './each-apart.ts';
import { settleDates } from './keep-clock.ts';
import { organisation } from './organisation.ts';
import { record } from './record.ts';
import { deskUrl } from './staff-letters.ts';
import { tellStaff } from './tell-staff.ts';

const pageSize = 500;

/** Reminds the desk of every open request whose time runs out, and daily of those that are late. @returns how many */
export function warnClocks(now: Date): Promise<number> {
  const today = dayOf(now, organisation().timeZone);
  return eachApart(runningOut(today), (id) => warn(id, { today, now }));
}

async function* runningOut(today: string): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const page = await listRunningOut(today, after);
    yield* page;
    if (page.length < pageSize) return;
    after = page.at(-1) ?? '';
  }
}

/** Open requests with three quarters of their time used, a page by id. */
async function listRunningOut(today: string, after: string): Promise<string[]> {
  const used = sql`4 * (${today}::date - ${request.receivedOn}) >= 3 * (${request.answerByOn} - ${request.receivedOn})`;
  const beyond = after === '' ? undefined : gt(request.id, after);
  const rows = await database()
    .select({ id: request.id })
    .from(request)
    .where(and(inArray(request.status, openStatuses), used, beyond))
    .orderBy(asc(request.id))
    .limit(pageSize);
  return rows.map(({ id }) => id);
}

function warn(id: string, { today, now }: { today: string; now: Date }): Promise<boolean> {
  return inTransaction(async (tx) => {
    const locked = await lockRequest(tx, id);
    if (!locked || !isOpen(locked.status)) return false;
    // A clock that stands still moves its last day with every day.
    const about = await settled(tx, locked, now);
    const due = warningDue(about, today);
    if (!due) return false;
    await tx.update(request).set({ warnedAtPercent: due.percent }).where(eq(request.id, id));
    const { reference, kind, answerByOn } = about;
    const fields = { reference, kind, answerByOn, deskUrl: deskUrl(id) };
    const to = { request: about, act: 'triage', now } as const;
    if (due.isLate) await tellStaff(tx, { kind: 'staff-overdue', fields, ...to });
    else await tellStaff(tx, { kind: 'staff-clock', fields: { ...fields, percent: due.percent }, ...to });
    const detail = { percent: due.percent, isLate: due.isLate };
    await record(tx, { type: 'clock-warned', actor: { kind: 'worker' }, now, requestId: id, detail });
    return true;
  });
}

async function settled(tx: Transaction, locked: OpenedRequest, now: Date): Promise<OpenedRequest> {
  const { answerBy } = await settleDates(tx, locked, now);
  const isLater = answerBy.on > locked.answerByOn;
  return { ...locked, answerByOn: answerBy.on, warnedAtPercent: isLater ? 0 : locked.warnedAtPercent };
}
