import type { Identities } from '#datamap/identities';
import type { PlanFor } from '#datamap/plan';
import { answersOf, childOf, chosenOf, emailOf, identitiesKeyedIn, type OpenedRequest } from '#db/request';
import { objectedTo } from '#domain/objected';
import { organisation } from '#requests/organisation';

/** The values that a request was filed or keyed in under, one of each identity; a child's where a parent decides. */
export function typedIdentities(about: OpenedRequest): Record<string, string> {
  const child = childOf(about);
  if (child) return child;
  const email = emailOf(about);
  return { ...(about.personId ? {} : identitiesKeyedIn(about)), ...(email === null ? {} : { email }) };
}

/**
 * All that identifies the person of a request. Who proved a mailbox is that address and nothing that was typed beside
 * it; where staff made sure of the person, or nothing has to be proven, what was keyed in counts.
 */
export const identitiesOf = (about: OpenedRequest): Identities =>
  Object.fromEntries(Object.entries(typedIdentities(about)).map(([identity, value]) => [identity, [value]]));

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
    // What comes by our pages comes now; the day of a letter is what somebody typed.
    ...(about.channel ? { receivedOn: about.receivedOn } : {}),
    // Where several laws count, the shortest of all names them all, and nobody said where the person lives.
    ...(organisation().laws.length > 1 && !about.law.includes(' ') ? { law: about.law } : {}),
    ...(asked.kind === 'delete'
      ? { scope: asked.scope, policy: objectedTo(organisation().policies, asked.policyVersion) }
      : {}),
    ...(asked.kind === 'opt-out' ? { optOuts: asked.purposes } : {}),
    ...(asked.kind === 'report-lost' ? { lost: asked.items } : {}),
  };
}
