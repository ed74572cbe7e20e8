import type { Kind } from './kinds.ts';
import type { Status } from './states.ts';

/** `put-off`: the day that its person was told is not kept, as staff look again. `tried-again`: the run did not go through yet. */
export type Delay = 'put-off' | 'tried-again';

/** After these the day that was told counts no more. */
const ends = ['done', 'redirected', 'refused', 'lapsed', 'withdrawn'];

/**
 * Why a request is not where its person was told that it would be; never what the desk knows of the cause, which may be
 * a hold that they must not hear of.
 * @param events a request's, oldest first
 */
export function delayOf(
  { kind, status }: { kind: Kind; status: Status },
  events: readonly { type: string }[],
): Delay | null {
  const lastOf = (types: string[]) => events.findLast(({ type }) => types.includes(type))?.type;
  if (status === 'running') {
    return lastOf(['run-started', 'run-failed', 'run-ended']) === 'run-failed' ? 'tried-again' : null;
  }
  const isBack = kind === 'delete' && (status === 'received' || status === 'review');
  return isBack && lastOf(['scheduled', ...ends]) === 'scheduled' ? 'put-off' : null;
}
