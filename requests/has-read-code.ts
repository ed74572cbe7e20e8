import { and, desc, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { listEvents } from '#db/event';
import { letter } from '#db/schema/index';

/** Whether somebody of the desk had the newest letter with a code before them, to print it: they know the code without its reader. */
export async function hasReadCode(
  tx: Transaction,
  { requestId, staffId }: { requestId: string; staffId: string },
): Promise<boolean> {
  const [newest] = await tx
    .select({ id: letter.id })
    .from(letter)
    .where(and(eq(letter.requestId, requestId), eq(letter.kind, 'posted-code')))
    .orderBy(desc(letter.createdAt))
    .limit(1);
  const looks = (await listEvents(tx, requestId)).filter(({ type }) => type === 'letter-viewed');
  return looks.some(
    ({ actorId, detail: { letters } }) =>
      actorId === staffId && Array.isArray(letters) && letters.some((id) => id === newest?.id),
  );
}
