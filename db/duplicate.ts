import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import { openStatuses } from '#domain/states';
import type { Transaction } from './client.ts';
import { type OpenedRequest, opened } from './request.ts';
import { request } from './schema/index.ts';

/** Other open requests of the same kind about the same identity, which nobody asked in somebody's name. */
export async function listOpenLike(
  tx: Transaction,
  { id, emailIndex, kind, isTrial }: Pick<OpenedRequest, 'id' | 'emailIndex' | 'kind' | 'isTrial'>,
): Promise<OpenedRequest[]> {
  const rows = await tx
    .select()
    .from(request)
    .where(
      and(
        eq(request.emailIndex, emailIndex),
        eq(request.kind, kind),
        eq(request.isTrial, isTrial),
        inArray(request.status, openStatuses),
        ne(request.id, id),
        isNull(request.agentSealed),
      ),
    )
    .orderBy(asc(request.answerByOn), asc(request.id));
  return rows.flatMap((row) => opened(row) ?? []);
}

const line = { id: request.id, reference: request.reference, receivedOn: request.receivedOn };
export type DuplicateLine = { id: string; reference: string; receivedOn: string };

/** What was closed as a duplicate of a request, oldest first. */
export const listDuplicates = (tx: Transaction, id: string): Promise<DuplicateLine[]> =>
  tx.select(line).from(request).where(eq(request.duplicateOf, id)).orderBy(asc(request.receivedAt), asc(request.id));

/** The request of which this one is a duplicate, or null. */
export async function findFirstOf(
  tx: Transaction,
  { duplicateOf }: Pick<OpenedRequest, 'duplicateOf'>,
): Promise<DuplicateLine | null> {
  if (!duplicateOf) return null;
  const [first] = await tx.select(line).from(request).where(eq(request.id, duplicateOf));
  return first ?? null;
}
