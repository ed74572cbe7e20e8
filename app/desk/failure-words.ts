import type { FailureClass } from '#domain/failures';

const again = 'The worker tries again by itself';
const anew = 'Read the new plan, then have it approved again.';

/** Why a run or a plan came to nothing, and what staff do about it; the letter to staff says the same. */
export const failureWords: Record<FailureClass, { what: string; todo: string }> = {
  'lock-timeout': {
    what: 'Other work in the account database held the rows for too long',
    todo: `${again}. If it lasts, ask who runs the database what holds these tables.`,
  },
  'statement-timeout': {
    what: 'The account database took too long over one step',
    todo: `${again}. If it lasts, ask who runs the database whether an index is missing.`,
  },
  conflict: { what: 'Something else changed the same rows at that moment', todo: `${again}.` },
  'account-restored': {
    what: 'The account database was restored from a backup, and erased people are back in it.',
    todo: 'It is tried again once the ledger has been replayed; Settings says how far that is.',
  },
  'account-down': {
    what: 'The account database does not answer, or has no connection free',
    todo: `${again}. If it lasts, tell who runs the database.`,
  },
  'account-read-only': {
    what: 'The account database can only be read at the moment',
    todo: `${again}. If it lasts, ask who runs the database whether it is a copy, or being moved.`,
  },
  'disk-full': {
    what: 'The account database has no room left',
    todo: `${again}. Tell who runs the database.`,
  },
  'plan-changed': { what: 'The person’s data, a hold or the data map changed after the plan was made', todo: anew },
  'value-changed': { what: 'A field no longer says what it said when the correction was approved', todo: anew },
  'approval-fell': {
    what: 'A name that the plan needs is missing, or its owner may no longer approve',
    todo: 'Have the plan approved by somebody who may.',
  },
  'files-changed': {
    what: 'What goes into the copy changed after it was approved',
    todo: 'Look at it, then have the copy approved again.',
  },
  'plan-missing': { what: 'No plan was in force any more', todo: anew },
  'two-persons': { what: 'More than one person matches', todo: 'Look at the findings, and pick the person.' },
  'not-verified': {
    what: 'Nobody has proven the mailbox that this request is about',
    todo: 'Have the person send it again from our pages, or refuse it because you cannot tell who they are.',
  },
  'value-refused': {
    what: 'The account database does not take a new value: too long, of another form, or already in use',
    todo: 'Ask the person for another value, or refuse and say why.',
  },
  constraint: {
    what: 'A rule of the account database forbids it',
    todo: 'Have the data map put right, then plan again.',
  },
  trigger: {
    what: 'A trigger in the account database refused it',
    todo: 'Ask who runs the database what the trigger wants, then plan again.',
  },
  'rights-missing': {
    what: 'The worker lacks a right in the account database',
    todo: 'Have the SQL that “map grants” prints run there, then plan again.',
  },
  'schema-changed': {
    what: 'A table or column that the data map names is not in the account database any more, or is of another type',
    todo: 'Have the data map put right (“map check” names the line), then plan again.',
  },
  'done-before': {
    what: 'The account database has the receipt of an earlier deletion for this request, of which the portal knows nothing',
    todo: 'The portal’s own database was restored from a backup. Nothing was deleted again. Answer the person by that receipt, and do not approve it once more.',
  },
  'test-account-missing': {
    what: 'Not exactly one account has the address of the self-test',
    todo: 'Have an account made for it that is nobody’s, or name another under selfTest in organisation.yaml.',
  },
  'test-changed': {
    what: 'The test account is not as it was before the self-test',
    todo: 'Something else may have changed it at that moment. Run it once more: npm run habeas -- self-test. If it happens again, disarm deletions and tell who runs Habeas.',
  },
  'account-refuses': {
    what: 'The account database does not let the worker in',
    todo: 'Tell who runs it: the worker’s password or its role has changed.',
  },
  'counts-differ': {
    what: 'More or fewer rows were touched than the plan said, so all was undone',
    todo: `${anew} If it happens again, tell who runs Habeas.`,
  },
  bug: {
    what: 'Something happened that nobody foresaw',
    todo: 'Tell who runs Habeas: the worker’s log says more under this reference.',
  },
};
