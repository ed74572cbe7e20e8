import assert from 'node:assert/strict';
import { makePlan } from '#datamap/plan';
import { makePlans } from '#datamap/plan-people';
import type { Guarded } from './checked-map.ts';

/**
 * Asserts that a run of many plans for each what a run of their own does.
 * @param emails proven addresses, a person each
 */
export async function assertPlannedAlike({ worker, checked }: Guarded, emails: string[], at: Date): Promise<void> {
  const people = emails.map((email, n) => ({ request: `r${n}`, identities: { email: [email] } }));
  const plans = await makePlans(worker, checked, { kind: 'delete', at, people });
  for (const [n, person] of people.entries()) {
    assert.deepEqual(plans[n], await makePlan(worker, checked, { ...person, kind: 'delete', at }), emails[n]);
  }
}
