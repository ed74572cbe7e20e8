import { isTriedOut } from '#domain/trial';
import type { OwnRequest } from '#requests/view-own-request';

export const isCoolingOff = ({ status, kind }: Pick<OwnRequest, 'status' | 'kind'>): boolean =>
  status === 'approved' && kind === 'delete';

/** Somebody looks again at what was refused. */
export const isAppealed = ({ appeal: { last } }: Pick<OwnRequest, 'appeal'>): boolean =>
  last !== null && last.isUpheld === null;

/** All that was found stays: nothing of what was asked was done. A trial ends in words of its own. */
export const isDenied = (request: Pick<OwnRequest, 'kind' | 'outcome' | 'isTrial'>): boolean =>
  request.outcome === 'all-kept' && !isTriedOut(request);

/** The sentence that says how a request stands, as a key of the page's words. */
export function nowWords(request: OwnRequest) {
  const { status, isPaused, lost, toConfirm, child, held, delay } = request;
  if (status === 'waiting' && child && child !== 'decided') return `now.child.${child}` as const;
  if (toConfirm) return 'now.confirm';
  if (isAppealed(request)) return 'now.appealed';
  if (isCoolingOff(request)) return isPaused ? 'now.paused' : 'now.cooling';
  if (isDenied(request)) return 'now.refused';
  if (status === 'lapsed' && request.mayWrite) return 'now.late';
  if (status === 'running' && request.outside.some(({ result }) => !result)) return 'now.outside';
  if (status === 'running' && held) return `now.held.${held.by}` as const;
  if (delay) return `now.delay.${delay}` as const;
  return lost === 'frozen' ? 'now.frozen' : (`now.${status}` as const);
}
