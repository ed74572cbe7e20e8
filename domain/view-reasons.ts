/** Why a member of staff looks at personal data: a closed list, because the audit may hold no words of anybody's. */
export const viewReasons = ['understand', 'check-plan', 'identify', 'answer-person', 'complaint'] as const;
export type ViewReason = (typeof viewReasons)[number];

export const isViewReason = (value: unknown): value is ViewReason => viewReasons.some((reason) => reason === value);
