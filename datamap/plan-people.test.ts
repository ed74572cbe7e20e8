import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Account, clickandchat } from '#tests/checked-map';
import { digest } from './digest.ts';
import { makePlan } from './plan.ts';
import { makePlans } from './plan-people.ts';

const at = new Date('2026-11-20T12:00:00Z');
let shop: Account;
before(async () => {
  shop = await clickandchat();
});
after(() => shop.client.end());

/** Everybody documented, people of the crowd, one without an address, and one whom two accounts match. */
const people = [
  ...['iris.vale@mail.example', 'omar.reed@mail.example', 'lena.park@mail.example', 'sam.holt@mail.example', ''],
  ...Array.from({ length: 60 }, (_, n) => `person${100 + n}@people.test`),
].map((email, n) => ({ request: `r${n}`, identities: { email: [email] } }));
const chosen = {
  request: 'v',
  identities: { email: ['vic@corp.example'] },
  chosen: { table: 'accounts', row: '["4"]' },
};
const both = { request: 'w', identities: { email: ['VIC@corp.example', 'person9@people.test'] } };

for (const scope of ['everything', 'account', 'visits'] as const) {
  test(`plans of many people are those that are made one by one: ${scope}`, async () => {
    const all = [...people, chosen, both];
    const plans = await makePlans(shop.client, shop.checked, { kind: 'delete', scope, at, people: all });
    for (const [n, person] of all.entries()) {
      const alone = await makePlan(shop.client, shop.checked, { ...person, kind: 'delete', scope, at });
      assert.deepEqual(plans[n], alone);
      assert.equal(digest(plans[n]), digest(alone));
    }
  });
}

test('a scope that is not in the map is refused', async () => {
  const wanted = { kind: 'delete' as const, scope: 'nothing', at, people };
  await assert.rejects(makePlans(shop.client, shop.checked, wanted), RangeError);
});
