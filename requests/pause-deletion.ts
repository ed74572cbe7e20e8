import { eq } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { findLetterLink, spendLetterLink } from '#db/letter-link';
import { lockRequest, type OpenedRequest } from '#db/request';
import { request as requests } from '#db/schema/index';
import { ok, type Result, refused } from '#domain/problems';
import { statusUrl, tellPerson } from './person-letters.ts';
import { record } from './record.ts';
import { deskUrl } from './staff-letters.ts';
import { tellStaff } from './tell-staff.ts';

/**
 * Stops a deletion that cools off until staff have looked, for whoever got the neutral notice. No veto, and the clock
 * runs on. The token does this one thing; used again it changes nothing and tells the same. The whole link of the letter
 * is as good as its token.
 */
export function pauseDeletion({ token, now }: { token: unknown; now: Date }): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    if (typeof token === 'string' && token.trim() === '') return refused('link-missing', 'token');
    const secret = typeof token === 'string' ? token.trim().replace(/^.*#/s, '') : null;
    const link = secret === null ? null : await findLetterLink(tx, 'pause-deletion', secret);
    if (!link) return refused('not-found');
    if (link.usedAt) return ok(null);
    const request = await lockRequest(tx, link.requestId);
    if (request?.status !== 'approved' || link.expiresAt <= now) return refused('not-possible-now');
    if ((await spendLetterLink(tx, link.id, now)) && !request.pausedAt) await pause(tx, request, now);
    return ok(null);
  });
}

async function pause(tx: Transaction, request: OpenedRequest, now: Date): Promise<void> {
  const { id, reference } = request;
  await tx.update(requests).set({ pausedAt: now }).where(eq(requests.id, id));
  await tellPerson(tx, request, { kind: 'deletion-paused', fields: { reference, statusUrl: statusUrl(id) }, now });
  const fields = { reference, deskUrl: deskUrl(id) };
  await tellStaff(tx, { kind: 'staff-paused', fields, request, act: 'expedite', now });
  await record(tx, { type: 'paused', actor: { kind: 'nobody' }, now, requestId: id });
}
