/** A random world held against the oracle: each of its maps on each of its sets of rows, for each person who asks. */
import type { CheckedMap } from '#datamap/checked';
import type { LoadedMap } from '#datamap/load';
import type { Account } from './account.ts';
import { isErasedExactly } from './erased.ts';
import { isHeld } from './fates.ts';
import { type Made, made } from './made.ts';
import { areErasedTogether, expiresExactly, isCopiedExactly } from './others.ts';
import type { Case } from './person.ts';
import type { MapOf, RowSet, World } from './world.ts';
import { mapYaml, savedSql, schemaSql } from './written.ts';

/** @returns how many people asked @throws what does not hold, with all that it takes to see it again */
export async function holds(account: Account, world: World): Promise<number> {
  let people = 0;
  await account.build(world);
  for (const map of world.maps) {
    const tables = made(world.shapes, map);
    const { loaded, checked } = await account.map(world, map);
    for (const [at, set] of world.sets.entries()) {
      const one = { ...(await caseOf({ account, map, tables, checked }, world, set)), loaded, set };
      await toldOf(one, at);
      people += set.askers.length;
    }
  }
  return people;
}

type Full = Case & { loaded: LoadedMap; set: RowSet };

async function caseOf(
  { account, map, tables, checked }: { account: Account; map: MapOf; tables: Made[]; checked: CheckedMap },
  world: World,
  set: RowSet,
): Promise<Case> {
  const rows = await account.fill(world, set);
  const held = tables.find((_, n) => isHeld(map, tables, n));
  const holds = held ? [{ tables: [held.name], reason: 'a court', law: 'a law', until: null }] : [];
  return { account, map, tables, checked, rows, holds };
}

async function toldOf(one: Full, at: number): Promise<void> {
  const { account, set, tables, holds } = one;
  for (const asker of set.askers) {
    if (asker.fails % 3 === 0) await told(one, asker, () => isCopiedExactly(one, asker));
    await told(one, asker, () => isErasedExactly(one, asker));
    await account.restore();
  }
  // Holds are not for sets of people.
  if (holds.length === 0) {
    await told(one, set.askers, () => areErasedTogether(one, set.askers));
    await account.restore();
  }
  if (at > 0) return;
  for (const [n, { isMapped, expires, name }] of tables.entries()) {
    if (!isMapped || expires === null) continue;
    await told(one, `expiry of ${name}`, () => expiresExactly(one, n));
    await account.restore();
  }
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
