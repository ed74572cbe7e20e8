/**
 * Random account databases, maps, rows and people, against an oracle that loops over the rows (`tests/worlds`). The engine
 * works as the role that `grants` makes, so that a right that is missing shows too. What fails is made smaller, and told
 * with its seed: HABEAS_WORLDS_SEED tries it again. HABEAS_WORLDS=5000 is a long run.
 */
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { readEnv } from '#env';
import { Account } from '#tests/worlds/account';
import { holds } from '#tests/worlds/holds';
import { world } from '#tests/worlds/world';

const { HABEAS_WORLDS: worlds, HABEAS_WORLDS_SEED: again } = readEnv('HABEAS_WORLDS', 'HABEAS_WORLDS_SEED');
/** So many people at least have asked, where time allows; a long run has its number of worlds alone. */
const [enough, enoughMs] =
  worlds === undefined ? [3000, 150_000] : [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
/** A failure is made smaller for so long; its seed goes on from there. */
const shrinkMs = again === undefined ? 20_000 : 60_000;

const accounts: Account[] = [];
before(async () => {
  // Two databases at a time: one processor works on each.
  for (let lane = 0; lane < (again === undefined ? 2 : 1); lane++) accounts.push(await Account.open());
});
after(() => Promise.all(accounts.map((account) => account.end())));

test('whatever schema, rows, map and people: the engine does what a loop over the rows says, or nothing', async (t) => {
  const [, seed, path] = /^(-?\d+)(?::(.+))?$/.exec(again ?? '') ?? [];
  const until = Date.now() + enoughMs;
  let people = 0;
  let made = 0;
  let failed: { by: Account; at: number } | null = null;
  const search = (account: Account) => {
    const property = fc.asyncProperty(world, async (one) => {
      const now = Date.now();
      const isShrunk = failed && (failed.by !== account || now > failed.at + shrinkMs);
      // What is not tried any more counts as held: the search then ends with the smallest that failed.
      if (people >= enough || now > until || isShrunk) return;
      made += 1;
      try {
        people += await holds(account, one);
      } catch (fault) {
        failed ??= { by: account, at: now };
        throw fault;
      }
    });
    const from = { ...(seed ? { seed: Number(seed) } : {}), ...(path ? { path } : {}) };
    return fc.check(property, { numRuns: again ? 1 : (worlds ?? 1000), ...from });
  };
  const seeds: number[] = [];
  for (const { failed: isFound, seed, counterexamplePath, errorInstance } of await Promise.all(accounts.map(search))) {
    seeds.push(seed);
    if (!isFound) continue;
    const words = `HABEAS_WORLDS_SEED=${seed}:${counterexamplePath} node --test datamap/worlds.property.test.ts`;
    throw new Error(`Again, and smaller: ${words}`, { cause: errorInstance });
  }
  t.diagnostic(`${people} people in ${made} worlds, from the seeds ${seeds.join(' and ')}`);
});
