import { eq } from 'drizzle-orm';
import { listFindings } from '#db/finding';
import { findPlan, supersedePlan } from '#db/plan';
import { enqueue } from '#db/queue';
import { sealChosen } from '#db/request';
import { request as requests } from '#db/schema/index';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { readReason, sealReason } from './reason.ts';
import { record } from './record.ts';
import { indexesOf, whoOf } from './who.ts';

export type Choosing = DeskAct & {
  /** A table of the findings, and the key of one of its rows as they give it. */
  table: unknown;
  row: unknown;
  reason: unknown;
};

/**
 * Picks which of several matching persons a request is about, with a reason. The plan made for all of them falls; the
 * next one is of this person alone, and somebody else has to approve it. What was not looked at cannot be picked, and nobody
 * can be where several identities were keyed in that belong to different people.
 */
export async function choosePerson({ table, row, reason, ...asked }: Choosing): Promise<Result<null>> {
  const words = readReason(reason);
  if (!words.ok) return words;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const { id, key } = request;
    const plan = await findPlan(tx, id, key);
    const isOpen = plan?.body.questions.some(({ code }) => code === 'two-persons');
    if (request.status !== 'review' || !isOpen) return refused('not-possible-now');
    // Each identity may be another's: what is not the chosen person's would still lead to rows of who it belongs to.
    if (indexesOf(whoOf(request)).length > 1) return refused('several-identities', 'row');
    const findings = await listFindings(tx, { requestId: id, key, now });
    const seen = findings.find((one) => one.table === table)?.rows.find((one) => one.row === row);
    if (typeof table !== 'string' || !seen) return refused('choice-unknown', 'row');
    const chosenSealed = sealChosen(request, { table, row: seen.row });
    await tx.update(requests).set({ chosenSealed, chosenBy: actor.staffId }).where(eq(requests.id, id));
    await supersedePlan(tx, id, now);
    await enqueue(tx, 'find-and-plan', { requestId: id }, { key: `plan:${id}` });
    const reasonSealed = sealReason(request, words.value).toString('base64');
    const detail = { code: 'two-persons', table, reasonSealed };
    await record(tx, { type: 'plan-question-answered', actor, now, requestId: id, detail });
    return ok(null);
  });
}
