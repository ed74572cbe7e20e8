import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { type Plan, plan as schema } from '#domain/plan';
import type { Database, Transaction } from './client.ts';
import { plan } from './schema/index.ts';
import { sealJson, unsealJson } from './seal.ts';

const context = (planId: string) => `plan:${planId}:body`;

export type CurrentPlan = { id: string; digest: string; createdAt: Date; body: Plan };

type NewPlan = { requestId: string; key: Buffer; digest: string; body: Plan; now: Date };

/** Makes a plan the current one of its request; the one before counts no more, and neither do its approvals. */
export async function insertPlan(tx: Transaction, { requestId, key, digest, body, now }: NewPlan): Promise<string> {
  await supersedePlan(tx, requestId, now);
  const id = randomUUID();
  const bodySealed = sealJson(key, context(id), body);
  await tx.insert(plan).values({ id, requestId, digest, bodySealed, createdAt: now });
  return id;
}

/** Takes the current plan out of force. */
export async function supersedePlan(tx: Transaction, requestId: string, now: Date): Promise<void> {
  await tx
    .update(plan)
    .set({ supersededAt: now })
    .where(and(eq(plan.requestId, requestId), isNull(plan.supersededAt)));
}

/** The plan in force, opened with the request's key, or null. */
export async function findPlan(
  tx: Database | Transaction,
  requestId: string,
  key: Buffer,
): Promise<CurrentPlan | null> {
  const [row] = await tx
    .select({ id: plan.id, digest: plan.digest, createdAt: plan.createdAt, bodySealed: plan.bodySealed })
    .from(plan)
    .where(and(eq(plan.requestId, requestId), isNull(plan.supersededAt)));
  if (!row) return null;
  const { bodySealed, ...rest } = row;
  return { ...rest, body: unsealJson(key, context(row.id), bodySealed, schema) };
}
