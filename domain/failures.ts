/** Why a run or a plan did not come about, as classes: a database's own words hold values, so nobody is shown those. */

/** What passes by itself: the worker tries again. */
const passingFailures = [
  'lock-timeout',
  'statement-timeout',
  'conflict',
  'account-down',
  'account-read-only',
  'account-restored',
  'disk-full',
] as const;

/** Whether it passes by itself. */
export const isPassing = (failure: unknown): boolean => passingFailures.some((one) => one === failure);

export const failureClasses = [
  ...passingFailures,
  // what was approved is no longer so
  'plan-changed',
  'value-changed',
  'approval-fell',
  'files-changed',
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
  // the self-test
  'test-account-missing',
  'test-changed',
  // nobody expected it
  'counts-differ',
  'bug',
] as const;
export type FailureClass = (typeof failureClasses)[number];

/** What says something of the database, or of us, and not of one person's rows: the next run would meet it as well. */
const shared: readonly FailureClass[] = [
  ...passingFailures.filter((failure) => failure !== 'account-restored'),
  'constraint',
  'trigger',
  'rights-missing',
  'schema-changed',
  'account-refuses',
  'counts-differ',
  'bug',
];
export const isShared = (failure: string): boolean => shared.includes(failureClass(failure));

/** So many requests that fail one after the other stop all runs. */
export const failingUntilPause = 3;

/** A stored class as one of ours; `bug` for one that this version does not know. */
export const failureClass = (stored: unknown): FailureClass => failureClasses.find((one) => one === stored) ?? 'bug';
