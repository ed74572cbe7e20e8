/** Rows that come while a run is under way, and would lose what says whose they are. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { accountOf, countRows, type Guarded, guarded, newRun } from '#tests/checked-map';
import { makePlan } from './plan.ts';
import { makePlans } from './plan-people.ts';
import { purge } from './purge.ts';
import { purgePeople } from './purge-people.ts';
import { RunFault, type Step } from './run.ts';

const at = new Date('2026-11-20T12:00:00Z');
const identities = { email: ['ann@x.test'] };
const opened: Guarded[] = [];
after(async () => {
  for (const { client, worker } of opened) await Promise.all([client.end(), worker.end()]);
});

/** `pins` are none of the map's. */
async function site(): Promise<Guarded> {
  const one = await guarded(
    await accountOf(
      `CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
       CREATE TABLE visits (id int PRIMARY KEY, person int REFERENCES people ON DELETE SET NULL, ip text);
       CREATE TABLE pins (person int REFERENCES people ON DELETE SET NULL, words text);
       CREATE TABLE orders (id int PRIMARY KEY, person int REFERENCES people ON DELETE SET NULL, state text);
       INSERT INTO people VALUES (1, 'ann@x.test'), (2, 'bo@x.test');
       INSERT INTO visits VALUES (1, 1, '192.0.2.7'), (2, 1, '192.0.2.8'), (3, 2, '192.0.2.9');
       INSERT INTO orders VALUES (1, 1, 'done'), (2, 1, 'owed'), (3, 2, 'done');`,
      `version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  visits: { belongs: { person: people.id }, columns: { ip: { erase: /24 } }, erase: columns }
  orders:
    belongs: { person: people.id }
    columns: { state: }
    keep: { while: { state: owed }, reason: a debt, law: a law, review: 1 month }
    erase: delete
`,
    ),
  );
  opened.push(one);
  return one;
}

async function alone({ worker, checked }: Guarded, onStatement: (step: Step) => Promise<void>) {
  const run = newRun();
  const plan = await makePlan(worker, checked, { identities, at, request: run.request, kind: 'delete' });
  return purge(worker, checked, { ...run, plan, identities, hashKey: randomBytes(32), now: at, onStatement });
}

async function together({ worker, checked }: Guarded, onStatement: (step: Step) => Promise<void>) {
  const asked = { request: randomUUID(), identities };
  const [plan] = await makePlans(worker, checked, { kind: 'delete', at, people: [asked] });
  assert.ok(plan);
  const people = [{ id: randomUUID(), identities, plan }];
  const run = { people, sign: newRun().sign, hashKey: randomBytes(32), now: at, onStatement };
  const [outcome] = await purgePeople(worker, checked, run);
  return outcome;
}

const late = {
  visits: "INSERT INTO visits VALUES (9, 1, '192.0.2.99')",
  pins: "INSERT INTO pins VALUES (1, 'late')",
  orders: "INSERT INTO orders VALUES (9, 1, 'done')",
};
for (const [how, run] of Object.entries({ alone, together })) {
  for (const [table, sql] of Object.entries(late)) {
    test(`a row of ${table} that came meanwhile does not lose unseen whose it is: ${how}`, async () => {
      const one = await site();
      const erasing = run(one, async ({ act }) => {
        if (act === 'plan') await one.client.query(sql);
      });
      await assert.rejects(
        erasing,
        (fault) => fault instanceof RunFault && fault.message.startsWith(`public.${table}: `),
      );
      assert.equal(await countRows(one, `${table} WHERE person = 1`), table === 'pins' ? 1 : 3);
      assert.equal(await countRows(one, 'people'), 2);
    });
  }

  test(`rows that stay lose it as planned: ${how}`, async () => {
    const one = await site();
    assert.equal((await run(one, async () => {}))?.done, true);
    assert.equal(await countRows(one, "visits WHERE person IS NULL AND ip = '192.0.2.0'"), 2);
    assert.equal(await countRows(one, "orders WHERE person IS NULL AND state = 'owed'"), 1);
  });
}

/** The log's rows are reduced without being pinned. */
const logged = {
  schema: `CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
    CREATE TABLE logs (id int PRIMARY KEY, person int REFERENCES people ON DELETE SET NULL, ip text);
    INSERT INTO people VALUES (1, 'ann@x.test');
    INSERT INTO logs VALUES (1, 1, '192.0.2.7'), (2, 1, '192.0.2.8');`,
  map: `version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  logs: { belongs: { person: people.id }, columns: { person: { erase: null }, ip: { erase: /24 } }, erase: columns }
`,
};
for (const [how, run] of Object.entries({ alone, together })) {
  test(`nor does one that came after the others were emptied by the map: ${how}`, async () => {
    const one = await guarded(await accountOf(logged.schema, logged.map));
    opened.push(one);
    const erasing = run(one, async ({ act }) => {
      if (act === 'plan') await one.client.query("INSERT INTO logs VALUES (9, 1, '192.0.2.99')");
    });
    await assert.rejects(erasing, /public\.logs: 3 rows changed, 2 planned/);
    assert.equal((await run(one, async () => {}))?.done, true);
    assert.equal(await countRows(one, "logs WHERE person IS NULL AND ip = '192.0.2.0'"), 3);
  });
}
