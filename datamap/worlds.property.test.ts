/**
 * Random account databases, maps, rows and people, against an oracle that loops over the rows (`tests/worlds`). The engine
 * works as the role that `grants` makes, so that a right that is missing shows too. What fails is made smaller, and told
 * with its seed: HABEAS_WORLDS_SEED tries it again. HABEAS_WORLDS=5000 is a long run.
 */
import { after, before, test } from 'node:test';
import { Account } from '#tests/worlds/account';
import { holds } from '#tests/worlds/holds';
import { isAgain, search } from '#tests/worlds/search';
import { type World, world } from '#tests/worlds/world';

const accounts: Account[] = [];
before(async () => {
  // Four databases at a time: while one waits for an answer, the processors work on another.
  for (let lane = 0; lane < (isAgain ? 1 : 4); lane++) accounts.push(await Account.open());
});
after(() => Promise.all(accounts.map((account) => account.end())));

test('whatever schema, rows, map and people: the engine does what a loop over the rows says, or nothing', (t) =>
  search(t, {
    file: 'datamap/worlds.property.test.ts',
    world,
    lanes: accounts.map((account) => (one: World) => holds(account, one)),
    enough: { people: 3000, ms: 150_000 },
  }));
