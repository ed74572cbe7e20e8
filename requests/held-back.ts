import { and, asc, eq, inArray } from 'drizzle-orm';
import { findAppealOf } from '#db/appeal';
import type { Database, Transaction } from '#db/client';
import { findInstallation } from '#db/installation';
import type { OpenedRequest } from '#db/request';
import { request } from '#db/schema/index';
import { skipsReview } from '#domain/kinds';
import type { HeldBy } from '#domain/next-step';
import { isOpen, openStatuses } from '#domain/states';

/** `first`: the person's other request that has to come to its end before. */
export type HeldBack = { by: HeldBy; first: { id: string; reference: string } | null };

/**
 * What an open request waits for besides people and time: somebody who looks into runs that failed one after the other; a deletion also an admin who arms deletions, a data map that fits the
 * database again (or personal data that no line covers would stay behind unseen), the copy that the same person
 * asked for (what is deleted cannot be shown any more), or their appeal (what it is about must still be there when it is
 * decided). Null for every other request.
 */
export async function heldBack(tx: Database | Transaction, about: OpenedRequest): Promise<HeldBack | null> {
  if (!isOpen(about.status)) return null;
  const { armedAt, mapDrift, runsPausedAt } = await findInstallation(tx);
  const isToRun = ['approved', 'running'].includes(about.status) && !skipsReview(about.kind);
  if (isToRun && runsPausedAt) return { by: 'runs-paused', first: null };
  if (about.kind !== 'delete') return null;
  if (!armedAt) return { by: 'disarmed', first: null };
  if (mapDrift.length > 0) return { by: 'map-drift', first: null };
  const copy = await openCopy(tx, about);
  if (copy) return { by: 'open-copy', first: copy };
  const appeal = await findAppealOf(tx, { ...about, emailIndex: about.childIndex ?? about.emailIndex });
  return appeal && { by: 'open-appeal', first: appeal };
}

async function openCopy(
  tx: Database | Transaction,
  { emailIndex, childIndex, isTrial }: OpenedRequest,
): Promise<HeldBack['first']> {
  // Where a parent decides, the copy that counts is the child's.
  // A trial holds nobody's deletion back.
  const whose = and(eq(request.emailIndex, childIndex ?? emailIndex), eq(request.isTrial, isTrial));
  const [copy] = await tx
    .select({ id: request.id, reference: request.reference })
    .from(request)
    .where(and(whose, eq(request.kind, 'access'), inArray(request.status, openStatuses)))
    .orderBy(asc(request.receivedAt))
    .limit(1);
  return copy ?? null;
}
