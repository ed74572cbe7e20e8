import assert, { AssertionError } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type House, type Houses, openHouses } from './house.ts';
import { type Changes, changesIn, difference, rowsOf } from './rows.ts';
import type { Line } from './without.ts';

type Promised = {
  /** The id in the organisation file, and what the test claims. */
  says: `${string}: ${string}`;
  /** Each of them alone carries a part of the promise: without it the journey must end in a failed assertion. */
  lines: readonly Line[];
  /**
   * All that it does to the account database, by table; left out, no row anywhere is another than before. `null` where the
   * number of rows hangs on the hour: then the journey looks at all of it by itself.
   */
  changes?: Changes | null;
  /** Goes in by the form or the desk, and looks at what became of the account database. */
  journey(house: House): Promise<void>;
};

/**
 * The promises of one example. Each is a test that its journey holds, and one for each line of the map that it does not
 * hold without: a promise that is kept whatever the map says is not tested.
 */
export function promisesOf(example: string, promises: readonly Promised[]): void {
  let houses: Houses | undefined;
  before(async () => {
    houses = await openHouses(example);
  });
  after(() => houses?.close());

  const within = (removed: Line[], journey: (house: House) => Promise<void>) => {
    assert.ok(houses, 'the portal did not open');
    return houses.within(removed, journey);
  };
  for (const { says, lines, changes = {}, journey } of promises) {
    test(says, () => within([], (house) => onlyChanging(changes, house, journey)));
    for (const line of lines) {
      test(`${says.split(':')[0]} is not kept without ${line.join(' › ')}`, async () => {
        await assert.rejects(within([line], journey), AssertionError);
      });
    }
  }
}

/** Holds the whole database against what it was: a journey looks at the rows that it knows of, and too much may go elsewhere. */
async function onlyChanging(
  changes: Changes | null,
  house: House,
  journey: (house: House) => Promise<void>,
): Promise<void> {
  const before = await rowsOf(house);
  await journey(house);
  if (changes) assert.deepEqual(changesIn(difference(before, await rowsOf(house))), changes);
}
