import { listEvents } from '#db/event';
import { enqueue } from '#db/queue';
import { ok, type Result, refused } from '#domain/problems';
import { type OwnAct, onOwn } from './on-own.ts';
import { record } from './record.ts';

/**
 * Takes an opt-out back for who proved the mailbox: opting in needs proof, opting out needs none. Asked twice, it is
 * undone once.
 * @see 11 CCR 7028(a)
 */
export function undoOptOut(asked: OwnAct): Promise<Result<{ reference: string }>> {
  return onOwn(asked, async (tx, { id, kind, status, reference }) => {
    if (kind !== 'opt-out' || status !== 'done') return refused('not-possible-now');
    const events = await listEvents(tx, id);
    if (events.some(({ type }) => type === 'undo-asked')) return ok({ reference });
    await enqueue(tx, 'undo-opt-out', { requestId: id }, { key: `undo:${id}` });
    await record(tx, { type: 'undo-asked', actor: asked.actor, now: asked.now, requestId: id });
    return ok({ reference });
  });
}
