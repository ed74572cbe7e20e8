/** What holds of every example: each folder here that has a `people.ts`. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { find } from '#datamap/find';
import { loadMap } from '#datamap/load';
import { rehearse } from '#datamap/rehearse';
import { reviewMap } from '#datamap/review';
import { readOrganisation } from '#requests/organisation';
import { type Account, exampleAccount, fingerprints, guarded } from '#tests/checked-map';
import { testDatabase } from '#tests/database';
import { purged } from '#tests/purged';
import type { Example } from './example.ts';

const at = new Date('2026-11-20T12:00:00Z');
/** Questions by which a plan tells of rows that are not the person's: they lose a reference, or a trigger changes them. A known trigger is no question. */
const asksOfOthers = new Set<string>(['changes-others', 'trigger']);
const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Every row of every table, as text behind its table's name. */
async function rowsOf({ client, checked }: Account): Promise<string[]> {
  const tables = Object.values(checked.catalogue).filter(({ kind }) => kind !== 'view');
  const selects = tables.map(({ schema, name }) => `SELECT '${name} ' || t::text AS row FROM "${schema}"."${name}" t`);
  return (await client.query<{ row: string }>(selects.join(' UNION ALL '))).rows.map(({ row }) => row);
}

/** The rows of one list that the other has not, each as often as it is missing. */
function without(rows: string[], others: string[]): string[] {
  const left = Map.groupBy(others, (row) => row);
  return rows.filter((row) => left.get(row)?.pop() === undefined);
}

for (const folder of globSync('*/people.ts', { cwd: import.meta.dirname })
  .map(path.dirname)
  .sort()) {
  describe(folder, () => {
    const file = (name: string) => path.join(import.meta.dirname, folder, name);
    let example: Example;
    let account: Account;
    before(async () => {
      example = await import(file('people.ts'));
      account = await exampleAccount(folder);
    });
    after(() => account.client.end());

    const found = (email: string) =>
      find(account.client, account.checked, { identities: { email: [email] }, at, limit: 1 });

    test('its map fits its database, and map check has nothing to remark', async () => {
      const organisation = readOrganisation(file('.'));
      const { remarks } = await reviewMap(account.client, loadMap(file('datamap.yaml')), at, organisation);
      // That no index can serve addresses inside of a list is said of every such list, and nothing to mend.
      assert.deepEqual(
        remarks.filter(({ says }) => !says.startsWith('no index can serve the elements of')),
        [],
      );
    });

    test('it has fourteen tables or more', () => assert.ok(Object.keys(account.checked.catalogue).length >= 14));

    test('it is marked as an example that is not affiliated, with contacts that nobody can own', () => {
      const { slug, example: marked, contact, letters } = readOrganisation(file('.'));
      assert.deepEqual([slug, marked], [folder, true]);
      for (const address of [contact.email, letters.fromAddress]) assert.match(address, /\.(example|test)$/);
      assert.match(readFileSync(file('README.md'), 'utf8'), /not affiliated/);
    });

    test('its readme tells of everybody that npm start names, and of every promise', () => {
      const readme = readFileSync(file('README.md'), 'utf8');
      for (const { email } of example.visitors) assert.ok(readme.includes(email), email);
      for (const { id } of readOrganisation(file('.')).promises) assert.ok(readme.includes(id), id);
    });

    test('its first documented person has something in every table of the map', async () => {
      const empty = (await found(example.visitors[0]?.email ?? '')).filter((one) => one.found + one.mentioned === 0);
      assert.deepEqual(
        empty.map(({ table }) => table),
        [],
      );
    });

    test('a rehearsed deletion of each documented person touches rows or tells whose they are, and leaves all as they were', async () => {
      const before = await fingerprints(account);
      for (const { email, says } of example.visitors) {
        const { plan, steps } = await rehearse(account.client, account.checked, { identities: { email: [email] }, at });
        assert.equal(
          steps.some(({ act }) => act === 'erase' || act === 'reduce') ||
            plan.tables.some(({ processors }) => processors),
          !says.startsWith('nobody'),
          email,
        );
        assert.ok(plan.tables.every(({ found, erased, reduced }) => erased + reduced <= found));
      }
      assert.deepEqual(await fingerprints(account), before);
    });

    test('a deletion takes what its plan says, and a row that the plan does not tell of stays byte for byte', async (t) => {
      for (const { email } of example.visitors) {
        const shop = await guarded(await exampleAccount(folder));
        t.after(() => Promise.all([shop.client.end(), shop.worker.end()]));
        const before = await rowsOf(shop);
        const { plan } = await purged(shop, { identities: { email: [email] }, at });
        const after = await rowsOf(shop);
        assert.equal(before.length - after.length, sum(plan.tables.map(({ erased }) => erased)), email);
        // Own rows that stay may be reduced, or lose a reference to one that goes; others' only as a question says.
        const own = sum(
          plan.tables.map(({ erased, reduced, kept }) => erased + reduced + sum(kept.map(({ rows }) => rows))),
        );
        const others = sum(plan.questions.filter(({ code }) => asksOfOthers.has(code)).map(({ rows }) => rows));
        const known = plan.tables.filter(({ table }) =>
          shop.checked.map.triggersKnown.some((trigger) => trigger.startsWith(`${table}.`)),
        );
        const byTriggers = sum(known.map(({ erased, reduced }) => erased + reduced));
        assert.ok(without(before, after).length <= own + others + byTriggers, email);
      }
    });

    test('the same people come again', async () => {
      const build = (empty: string) => example.load(empty, { people: 300, now: at });
      const twice = [];
      for (const time of ['once', 'again']) {
        const { url } = await testDatabase({ key: [...example.sources(), time].join(), build });
        const client = new pg.Client(url);
        await client.connect();
        twice.push(await fingerprints({ ...account, client }));
        await client.end();
      }
      assert.deepEqual(twice[0], twice[1]);
    });
  });
}
