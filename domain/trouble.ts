import { type FailureClass, failureClass, isPassing } from './failures.ts';

type Told = { type: string; detail: Record<string, unknown> };

const troubles = ['run-failed', 'review-again', 'plan-failed'];
/** After these somebody has dealt with it. */
const overcome = ['prepared', 'approved', 'run-started', 'replan-asked'];

/**
 * Why a request's last plan or run came to nothing, as long as nobody has acted on it.
 * @param events a request's, oldest first
 */
export function troubleOf(events: readonly Told[]): FailureClass | null {
  const at = events.findLastIndex(({ type }) => [...troubles, ...overcome].includes(type));
  const last = events[at];
  if (!last || !troubles.includes(last.type) || !last.detail.cause) return null;
  const isPlanned = events.slice(at).some(({ type }) => type === 'planned');
  return last.type === 'plan-failed' && isPlanned ? null : failureClass(last.detail.cause);
}

/** Nothing comes of planning only when an event says so, and the worker does not try again by itself. */
export function isPlanning(events: readonly Told[]): boolean {
  const last = events.findLast(({ type }) =>
    ['received', 'replan-asked', 'review-again', 'plan-failed'].includes(type),
  );
  return last?.type !== 'plan-failed' || isPassing(last.detail.cause);
}
