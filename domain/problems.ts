/**
 * Everything a person can cause, as codes from one closed list. Words are found at the edge (pages, letters, CLI);
 * what only a bug or an outage can cause is thrown instead.
 */
export const problemCodes = [
  // proof of mailbox
  'address-missing',
  'address-not-plain',
  'code-missing',
  'code-wrong',
  'code-expired',
  'code-used-up',
  'link-wrong-browser',
  'link-missing',
  'too-many-letters',
  'too-many-tries',
  'too-many-others',
  // filing and following a request
  'answers-incomplete',
  'topic-missing',
  'words-missing',
  'answer-too-long',
  'choice-unknown',
  'kind-not-offered',
  'policy-missing',
  'value-not-valid',
  'value-unchanged',
  'reason-missing',
  'channel-missing',
  'day-not-valid',
  'day-in-future',
  'day-over',
  'day-before-refusal',
  'identity-missing',
  'several-identities',
  'identity-not-valid',
  'postal-missing',
  'keyed-in-by-you',
  'basis-missing',
  'agent-missing',
  'agent-or-parent',
  'answer-to-person',
  'file-missing',
  'file-too-large',
  'attachment-too-large',
  'too-many-files',
  'files-missing',
  'files-there',
  'mail-not-readable',
  'attachment-not-readable',
  'attachment-type',
  'attachment-locked',
  'attachments-full',
  'file-not-by-post',
  'too-many-messages',
  'parenthood-not-shown',
  'facts-missing',
  'facts-used-up',
  'name-missing',
  'declaration-missing',
  'identity-not-shown',
  'not-found',
  'not-possible-now',
  'proof-too-old',
  'package-gone',
  'package-used-up',
  'page-expired',
  'correction-open',
  // staff
  'sign-in-first',
  'second-factor-first',
  'second-factor-wrong',
  'role-not-allowed',
  'self-not-allowed',
  'second-person-needed',
  'too-new-here',
  'already-approved',
  'plan-changed',
  'plan-has-questions',
  'not-armed',
  'cooling-off',
  'daily-cap',
  'staff-known',
  'staff-unknown',
  'staff-name-missing',
  'second-factor-locked',
  'count-wrong',
  'view-name-missing',
  'view-query-missing',
  'view-holds-address',
  'view-not-kept',
  'confirmation-wrong',
  'ground-missing',
  'ground-not-of-law',
  'nothing-left',
  'not-only-for-others',
  'categories-not-of-law',
  'extended-already',
  'extension-not-of-law',
  'extension-too-late',
  'late-already',
  'pause-not-of-law',
  'refused-by-you',
  'asked-anew',
  'last-admin',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** What went wrong for the person, and which of their answers it is about. */
export type Problem = { code: ProblemCode; field?: string; detail?: Record<string, string | number> };

/** The outcome of a use-case: a value, or one or more problems and nothing changed. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; problems: [Problem, ...Problem[]] };

export const ok = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export const refused = (code: ProblemCode, field?: string, detail?: Problem['detail']): Result<never> => ({
  ok: false,
  problems: [{ code, ...(field ? { field } : {}), ...(detail ? { detail } : {}) }],
});

export const isProblemCode = (text: string): text is ProblemCode => problemCodes.some((code) => code === text);
