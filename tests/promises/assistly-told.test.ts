import assert from 'node:assert/strict';
import { announceSharing } from '#requests/announce-sharing';
import { wordsOf } from '#tests/http';
import { lettersOf } from '#tests/portal';
import type { House } from './house.ts';
import { send } from './journeys.ts';
import { promisesOf } from './promise.ts';

const teo = 'teo.lind@mail.example';

/** The advance letter to an address; none to who has opted out. */
async function letterTo(house: House, address: string) {
  const announced = await announceSharing({ sharing: 'boxes-for-books', now: house.clock.now });
  assert.ok(announced.ok, 'there is an opt-out that prevents it');
  await house.work();
  return (await lettersOf('sharing-notice')).find(({ to }) => to === address);
}

const planned = async (house: House) =>
  (
    await house.shop.query(
      `SELECT "status"::text AS status FROM app."sharings" WHERE "email" = $1 AND "status" IN ('planned', 'announced')`,
      [teo],
    )
  ).rows.length;

promisesOf('assistly', [
  {
    says: 'AS-7: a planned sharing is told of before, and the letter’s button prevents it without any proof or script',
    lines: [
      ['optOuts', 'sharing'],
      ['optOuts', 'sharing', 'update'],
      ['optOuts', 'sharing', 'update', 'app.sharings'],
      ['optOuts', 'sharing', 'insert'],
    ],
    async journey(house) {
      assert.equal(await planned(house), 1);
      const letter = await letterTo(house, teo);
      assert.ok(letter?.fields.exceptions.length, 'what goes on all the same is named');
      const { pathname, search } = new URL(letter.fields.preventUrl);
      const browser = house.stranger();
      const page = await browser.get(pathname + search);
      await house.work();
      assert.equal(await planned(house), 1, 'opening the link prevents nothing');
      const done = await send(browser, page);
      assert.match(wordsOf(done), /Nothing is passed on/);
      await house.work();
      assert.equal(await planned(house), 0);
      const { rows } = await house.shop.query(
        `SELECT "sharingAllowed" AS may, (SELECT count(*)::int FROM app."sharingObjections" WHERE "email" = $1) AS kept FROM app."users" WHERE "email" = $1`,
        [teo],
      );
      assert.deepEqual(rows, [{ may: false, kept: 1 }]);
    },
  },
  {
    says: 'AS-7: who opted out before is not written to, wherever the wish stands',
    lines: [
      ['optOuts', 'sharing', 'update', 'app.users'],
      ['optOuts', 'sharing', 'insert'],
    ],
    async journey(house) {
      await house.shop.query(`UPDATE app."users" SET "sharingAllowed" = false WHERE "email" = 'person11@people.test'`);
      await house.shop.query(
        `INSERT INTO app."sharingObjections" VALUES ('person12@people.test', now()) ON CONFLICT DO NOTHING`,
      );
      await house.shop.query(`UPDATE app."users" SET "sharingAllowed" = true WHERE "email" = 'person12@people.test'`);
      assert.equal(await letterTo(house, 'person11@people.test'), undefined);
      assert.equal(await letterTo(house, 'person12@people.test'), undefined);
    },
  },
]);
