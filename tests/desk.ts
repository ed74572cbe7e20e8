/** People of the desk and requests with a plan, for tests of what staff do. */
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { digest } from '#datamap/digest';
import { database, inTransaction } from '#db/client';
import { insertPlan } from '#db/plan';
import { findRequest } from '#db/request';
import { event, session } from '#db/schema/index';
import { newToken, tokenHash } from '#db/tokens';
import type { StaffActor } from '#domain/actor';
import type { Kind } from '#domain/kinds';
import type { Plan, PlanTable } from '#domain/plan';
import type { Result } from '#domain/problems';
import type { Role } from '#domain/roles';
import { addStaff } from '#requests/add-staff';
import { file } from '#requests/file';
import { personOf } from '#requests/redeem';

export const now = new Date('2026-06-01T12:00:00Z');

/** Of whoever acts in a test, however much later: that it is wanted once more has tests of its own. */
const justNow = new Date('2100-01-01T00:00:00Z');

let made = 0;

/** A member of staff who gave the second factor. `token` is their session cookie's. */
export async function makeStaff(
  role: Role,
  // After a failure the browser tests go on in another process, on the same installation.
  email = `${role}-${process.pid}-${++made}@desk.test`,
): Promise<StaffActor & { token: string }> {
  const added = await addStaff({ actor: { kind: 'operator' }, email, name: `${role} ${made}`, role, now });
  if (!added.ok) throw new Error(added.problems[0].code);
  const staffId = added.value.id;
  return {
    kind: 'staff',
    staffId,
    name: `${role} ${made}`,
    role,
    secondFactorAt: justNow,
    ...(await signInAgain({ staffId })),
  };
}

/** A further session of somebody, in another browser. */
export async function signInAgain(
  { staffId }: { staffId: string },
  at = now,
  audience: 'staff' | 'visitor' = 'staff',
): Promise<{ sessionId: string; token: string }> {
  const token = newToken();
  const times = { provenAt: at, secondFactorAt: at, createdAt: at, seenAt: at };
  const expiresAt = new Date(at.getTime() + 12 * 3_600_000);
  const [row] = await database()
    .insert(session)
    .values({ ...times, tokenHash: tokenHash(token), personId: staffId, audience, expiresAt })
    .returning({ id: session.id });
  return { sessionId: row?.id ?? '', token };
}

const answersOf: Record<Kind, unknown> = {
  access: { kind: 'access', categories: ['contact'], note: 'All of it, for CANARY-NOTE' },
  correct: { kind: 'correct', changes: [{ field: 'accounts.phone', was: '', value: '+49 30 123456' }] },
  delete: { kind: 'delete', scope: 'everything' },
  'opt-out': { kind: 'opt-out', purposes: ['offers'] },
  'report-lost': { kind: 'report-lost', items: ['password'] },
  other: { kind: 'other', topic: 'complaint', words: 'You wrote to CANARY-NOTE without asking' },
};

/** Files a request of somebody who proved their mailbox. */
export async function fileAs(email: string, kind: Kind, at = now): Promise<string> {
  const personId = await inTransaction((tx) => personOf(tx, email));
  const filed = await file({
    actor: { kind: 'person', personId, sessionId: randomUUID(), email, provenAt: now },
    answers: answersOf[kind],
    submissionKey: randomUUID(),
    language: 'en',
    now: at,
  });
  if (!filed.ok) throw new Error(filed.problems[0].code);
  return filed.value.id;
}

export const planTable = (table: string, more: Partial<PlanTable> = {}): PlanTable => ({
  table,
  label: table,
  category: 'contact',
  found: 3,
  mentioned: 0,
  exported: 0,
  corrected: 0,
  erased: 3,
  reduced: 0,
  kept: [],
  rows: '0'.repeat(64),
  ...more,
});

/** What a run of the request would do: three orders and one account. */
export const planOf = (requestId: string, kind: Kind, more: Partial<Plan> = {}): Plan => ({
  version: 1,
  request: requestId,
  kind,
  scope: 'everything',
  map: '0'.repeat(64),
  at: now.toISOString(),
  chosen: null,
  persons: 1,
  tables: [planTable('orders'), planTable('accounts', { found: 1, erased: 1 })],
  corrections: [],
  optOuts: [],
  lost: [],
  questions: [],
  ...more,
});

/** Puts a plan under a request and the request into review, as the worker does. @returns the plan's digest */
export async function planFor(requestId: string, kind: Kind, more: Partial<Plan> = {}): Promise<string> {
  const body = planOf(requestId, kind, more);
  await inTransaction(async (tx) => {
    const request = await findRequest(tx, requestId);
    if (!request) throw new Error('no such request');
    await insertPlan(tx, { requestId, key: request.key, digest: digest(body), body, now });
    await tx.execute(`UPDATE request SET status = 'review' WHERE id = '${requestId}'`);
  });
  return digest(body);
}

/** A request in review with a plan. */
export async function planned(
  kind: Kind,
  { email = `person-${++made}@example.test`, ...more }: Partial<Plan> & { email?: string } = {},
) {
  const id = await fileAs(email, kind);
  return { id, email, digest: await planFor(id, kind, more) };
}

/** `ok`, or the code of what a verb refused for. */
export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problems[0].code);

export const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

export const statusOf = async (id: string) => (await findRequest(database(), id))?.status;

/** The types of a request's events, oldest first. */
export async function eventsOf(requestId: string, actorId?: string): Promise<string[]> {
  const mine = actorId
    ? and(eq(event.requestId, requestId), eq(event.actorId, actorId))
    : eq(event.requestId, requestId);
  return (await database().select({ type: event.type }).from(event).where(mine).orderBy(event.seq)).map(
    ({ type }) => type,
  );
}
