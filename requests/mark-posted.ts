import { and, eq, sql } from 'drizzle-orm';
import { letter } from '#db/schema/index';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { atDesk, type DeskAct } from './at-desk.ts';
import { record } from './record.ts';

/** A code is for its reader: nobody prints it again once it is on its way. */
const isCode = sql`${letter.kind} = 'posted-code'`;
const forgotten = {
  paperSealed: sql`CASE WHEN ${isCode} THEN NULL ELSE ${letter.paperSealed} END`,
  toSealed: sql`CASE WHEN ${isCode} THEN NULL ELSE ${letter.toSealed} END`,
};

/** Notes who posted a printed letter, and when. A second press finds it posted and changes nothing. */
export function markPosted({ letterId, ...asked }: DeskAct & { letterId: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, { id: requestId }) => {
    const { actor, now } = asked;
    if (typeof letterId !== 'string' || !isUuid(letterId)) return refused('not-found');
    const isThis = and(eq(letter.id, letterId), eq(letter.requestId, requestId));
    const posted = await tx
      .update(letter)
      .set({ status: 'posted', postedBy: actor.staffId, sentAt: now, ...forgotten })
      .where(and(isThis, eq(letter.status, 'to-post')))
      .returning({ kind: letter.kind });
    const [first] = posted;
    if (first) {
      await record(tx, { type: 'letter-posted', actor, now, requestId, detail: { letterId, kind: first.kind } });
      return ok(null);
    }
    const [known] = await tx.select({ status: letter.status }).from(letter).where(isThis);
    return known?.status === 'posted' ? ok(null) : refused('not-found');
  });
}
