import { database, inTransaction } from '#db/client';
import { endOwnView } from '#db/own-view';
import type { PersonActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { ownOptOuts } from './own-opt-outs.ts';
import { undoOptOut } from './undo-opt-out.ts';

/**
 * Allows again what was opted out of here: takes back each opt-out that has it. Confirmed twice, it is one opt-in. What
 * somebody opted out of elsewhere, in the product, is put back there.
 * @see 11 CCR 7028(a): asked for first, then confirmed
 */
export async function optIn({
  actor,
  purpose,
  now,
}: {
  actor: PersonActor;
  purpose: string;
  now: Date;
}): Promise<Result<null>> {
  const all = await ownOptOuts(database(), actor);
  const theirs = all.filter(({ purposes }) => purposes.includes(purpose));
  const inForce = theirs.filter(({ stands }) => stands === 'in-force');
  if (inForce.length === 0 && !theirs.some(({ stands }) => stands === 'being-undone'))
    return refused('not-possible-now');
  for (const { id } of inForce) {
    const undone = await undoOptOut({ actor, id, now });
    if (!undone.ok) return undone;
  }
  // What was read says no more what is.
  await inTransaction((tx) => endOwnView(tx, actor.sessionId));
  return ok(null);
}
