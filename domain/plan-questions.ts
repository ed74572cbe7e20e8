import type { PlanQuestionCode } from './plan.ts';

/**
 * Questions that no words answer. Somebody has to pick the person; or the database would refuse the run, and the map or
 * the rows have to change before the request is planned again.
 */
const needsChange: ReadonlySet<PlanQuestionCode> = new Set([
  'two-persons',
  'not-null-conflict',
  'way-refused',
  'blocked-by-others',
]);

/** Whether a reason is enough to go on. */
export const isAnswerable = (code: PlanQuestionCode): boolean => !needsChange.has(code);
