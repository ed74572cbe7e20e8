/** One act on many requests at once: shown first, carried out by the worker, each row with an outcome of its own. */

/** What can be done so; each is the act of one request, with all its checks. */
export const bulkActs = ['assign', 'ask', 'refuse', 'extend'] as const;
export type BulkAct = (typeof bulkActs)[number];
export const isBulkAct = (text: unknown): text is BulkAct => bulkActs.some((act) => act === text);

/**
 * Where a request stands in it. `new`: not looked at yet; `can` and `cannot`: what a rehearsal said; `done`; `failed`: it
 * could be done when it was rehearsed, and could not any more.
 */
export const bulkRowStates = ['new', 'can', 'cannot', 'done', 'failed'] as const;
export type BulkRowState = (typeof bulkRowStates)[number];

/** More than these in one go nobody has looked at. */
export const bulkAtMost = 5000;

/** What the act is told besides the requests, as it was typed. */
export type BulkWords = Record<string, string>;

/** To which day an answer is put off, and by which law: what the act comes to differs from request to request. */
export type BulkUntil = { on: string; law: string };

/** The same, in what an act came to or what is kept of it; null where there is none. */
export function untilIn(value: unknown): BulkUntil | null {
  if (typeof value !== 'object' || value === null || !('on' in value) || !('law' in value)) return null;
  const { on, law } = value;
  return typeof on === 'string' && typeof law === 'string' ? { on, law } : null;
}

/** The moments that say how far it is. */
export type BulkMoments = {
  checkedAt: Date | null;
  confirmedAt: Date | null;
  stoppedAt: Date | null;
  endedAt: Date | null;
};

export type BulkStage = 'checking' | 'ready' | 'running' | 'stopped' | 'ended';

/** How far an act on many requests is. */
export function bulkStage({ checkedAt, confirmedAt, stoppedAt, endedAt }: BulkMoments): BulkStage {
  if (stoppedAt) return 'stopped';
  if (endedAt) return 'ended';
  if (confirmedAt) return 'running';
  return checkedAt ? 'ready' : 'checking';
}

/** Whether a row was not come to when it was stopped, and never will be. */
export const isLeft = (state: BulkRowState, stage: BulkStage): boolean =>
  stage === 'stopped' && (state === 'new' || state === 'can');
