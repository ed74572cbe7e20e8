import type { OpenedRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { type DeskMove, movesOpen } from '#domain/desk-moves';
import { awaitsProof } from '#domain/proof';
import { mayAct, opensData } from '#domain/roles';
import { isShownAtDesk } from './shown-at-desk.ts';

type Facts = Parameters<typeof movesOpen>[0];

/** What this member of staff may do now: what is possible, and what their role allows. The verbs check again. */
export function movesFor({ role }: StaffActor, isShut: boolean, facts: Facts): DeskMove[] {
  return movesOpen(facts)
    .filter(({ act }) => mayAct(role, act) && !(isShut && opensData(act)))
    .map(({ move }) => move);
}

/** What has still to be shown of a request that was keyed in. */
export function awaitsOf(request: OpenedRequest): Facts['awaits'] {
  if (!awaitsProof(request)) return null;
  return isShownAtDesk(request) ? 'identity-check' : 'mailbox';
}
