/** What ON DELETE sets in rows of others that stay: refused there, the whole run would be. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type Account, accountOf, guarded } from '#tests/checked-map';
import { checkMap } from './check.ts';
import { parseMap } from './load.ts';
import { makePlan } from './plan.ts';
import { rehearse } from './rehearse.ts';
import { reviewMap } from './review.ts';

const cases = ['checked', 'met', 'made', 'fine', 'own'];
const schema = `
${cases.map((name) => `CREATE TABLE ${name} (id int PRIMARY KEY, email text); INSERT INTO ${name} VALUES (1, 'p1@x.test'), (2, 'p2@x.test');`).join('\n')}
CREATE TABLE checked_by (id int PRIMARY KEY, p int REFERENCES checked ON DELETE SET NULL, team int, secret text, CHECK (num_nonnulls(p, team) = 1));
CREATE TABLE met_by (id int PRIMARY KEY, p int REFERENCES met ON DELETE SET NULL, room int);
CREATE UNIQUE INDEX met_by_room ON met_by (coalesce(p, 0), room);
CREATE TABLE made_by (id int PRIMARY KEY, p int REFERENCES made ON DELETE SET NULL, twice int GENERATED ALWAYS AS (p * 2) STORED NOT NULL);
CREATE TABLE fine_by (id int PRIMARY KEY, p int REFERENCES fine ON DELETE SET NULL CHECK (p > 0), room int UNIQUE);
CREATE TABLE own_by (id int PRIMARY KEY, p int REFERENCES own ON DELETE SET NULL CHECK (p IS NOT NULL));
${cases.map((name) => `INSERT INTO ${name}_by (id, p) VALUES (1, 1), (2, 2);`).join('\n')}
UPDATE met_by SET room = 7;
INSERT INTO met_by VALUES (3, NULL, 7);
`;
const yaml = (table: string) => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  ${table}: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  ${table === 'own' ? 'own_by: { belongs: { p: own.id }, columns: { id: }, erase: delete }' : ''}
`;
const at = new Date('2026-11-20T12:00:00Z');
const identities = { email: ['p1@x.test'] };

let account: Account;
before(async () => {
  account = await accountOf(schema, yaml('fine'));
});
after(() => account.client.end());

/** As the role that has the rights of `map grants` alone. */
async function tried(table: string) {
  const loaded = parseMap(yaml(table), 'datamap.yaml');
  const checked = checkMap(loaded, account.checked.catalogue);
  const { worker } = await guarded({ ...account, checked });
  try {
    const plan = await makePlan(worker, checked, { identities, at, request: randomUUID(), kind: 'delete' });
    const { remarks } = await reviewMap(worker, loaded, at);
    const run = await rehearse(account.client, checked, { identities, at }).then(
      () => 'done',
      () => 'refused',
    );
    return {
      checked: remarks.flatMap(({ says }) => (/^deleting ".*loses/.test(says) ? [says] : [])),
      planned: plan.questions.filter(({ code }) => code === 'way-refused').map(({ words }) => words),
      run,
    };
  } finally {
    await worker.end();
  }
}

for (const [what, table, found] of [
  ['a check', 'checked', /checked_by loses what it refers to .*checked_by_check/],
  ['another row in an index', 'met', /met_by loses .*same values in met_by_room/],
  ['NOT NULL of what is generated', 'made', /made_by loses .*does not fit \(twice\)/],
] as const) {
  test(`${what} that refuses what ON DELETE sets is found before a run`, async () => {
    const said = await tried(table);
    assert.match(said.checked.join('\n'), found);
    assert.match(said.planned.join('\n'), found);
    assert.equal(said.run, 'refused', 'the finding is true: a run is refused');
  });
}

for (const table of ['fine', 'own']) {
  test(`what ON DELETE may set in ${table}, or sets in rows that go themselves, is no question`, async () => {
    assert.deepEqual(await tried(table), { checked: [], planned: [], run: 'done' });
  });
}
