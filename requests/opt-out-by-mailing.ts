import { randomUUID } from 'node:crypto';
import { inTransaction, type Transaction } from '#db/client';
import { answersOf, findRequest, listRequestsOf } from '#db/request';
import { listOptedOut } from '#db/suppression';
import { ok, type Result, refused } from '#domain/problems';
import { openStatuses } from '#domain/states';
import { fileOptOut } from './file.ts';
import { type Mailed, mailedBy } from './mailing-link.ts';
import { indexOf } from './who.ts';

/**
 * Opts the address that a mailing went to out of what its link names, as the form does. Twice, it is opted out once.
 * Tries are counted by address: a mail provider presses for all its people from a few machines.
 * @see RFC 8058 §3.2
 */
export async function optOutByMailing({
  token,
  language,
  now,
}: {
  token: unknown;
  language: string;
  now: Date;
}): Promise<Result<null>> {
  const mailed = mailedBy(token);
  if (!mailed) return refused('not-found');
  if (await inTransaction((tx) => isAsked(tx, mailed))) return ok(null);
  const { address, optOut } = mailed;
  const answers = { kind: 'opt-out', purposes: [optOut] };
  const client = `mailing:${address}`;
  const filed = await fileOptOut({ typed: address, answers, client, submissionKey: randomUUID(), language, now });
  if (filed.ok) return ok(null);
  // What the map no longer offers, or asks more for than an address, is nothing that whoever presses can put right.
  return filed.problems[0].code === 'too-many-tries' ? filed : refused('not-possible-now');
}

/** In force, or on its way. */
async function isAsked(tx: Transaction, { address, optOut }: Mailed): Promise<boolean> {
  const index = indexOf({ email: address, others: {} });
  if (!index) return false;
  if ((await listOptedOut(tx, index, [optOut])).length > 0) return true;
  for (const { id, kind, status } of await listRequestsOf(tx, index)) {
    const request = kind === 'opt-out' && openStatuses.includes(status) ? await findRequest(tx, id) : null;
    const answers = request && answersOf(request);
    if (answers?.kind === 'opt-out' && answers.purposes.includes(optOut)) return true;
  }
  return false;
}

/** The opt-out that a link of ours is for, which its page names before anybody presses; null when it is none of ours. */
export const offeredBy = (token: unknown): string | null => mailedBy(token)?.optOut ?? null;
