import { countUnread, markRead } from '#db/message';
import { ok, type Result } from '#domain/problems';
import { type OwnAct, onOwn } from './on-own.ts';

/** Notes that a person has the desk's messages before them. @returns how many were new to them */
export function noteRead(asked: OwnAct): Promise<Result<number>> {
  return onOwn(asked, async (tx, { id }) => {
    const unread = await countUnread(tx, id, 'desk');
    if (unread > 0) await markRead(tx, id, 'desk', asked.now);
    return ok(unread);
  });
}
