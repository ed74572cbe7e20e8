import type { Identities } from '#datamap/identities';
import type { PlanFor } from '#datamap/plan';
import { answersOf, chosenOf, emailOf, type OpenedRequest } from '#db/request';

/** All that identifies the person of a request: the address that it was filed under, and nothing that was typed beside it. */
export const identitiesOf = (about: OpenedRequest): Identities => ({ email: [emailOf(about)] });

/**
 * What a request asks a plan for.
 * @param at the instant that spans of the map count from
 */
export function planFor(about: OpenedRequest, at: Date): PlanFor {
  const asked = answersOf(about);
  return {
    request: about.id,
    kind: about.kind,
    identities: identitiesOf(about),
    chosen: chosenOf(about),
    at,
    ...(asked.kind === 'delete' ? { scope: asked.scope } : {}),
    ...(asked.kind === 'opt-out' ? { optOuts: asked.purposes } : {}),
    ...(asked.kind === 'report-lost' ? { lost: asked.items } : {}),
  };
}
