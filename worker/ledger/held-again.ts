import { assertHolds, holdsTable } from '#datamap/hold';
import type { Rehearsal } from '#datamap/re-erase';
import { database } from '#db/client';
import type { LedgerEntry } from '#db/ledger';
import { findRequest } from '#db/request';
import type { HoldInForce } from '#requests/holds-in-force';
import { identityIndex, indexesOfAll } from '#requests/who';

/** A deletion is not done again before somebody has looked into these holds. */
export class StillHeld extends Error {
  override name = 'StillHeld';
  readonly holds: string[];
  constructor(holds: string[]) {
    super('legal-hold');
    this.holds = holds;
  }
}

/**
 * The holds in force that were laid after a deletion and may be about rows which the backup has brought back, perhaps as
 * the only copy: by the tables that would lose rows, and by whom the request and those rows tell. A hold of which nothing
 * can be compared counts: who looks can say that it is about somebody else.
 * @param tables all that the map has
 * @returns their ids
 * @throws RangeError for a hold on a table that the map does not have
 * @see GDPR Art. 17(3)(b), (e); Fed. R. Civ. P. 37(e)
 */
export async function holdsAgainst(
  { at, requestId, origin }: LedgerEntry,
  { holds, tables }: { holds: HoldInForce[]; tables: string[] },
  rehearse: () => Promise<Rehearsal>,
): Promise<string[]> {
  const newer = holds.filter(({ laidAt }) => laidAt > at);
  if (newer.length === 0) return [];
  const { plan, identities } = await rehearse();
  assertHolds(newer, tables);
  const losing = plan.tables.filter(({ erased, reduced }) => erased + reduced > 0);
  const asked = origin === null ? await indexesOfRequest(requestId) : new Set<string>();
  return newer
    .filter((hold) => losing.some(({ table }) => holdsTable(hold, table)) && mayBeAbout(hold, identities, asked))
    .map(({ id }) => id);
}

/** By whom a request was made; nothing once its content is destroyed. */
async function indexesOfRequest(id: string): Promise<Set<string>> {
  const about = await findRequest(database(), id);
  return new Set(about ? indexesOfAll(about).map((index) => index.toString('hex')) : []);
}

function mayBeAbout({ identities }: HoldInForce, told: Rehearsal['identities'], asked: ReadonlySet<string>): boolean {
  if (!identities) return true;
  const all = Object.entries(identities).flatMap(([key, values]) => values.map((value) => ({ key, value })));
  const isTheirs = all.some(
    ({ key, value }) => told[key]?.includes(value) || asked.has(identityIndex(key, value).toString('hex')),
  );
  return isTheirs || !all.some(({ key }) => (told[key] ?? []).length > 0);
}
