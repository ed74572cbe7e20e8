/** What a person may ask for. The list also makes the Postgres enum `kind`. */
export const kinds = ['access', 'correct', 'delete', 'opt-out', 'report-lost', 'other'] as const;
export type Kind = (typeof kinds)[number];

export const isKind = (value: unknown): value is Kind => kinds.some((kind) => kind === value);

/** Kinds that take effect without review: an opt-out may not wait (11 CCR 7026), a stolen credential must not. */
export const skipsReview = (kind: Kind): boolean => kind === 'opt-out' || kind === 'report-lost';

/** Kinds that a plan is made for, and a run; anything else is answered in words. */
export const isPlanned = (kind: Kind): boolean => kind !== 'other' && !skipsReview(kind);

/** What is asked as something else: rights that no run carries out, and complaints. @see GDPR Art. 18, 21, 22; DPA 2018 s. 164A */
export const topics = ['restrict', 'object', 'withdraw-consent', 'automated-decisions', 'complaint', 'else'] as const;
export type Topic = (typeof topics)[number];

export const isTopic = (value: unknown): value is Topic => topics.some((topic) => topic === value);

/** Approvals by different people that a run of this kind needs; `strict` organisations want two besides the preparer. */
export function approvalsNeeded(kind: Kind, strict: boolean): number {
  if (!isPlanned(kind)) return 0;
  return kind === 'delete' && strict ? 2 : 1;
}
