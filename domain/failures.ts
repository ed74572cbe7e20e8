/** Why a run or a plan did not come about, as classes: a database's own words hold values, so nobody is shown those. */

/** What passes by itself: the worker tries again. */
export const passingFailures = [
  'lock-timeout',
  'statement-timeout',
  'conflict',
  'account-down',
  'account-read-only',
  'account-restored',
  'disk-full',
] as const;

export const failureClasses = [
  ...passingFailures,
  // what was approved is no longer so
  'plan-changed',
  'value-changed',
  'approval-fell',
  'plan-missing',
  'two-persons',
  'not-verified',
  // another run of the request was committed there, and the portal has forgotten it
  'done-before',
  // the account database will not
  'value-refused',
  'constraint',
  'trigger',
  'rights-missing',
  'schema-changed',
  'account-refuses',
  // nobody expected it
  'counts-differ',
  'bug',
] as const;
export type FailureClass = (typeof failureClasses)[number];

/** A stored class as one of ours; `bug` for one that this version does not know. */
export const failureClass = (stored: unknown): FailureClass => failureClasses.find((one) => one === stored) ?? 'bug';
