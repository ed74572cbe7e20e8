import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { answersOf, type OpenedRequest, opened } from '#db/request';
import { request as requests } from '#db/schema/index';
import { covers } from '#domain/covers';
import { openStatuses } from '#domain/states';

/** The person filed the same again meanwhile: that one is to be answered. */
export async function isAskedAnew(tx: Transaction, about: OpenedRequest): Promise<boolean> {
  const { id, kind, emailIndex, childIndex, isTrial } = about;
  if (kind === 'opt-out') return false;
  const whose = childIndex
    ? eq(requests.childIndex, childIndex)
    : and(eq(requests.emailIndex, emailIndex), eq(requests.kind, kind));
  const same = and(whose, eq(requests.isTrial, isTrial), ne(requests.id, id), inArray(requests.status, openStatuses));
  if (kind !== 'access') return (await tx.$count(requests, same)) > 0;
  const open = (await tx.select().from(requests).where(same)).flatMap((row) => opened(row) ?? []);
  return open.some((row) => covers(answersOf(row), answersOf(about)));
}
