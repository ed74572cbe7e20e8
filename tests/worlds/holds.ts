/** A random world held against the oracle: each of its maps on each of its sets of rows, for each person who asks. */
import type { CheckedMap } from '#datamap/checked';
import type { LoadedMap } from '#datamap/load';
import type { Account } from './account.ts';
import { isErasedExactly } from './erased.ts';
import { isHeld } from './fates.ts';
import { type Made, made } from './made.ts';
import { areErasedTogether, expiresExactly, isCopiedExactly } from './others.ts';
import type { Case } from './person.ts';
import type { Tried } from './search.ts';
import type { MapOf, RowSet, World } from './world.ts';
import { mapYaml, savedSql, schemaSql } from './written.ts';

/** @throws what does not hold, with all that it takes to see it again */
export async function holds(account: Account, world: World): Promise<Tried> {
  let [people, acts] = [0, 0];
  await account.build(world);
  for (const map of world.maps) {
    const tables = made(world.shapes, map);
    const { loaded, checked } = await account.map(world, map);
    for (const [at, set] of world.sets.entries()) {
      const one = { ...(await caseOf({ account, map, tables, checked }, world, set)), loaded };
      acts += await toldOf(one, at);
      people += set.askers.length;
    }
  }
  return { people, acts };
}

type Full = Case & { loaded: LoadedMap };

async function caseOf(
  { account, map, tables, checked }: { account: Account; map: MapOf; tables: Made[]; checked: CheckedMap },
  world: World,
  set: RowSet,
): Promise<Case> {
  const rows = await account.fill(world, set);
  const held = tables.find((_, n) => isHeld(map, tables, n));
  const holds = held ? [{ tables: [held.name], reason: 'a court', law: 'a law', until: null }] : [];
  return { account, map, tables, checked, set, rows, holds };
}

/** @returns how many acts were held against the oracle */
async function toldOf(one: Full, at: number): Promise<number> {
  const { account, set, tables, holds } = one;
  let acts = 0;
  const done = async (about: unknown, people: number, work: () => Promise<void>) => {
    await told(one, about, work);
    acts += people;
  };
  for (const asker of set.askers) {
    if (asker.fails % 3 === 0) await done(asker, 1, () => isCopiedExactly(one, asker));
    await done(asker, 1, () => isErasedExactly(one, asker));
    await account.restore();
  }
  // Holds are not for sets of people.
  if (holds.length === 0) {
    await done(set.askers, set.askers.length, () => areErasedTogether(one, set.askers));
    await account.restore();
  }
  if (at > 0) return acts;
  for (const [n, { isMapped, expires, name }] of tables.entries()) {
    if (!isMapped || expires === null) continue;
    await done(`expiry of ${name}`, 1, () => expiresExactly(one, n));
    await account.restore();
  }
  return acts;
}

/** A failure is told with the schema, rows and map as they are written, and who asked. */
async function told({ tables, map, set, holds }: Full, about: unknown, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    const words = [schemaSql(tables), savedSql(tables, set), mapYaml(map, tables), JSON.stringify({ about, holds })];
    throw new Error(`${fault instanceof Error ? fault.message : fault}\n${words.join('\n')}`, { cause: fault });
  }
}
