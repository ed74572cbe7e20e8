import type { OpenedRequest } from '#db/request';
import type { ProblemCode } from '#domain/problems';

type Barred = Extract<ProblemCode, 'owner-approves' | 'chooser-approves'>;

/** Why somebody puts no approver's name under this request: whoever did the work on it does not check it. */
export function barredFromApproving(
  { kind, assigneeId, chosenBy }: Pick<OpenedRequest, 'kind' | 'assigneeId' | 'chosenBy'>,
  staffId: string,
): Barred | null {
  if (chosenBy === staffId) return 'chooser-approves';
  return kind === 'delete' && assigneeId === staffId ? 'owner-approves' : null;
}
