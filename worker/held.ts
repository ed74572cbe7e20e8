import type { Hold } from '#datamap/hold';
import { knownAs } from '#datamap/known-as';
import { database } from '#db/client';
import { listRefusedParts } from '#db/refused-part';
import { chosenOf, type OpenedRequest } from '#db/request';
import { holdsInForce } from '#requests/holds-in-force';
import { type HoldOn, holdsOn } from '#requests/holds-on';
import { Failure } from './failure.ts';
import { identitiesOf } from './person.ts';
import type { Surroundings } from './task.ts';

/** Why rows of a refused category stay, as receipt and page say it; the reason itself is in the letter alone. */
const refusedReason = 'we refused to delete it, as our letter says';

/** Why the rows of a person stay: the holds on them, and the categories that staff refused to delete. */
export async function heldFor(about: OpenedRequest, surroundings: Surroundings): Promise<Hold[]> {
  const { tables } = surroundings.account.checked().map;
  const parts = about.kind === 'delete' ? await listRefusedParts(database(), about) : [];
  const refused = parts.map(({ category, article }) => ({
    tables: Object.keys(tables).filter((name) => tables[name]?.category === category),
    reason: refusedReason,
    law: article,
    until: null,
    isDecided: true as const,
  }));
  return [...(await holdsFor(about, surroundings)), ...refused.filter((one) => one.tables.length > 0)];
}

/** The holds, by all that the rows themselves tell of who it is; rows are read only where any hold names somebody. */
async function holdsFor(about: OpenedRequest, { account, now }: Surroundings): Promise<HoldOn[]> {
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
