import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client';
import { findInstallation } from '#db/installation';
import type { OpenedRequest } from '#db/request';
import { request } from '#db/schema/index';
import type { HeldBy } from '#domain/next-step';
import { isOpen, openStatuses } from '#domain/states';

export type HeldBack = { by: HeldBy; copy: { id: string; reference: string } | null };

/**
 * What an open deletion waits for besides people and time: an admin who arms deletions, a data map that fits the
 * database again (or personal data that no line covers would stay behind unseen), or the copy that the same person
 * asked for (what is deleted cannot be shown any more). Null for every other request.
 */
export async function heldBack(tx: Database | Transaction, about: OpenedRequest): Promise<HeldBack | null> {
  if (about.kind !== 'delete' || !isOpen(about.status)) return null;
  const { armedAt, mapDrift } = await findInstallation(tx);
  if (!armedAt) return { by: 'disarmed', copy: null };
  if (mapDrift.length > 0) return { by: 'map-drift', copy: null };
  const copy = await openCopy(tx, about);
  return copy && { by: 'open-copy', copy };
}

async function openCopy(
  tx: Database | Transaction,
  { emailIndex, childIndex }: OpenedRequest,
): Promise<HeldBack['copy']> {
  // Where a parent decides, the copy that counts is the child's.
  const whose = eq(request.emailIndex, childIndex ?? emailIndex);
  const [copy] = await tx
    .select({ id: request.id, reference: request.reference })
    .from(request)
    .where(and(whose, eq(request.kind, 'access'), inArray(request.status, openStatuses)))
    .orderBy(asc(request.receivedAt))
    .limit(1);
  return copy ?? null;
}
