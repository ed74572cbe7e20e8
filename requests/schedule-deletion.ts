import { and, desc, eq, inArray } from 'drizzle-orm';
import { type Database, inTransaction, type Transaction } from '#db/client';
import { insertLetterLink } from '#db/letter-link';
import { findPlan } from '#db/plan';
import { enqueue } from '#db/queue';
import { emailOf, lockRequest, type OpenedRequest } from '#db/request';
import { event, request } from '#db/schema/index';
import { readEnv } from '#env';
import { organisation } from './organisation.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { post } from './post.ts';
import { record } from './record.ts';

/** The notice's link works a little longer than the cooling-off: late, it says so instead of nothing. */
const lateMs = 7 * 86_400_000;

/**
 * Tells of an approved deletion before it runs: a neutral notice with a link that pauses it to each contact, and when it
 * will be done to the person. Then the run waits until the cooling-off is over.
 * @param contacts canonical addresses that the map names for notices
 * @returns false when there is nothing to tell, or it was told
 */
export function scheduleDeletion({
  requestId,
  contacts,
  now,
}: {
  requestId: string;
  contacts: string[];
  now: Date;
}): Promise<boolean> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, requestId);
    if (!about || !(await needsNotice(tx, about))) return false;
    const plan = await findPlan(tx, about.id, about.key);
    const runAfter = about.runAfter ?? new Date(now.getTime() + organisation().coolingOffMs);
    await tx.update(request).set({ runAfter }).where(eq(request.id, requestId));
    const addresses = noticedAt(about, contacts);
    for (const to of addresses) await notify(tx, about, { to, runAfter, now });
    const fields = { reference: about.reference, runAfter: runAfter.toISOString(), statusUrl: statusUrl(requestId) };
    await tellPerson(tx, about, { kind: 'deletion-scheduled', fields, now });
    const detail = { digest: plan?.digest ?? null, runAfter: runAfter.toISOString(), notices: addresses.length };
    await record(tx, { type: 'scheduled', actor: { kind: 'worker' }, now, requestId, detail });
    await enqueue(tx, 'run', { requestId }, { runAt: runAfter, key: `run:${requestId}` });
    return true;
  });
}

/** After these a deletion has another plan and another day: its contacts are told anew, with links that work until then. */
const anew = ['review-again', 'run-failed', 'appeal-upheld'] as const;

/**
 * The mailbox of who asks is left out where it is not safe: whoever reads along there would learn of it. Other contacts
 * are still told, since whoever has taken a mailbox over could else say the same and have an account deleted in silence.
 */
function noticedAt(about: OpenedRequest, contacts: readonly string[]): string[] {
  const own = emailOf(about);
  const all = [...new Set([own ?? [], ...contacts].flat())];
  return about.mailboxUnsafe ? all.filter((one) => one !== own) : all;
}

/** Whether an approved deletion's contacts have not been told since it was approved last. */
export async function needsNotice(tx: Database | Transaction, about: OpenedRequest): Promise<boolean> {
  if (about.kind !== 'delete' || about.status !== 'approved') return false;
  const [last] = await tx
    .select({ type: event.type })
    .from(event)
    .where(and(eq(event.requestId, about.id), inArray(event.type, ['scheduled', ...anew])))
    .orderBy(desc(event.seq))
    .limit(1);
  return last?.type !== 'scheduled';
}

async function notify(
  tx: Transaction,
  about: OpenedRequest,
  { to, runAfter, now }: { to: string; runAfter: Date; now: Date },
): Promise<void> {
  const expiresAt = new Date(runAfter.getTime() + lateMs);
  const token = await insertLetterLink(tx, { requestId: about.id, purpose: 'pause-deletion', expiresAt });
  const pauseUrl = `${readEnv('HABEAS_URL').HABEAS_URL}/pause#${token}`;
  await post(tx, {
    kind: 'deletion-notice',
    to,
    fields: { runAfter: runAfter.toISOString(), pauseUrl },
    language: about.language,
    now,
    request: about,
  });
}
