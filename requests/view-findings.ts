import { and, desc, eq, gt } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { listFindings } from '#db/finding';
import { findPlan } from '#db/plan';
import { listRedactions, type RedactionRow } from '#db/redaction';
import type { OpenedRequest } from '#db/request';
import { event } from '#db/schema/index';
import { type Finding, findingMinutes } from '#domain/finding';
import { ok, type Result } from '#domain/problems';
import { mayAct } from '#domain/roles';
import { type DeskAct, lookAtDesk } from './at-desk.ts';
import { record } from './record.ts';
import { mayRedact } from './redact.ts';

export type FindingsView =
  /** This member of staff gave no reason lately. */
  | { state: 'not-asked'; reference: string }
  | { state: 'being-fetched'; reference: string }
  | {
      state: 'shown';
      reference: string;
      findings: Finding[];
      shownUntil: Date;
      /** What is left out of the copy, in the order in which it was; the rows are whole. */
      redactions: RedactionRow[];
      /** This member of staff may leave something out. */
      mayRedact: boolean;
      /** The table of persons of which one has to be picked, and this member of staff may. */
      chooseIn: string | null;
    };

/**
 * What the worker found, for who asked with a reason within the last quarter of an hour. The event of the view is
 * written in the same transaction: if it cannot be, nothing is shown.
 */
export function viewFindings(asked: DeskAct): Promise<Result<FindingsView>> {
  const find = async (tx: Transaction, request: OpenedRequest): Promise<Result<FindingsView>> => {
    const { actor, now } = asked;
    const { id, key, reference, status } = request;
    const askedAt = await lastAsked(tx, asked);
    if (!askedAt) return ok({ state: 'not-asked', reference });
    const findings = await listFindings(tx, { requestId: id, key, now });
    if (findings.length === 0) return ok({ state: 'being-fetched', reference });
    const tables = findings.map(({ table, rows }) => ({ table, rows: rows.length }));
    await record(tx, { type: 'findings-viewed', actor, now, requestId: id, detail: { tables } });
    const chooseIn = status === 'review' && mayAct(actor.role, 'triage') ? await personsIn(tx, id, key) : null;
    const redactions = await listRedactions(tx, request);
    const shown = { findings, redactions, mayRedact: mayRedact(request), chooseIn };
    return ok({ state: 'shown', reference, shownUntil: afterMinutes(askedAt, findingMinutes), ...shown });
  };
  return lookAtDesk(asked, 'view-fetched', find, ({ state }) => state === 'shown');
}

async function personsIn(tx: Transaction, requestId: string, key: Buffer): Promise<string | null> {
  const plan = await findPlan(tx, requestId, key);
  return plan?.body.questions.find(({ code }) => code === 'two-persons')?.table ?? null;
}

const afterMinutes = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

/** When this member of staff last gave a reason, where that was lately enough. */
export async function lastAsked(tx: Transaction, { actor, id, now }: DeskAct): Promise<Date | null> {
  const [last] = await tx
    .select({ at: event.at })
    .from(event)
    .where(
      and(
        eq(event.requestId, id),
        eq(event.type, 'findings-asked'),
        eq(event.actorId, actor.staffId),
        gt(event.at, afterMinutes(now, -findingMinutes)),
      ),
    )
    .orderBy(desc(event.seq))
    .limit(1);
  return last?.at ?? null;
}
