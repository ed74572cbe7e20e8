import { findLastAppeal, listOpenAppeals, noteAppealWarned } from '#db/appeal';
import { inTransaction } from '#db/client';
import { lockRequest } from '#db/request';
import { dayOf } from '#domain/clock';
import { warningDue } from '#domain/warnings';
import { eachApart } from './each-apart.ts';
import { organisation } from './organisation.ts';
import { record } from './record.ts';
import { refusers } from './refusers.ts';
import { deskUrl } from './staff-letters.ts';
import { tellStaff } from './tell-staff.ts';

const pageSize = 500;

/**
 * Reminds those who may decide of every open appeal whose own time runs out, and daily of those that are late; the
 * request that it is about is closed, and has no clock any more. @returns how many
 */
export function warnAppeals(now: Date): Promise<number> {
  const today = dayOf(now, organisation().timeZone);
  return eachApart(runningOut(today), (id) => warn(id, { today, now }));
}

async function* runningOut(today: string): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const page = await inTransaction((tx) => listOpenAppeals(tx, { today, after, limit: pageSize }));
    yield* page.map(({ requestId }) => requestId);
    if (page.length < pageSize) return;
    after = page.at(-1)?.id ?? '';
  }
}

/** In a transaction of its own, on the locked request: two workers at once write once. */
function warn(requestId: string, { today, now }: { today: string; now: Date }): Promise<boolean> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, requestId);
    const open = about && (await findLastAppeal(tx, requestId));
    if (!about || !open || open.decidedAt) return false;
    const due = warningDue(open, today);
    if (!due) return false;
    await noteAppealWarned(tx, open.id, due.percent);
    const { reference, kind } = about;
    const fields = { reference, kind, ...due, answerByOn: open.answerByOn, deskUrl: deskUrl(requestId) };
    const except = [...(await refusers(tx, about, open)), ...(open.keyedInBy ? [open.keyedInBy] : [])];
    await tellStaff(tx, { kind: 'staff-appeal-clock', fields, request: about, act: 'decide-appeal', except, now });
    await record(tx, { type: 'appeal-warned', actor: { kind: 'worker' }, now, requestId, detail: due });
    return true;
  });
}
