import { knownAs } from '#datamap/known-as';
import { chosenOf, type OpenedRequest } from '#db/request';
import { holdsInForce } from '#requests/holds-in-force';
import { type HoldOn, holdsOn } from '#requests/holds-on';
import { Failure } from './failure.ts';
import { identitiesOf } from './person.ts';
import type { Surroundings } from './task.ts';

/** The holds on a person's rows, by all that the rows themselves tell of who it is; rows are read only where any hold names somebody. */
export async function heldFor(about: OpenedRequest, { account, now }: Surroundings): Promise<HoldOn[]> {
  if (!(await holdsInForce()).some(({ identities }) => identities)) return holdsOn(about);
  const asked = { identities: identitiesOf(about), chosen: chosenOf(about), at: now() };
  const known = await account.with((client) => knownAs(client, account.checked(), asked));
  return holdsOn(about, known);
}

/**
 * Remembers the holds of this moment.
 * @returns to be called as a run's last act: has it begin anew when any hold came or went since, whosever it is
 */
export async function watchHolds(): Promise<() => Promise<void>> {
  const before = JSON.stringify(await holdsInForce());
  return async () => {
    if (JSON.stringify(await holdsInForce()) !== before) throw new Failure('conflict');
  };
}
