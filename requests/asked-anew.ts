import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import type { OpenedRequest } from '#db/request';
import { request as requests } from '#db/schema/index';
import { openStatuses } from '#domain/states';

/** The person filed the same again meanwhile, and has one open request of a kind at most: that one is to be answered. */
export async function isAskedAnew(
  tx: Transaction,
  { id, kind, emailIndex, childIndex }: OpenedRequest,
): Promise<boolean> {
  if (kind === 'opt-out') return false;
  const whose = childIndex
    ? eq(requests.childIndex, childIndex)
    : and(eq(requests.emailIndex, emailIndex), eq(requests.kind, kind));
  const same = and(whose, ne(requests.id, id), inArray(requests.status, openStatuses));
  return (await tx.$count(requests, same)) > 0;
}
