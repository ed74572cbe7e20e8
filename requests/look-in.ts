import { listVisitors, upsertVisit } from '#db/visit';
import { ok, type Result } from '#domain/problems';
import { type DeskAct, lookAtDesk } from './at-desk.ts';

/** Whoever opened the page within this time may still be reading it. */
const minutes = 5;

/**
 * Notes that somebody of the desk has a request before them. What two do at once, the second is refused; this is so that
 * they speak to each other before. No event: the page shows nothing personal by itself.
 * @returns names of others who opened it a moment ago
 */
export function lookIn(asked: DeskAct): Promise<Result<string[]>> {
  return lookAtDesk(asked, 'view-request', async (tx, { id }) => {
    const visit = { requestId: id, staffId: asked.actor.staffId, at: asked.now };
    const since = new Date(asked.now.getTime() - minutes * 60_000);
    await upsertVisit(tx, visit, since);
    return ok(await listVisitors(tx, visit, since));
  });
}
