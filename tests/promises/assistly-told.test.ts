import assert from 'node:assert/strict';
import { announceSharing } from '#requests/announce-sharing';
import { wordsOf } from '#tests/http';
import { lettersOf } from '#tests/portal';
import type { House } from './house.ts';
import { oneClick, optOut, send } from './journeys.ts';
import { promisesOf } from './promise.ts';
import { changed, type Difference } from './rows.ts';

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

/** Teo gets no publications any more; nothing else changed. */
function publicationsStopped(came: Difference['came']): void {
  assert.deepEqual(
    came['app.subscriptions']?.map((row) => [row.userId, row.listKey, row.subscribed]).sort(),
    ['events', 'news', 'tips'].map((list) => ['00000000-0000-4000-8000-000000000002', list, false]),
  );
  assert.deepEqual(
    came['app.suppressions']?.map((row) => [row.email, row.kind]),
    [[teo, 'publication']],
  );
  assert.deepEqual(Object.keys(came).sort(), ['app.subscriptions', 'app.suppressions']);
}

promisesOf('assistly', [
  {
    says: 'AS-7: a planned sharing is told of before, and the letter’s button prevents it without any proof or script',
    lines: [
      ['optOuts', 'sharing'],
      ['optOuts', 'sharing', 'update'],
      ['optOuts', 'sharing', 'update', 'app.sharings'],
      ['optOuts', 'sharing', 'insert'],
    ],
    changes: { 'app.sharings': [1, 1], 'app.users': [1, 1], 'app.auditTrail': [0, 1], 'app.sharingObjections': [0, 1] },
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
    changes: { 'app.users': [2, 2], 'app.auditTrail': [0, 2], 'app.sharingObjections': [0, 1] },
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
  {
    says: 'AS-5, AS-6: publications stop for an address, with nothing to prove; legal notices go on, and the page says so',
    lines: [
      ['optOuts', 'publications'],
      ['optOuts', 'publications', 'update'],
      ['optOuts', 'publications', 'insert'],
      ['optOuts', 'publications', 'stays'],
      ['optOuts', 'publications', 'update', 'app.subscriptions', 'when', 'listKey'],
    ],
    changes: { 'app.subscriptions': [3, 3], 'app.suppressions': [0, 1] },
    async journey(house) {
      const { came } = await changed(house, async () => {
        const page = wordsOf(await optOut(house, ['publications'], { email: teo }));
        assert.match(page, /Legal notices still come for as long as you have an account/);
      });
      publicationsStopped(came);
    },
  },
  {
    says: 'AS-5: one click in a publication stops publications for whom it went to',
    lines: [
      ['optOuts', 'publications'],
      ['optOuts', 'publications', 'update'],
      ['optOuts', 'publications', 'insert'],
    ],
    changes: { 'app.subscriptions': [3, 3], 'app.suppressions': [0, 1] },
    async journey(house) {
      const { came } = await changed(house, () => oneClick(house, 'publications', teo));
      publicationsStopped(came);
    },
  },
]);
