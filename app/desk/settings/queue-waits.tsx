import type { QueueStanding } from '#domain/queue-standing';
import { Moment } from '../moment.tsx';
import { count } from '../words.ts';

/**
 * What waits in the worker's queue, and what it has given up, which the operator has to look into; `isOld` where the worker,
 * which tells it, is silent.
 */
export function QueueWaits({ queue, isOld }: { queue: QueueStanding | null; isOld: boolean }) {
  if (!queue) return <span className="text-soft">Not yet</span>;
  const { due, dueSince, retried, givenUp } = queue;
  return (
    <div className="grid max-w-prose gap-1">
      <p>
        {due === 0 ? 'Nothing is due' : `${count(due, 'job')} due`}
        {dueSince && (
          <>
            , the first since <Moment at={new Date(dueSince)} />
          </>
        )}
        {retried > 0 && `; ${count(retried, 'job')} failed and will be tried again`}
      </p>
      {givenUp > 0 && (
        <p className="text-bad">
          {count(givenUp, 'job')} failed too often and will not be tried again: the worker’s log says why.
        </p>
      )}
      {isOld && <p className="text-bad">So it was when the worker was last seen: what came since is not in it.</p>}
    </div>
  );
}
