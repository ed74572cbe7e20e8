/** Each example organisation's backup is, after the replay, row for row as the deletion left it, whole or of a part. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Account, exampleAccount, fingerprints, type Guarded, guarded } from '#tests/checked-map';
import { again, erased } from '#tests/remembered';
import { reErase } from './re-erase.ts';

async function on<Result>(name: string, work: (shop: Guarded) => Promise<Result>): Promise<Result> {
  const account: Account = await exampleAccount(name, 30);
  const shop = await guarded(account);
  try {
    return await work(shop);
  } finally {
    await Promise.all([shop.client.end(), shop.worker.end()]);
  }
}

/** Of a scope that is for those who object to a policy the day is given with the request. */
const scopesOf = ({ checked }: Guarded): string[] =>
  Object.entries(checked.map.scopes).flatMap(([name, { collected }]) => (collected ? [] : [name]));

for (const [name, email] of [
  ['assistly', 'nadia.frey@mail.example'],
  ['jivochat', 'irma.talvi@mail.example'],
  ['licensepal', 'ruth.hale@mail.example'],
  ['upsellit', 'nia.bloom@mail.example'],
] as const) {
  test(`H9: what ${name} has erased is erased again`, async () => {
    const before = await on(name, fingerprints);
    for (const scope of ['everything', ...(await on(name, async (shop) => scopesOf(shop)))]) {
      const [remembered, left] = await on(name, async (shop) => [
        await erased(shop, email, scope),
        await fingerprints(shop),
      ]);
      assert.notDeepEqual(left, before, scope);
      await on(name, async (backup) => {
        assert.ok((await reErase(backup.worker, backup.checked, remembered, again())).done);
        assert.deepEqual(await fingerprints(backup), left, scope);
      });
    }
  });
}
