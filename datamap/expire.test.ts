import assert from 'node:assert/strict';
import { test } from 'node:test';
import { receipt as receiptShape } from '#domain/plan';
import { accountOf, countRows, fingerprints, type Guarded, guarded, newRun, receiptKey } from '#tests/checked-map';
import { map, now, opened, schema, shopOf } from '#tests/expiring';
import { type ExpireRun, expire } from './expire.ts';
import { RunFault } from './run.ts';
import { isSignedBy } from './sign.ts';

const { sign } = newRun();
const discard = ({ worker, checked }: Guarded, more: Partial<ExpireRun> = {}) =>
  expire(worker, checked, { table: 'visits', sign, holds: [], now, ...more });
const linesOf = (done: Awaited<ReturnType<typeof discard>>) =>
  done.map(({ receipt }) => receipt.tables.map(({ table, erased }) => `${table} ${erased}`).join(', '));
const oldVisits = "visits WHERE viewed < '2026-11-10 12:00+00'";

test('LP-9: rows past their date go with what lies beneath, and a signed receipt in the same database says so', async () => {
  const shop = await shopOf();
  const others = {
    'public.visits': 'id > 10',
    'public.clicks': 'visit > 10',
    'public.marks': "kind = 'visit' AND subject > '' AND nullif(subject, '')::int > 10",
  };
  const before = await fingerprints(shop, others);
  const done = await discard(shop);
  assert.deepEqual(linesOf(done), ['visits 20, clicks 40, marks 20']);
  assert.deepEqual(await fingerprints(shop, others), before);
  const [first] = done;
  assert.ok(first && isSignedBy(first, receiptKey));
  assert.deepEqual(receiptShape.parse(first.receipt), first.receipt);
  assert.deepEqual([first.receipt.act, first.receipt.plan], ['expire', null]);
  assert.equal(await countRows(shop, "habeas.receipt WHERE kind = 'expire'"), 1);
  assert.deepEqual(linesOf(await discard(shop)), [], 'a second night finds nothing, and leaves no receipt');
});

test('rows that an address and more lead to as well do not lie beneath: they stay when what they belong to goes', async () => {
  const led = map().replace('marks: {', 'marks: { matchAll: { subject: email, kind: email },');
  const shop = await shopOf(led);
  assert.deepEqual(linesOf(await discard(shop)), ['visits 20, clicks 40']);
  assert.equal(await countRows(shop, 'marks'), 61);
});

test('rows that cannot lose their reference go with what they refer to, whatever the foreign key would do', async () => {
  const tags = 'tags: { belongs: { person: people.id }, columns: { id: }, erase: delete }';
  const shop = await guarded(
    await accountOf(
      `${schema}
      CREATE TABLE tags (id int PRIMARY KEY, person int, visit int NOT NULL REFERENCES visits ON DELETE SET NULL);
      INSERT INTO tags SELECT n, 1, n FROM generate_series(1, 30) n;`,
      `${map().trimEnd()}\n  ${tags}\n`,
    ),
  );
  opened.push(shop);
  await discard(shop);
  assert.equal(await countRows(shop, 'tags WHERE visit > 10'), 0);
  assert.equal(await countRows(shop, 'tags'), 10);
});

test('rows two tables down go as well, whichever table of a circle of links the map names first', async () => {
  const high = 'high: { belongs: { visit: visits.id }, columns: { id: }, erase: delete }';
  const low = 'low: { belongs: { above: high.id }, columns: { id: }, erase: delete }';
  for (const first of [[high, low], [low, high], []]) {
    const last = [high, low].filter((line) => !first.includes(line));
    const circle = map()
      .replace('belongs: { person: people.id }', 'belongs: [{ to: { person: people.id } }, { to: { low: low.id } }]')
      .replace('  visits:', [...first, 'visits:'].map((line) => `  ${line}`).join('\n'));
    const shop = await guarded(
      await accountOf(
        `${schema}
        ALTER TABLE visits ADD low int;
        CREATE TABLE high (id int PRIMARY KEY, visit int);
        CREATE TABLE low (id int PRIMARY KEY, above int REFERENCES high);
        INSERT INTO high SELECT n, n FROM generate_series(1, 30) n;
        INSERT INTO low SELECT n, n FROM generate_series(1, 30) n;`,
        [circle.trimEnd(), ...last.map((line) => `  ${line}`), ''].join('\n'),
      ),
    );
    opened.push(shop);
    const [line = ''] = linesOf(await discard(shop));
    assert.deepEqual(line.split(', ').sort(), ['clicks 40', 'high 20', 'low 20', 'marks 20', 'visits 20']);
  }
});

test('rows of a circle that two ways lead into stay with those above them, and hinder no others', async () => {
  const circle = `
  high: { belongs: [{ to: { visit: visits.id } }, { to: { low: low.id } }], columns: { id: }, erase: delete }
  low: { belongs: [{ to: { visit: visits.id } }, { to: { high: high.id } }], columns: { id: }, erase: delete }
`;
  const shop = await guarded(
    await accountOf(
      `${schema}
      CREATE TABLE high (id int PRIMARY KEY, visit int REFERENCES visits);
      CREATE TABLE low (id int PRIMARY KEY, visit int REFERENCES visits, high int REFERENCES high);
      ALTER TABLE high ADD low int REFERENCES low;
      INSERT INTO high SELECT n, n FROM generate_series(1, 30) n;
      INSERT INTO low SELECT n, n FROM generate_series(1, 30) n;
      INSERT INTO high VALUES (100, NULL, 16);
      INSERT INTO low VALUES (100, NULL, 17);`,
      `${map().trimEnd()}${circle}`,
    ),
  );
  opened.push(shop);
  assert.equal((await discard(shop)).length, 1);
  assert.equal(await countRows(shop, oldVisits), 1);
  assert.equal(await countRows(shop, '(TABLE high UNION ALL SELECT id, visit, high FROM low) t WHERE visit > 10'), 2);
  assert.equal(
    await countRows(shop, '(TABLE high UNION ALL SELECT id, visit, high FROM low) t WHERE visit IS NULL'),
    1,
  );
});

test('a worker whose clock is years ahead discards nothing that is not past its date in the database', async () => {
  const shop = await shopOf();
  await shop.client.query("INSERT INTO visits VALUES (100, 1, now() - interval '1 day')");
  await discard(shop, { now: new Date('2099-01-01T00:00:00Z') });
  assert.equal(await countRows(shop, 'visits WHERE id = 100'), 1);
});

test('rows go in bounded batches, each with its receipt', async () => {
  const shop = await shopOf();
  assert.deepEqual(
    linesOf(await discard(shop, { batch: 8 })).map((line) => line.split(',')[0]),
    ['visits 8', 'visits 8', 'visits 4'],
  );
  assert.equal(await countRows(shop, 'habeas.receipt'), 3);
});

test('a crash between batches or within one repeats nothing and loses nothing', async () => {
  const shop = await shopOf();
  let batches = 0;
  const onStatement: ExpireRun['onStatement'] = ({ act, table }) => {
    if (act === 'erase' && table === 'visits' && ++batches === 2) throw new Error('crashed');
  };
  await assert.rejects(discard(shop, { batch: 8, onStatement }), /crashed/);
  assert.deepEqual([await countRows(shop, oldVisits), await countRows(shop, 'habeas.receipt')], [12, 1]);
  assert.equal(await countRows(shop, 'clicks c LEFT JOIN visits v ON v.id = c.visit WHERE v.id IS NULL'), 0);
  assert.deepEqual(linesOf(await discard(shop)), ['visits 12, clicks 24, marks 12']);
});

test('two nights at once discard each row once', async () => {
  const shop = await shopOf();
  const [one, other] = await Promise.all([
    discard(shop, { batch: 3 }),
    discard({ ...shop, worker: shop.client }, { batch: 3 }),
  ]);
  const rows = [...one, ...other].flatMap(({ receipt }) => receipt.tables).filter(({ table }) => table === 'visits');
  assert.equal(
    rows.reduce((sum, { erased }) => sum + erased, 0),
    20,
  );
});

test('rows that a line of the map keeps stay, and rows above kept ones too', async () => {
  const shop = await shopOf();
  await shop.client.query(
    'UPDATE visits SET dispute = true WHERE id = 20; UPDATE clicks SET saved = true WHERE visit = 25 AND id = 24',
  );
  assert.deepEqual(linesOf(await discard(shop)), ['visits 18, clicks 36, marks 18']);
  assert.equal(await countRows(shop, 'visits WHERE id IN (20, 25)'), 2);
  assert.equal(await countRows(shop, 'clicks WHERE visit = 25'), 2);
});

test('US-6: rows of a person under a legal hold do not expire', async () => {
  const shop = await shopOf();
  const held = { identities: { email: ['P1@x.test'] }, reason: 'a court order', law: 'l', until: null };
  const ofHeld = await countRows(shop, `${oldVisits} AND person = 1`);
  await discard(shop, { holds: [{ ...held, tables: ['clicks'] }], batch: 4 });
  assert.equal(await countRows(shop, oldVisits), ofHeld);
  assert.equal(await countRows(shop, `${oldVisits} AND person = 1`), ofHeld);
  await discard(shop, { holds: [{ ...held, tables: ['people'] }] });
  assert.equal(await countRows(shop, oldVisits), 0);
});

test('US-6: rows of a table that is held whosever they are do not expire, nor rows above them', async () => {
  const shop = await shopOf();
  const hold = { identities: null, reason: 'a court order', law: 'l', until: null };
  assert.deepEqual(linesOf(await discard(shop, { holds: [{ ...hold, tables: ['clicks'] }] })), []);
  assert.equal(linesOf(await discard(shop, { holds: [{ ...hold, tables: ['people'] }] })).length, 1);
});

test('only rows where the map’s condition holds expire', async () => {
  const shop = await shopOf(map('{ column: viewed, after: 10 days, when: { kind: survey } }'));
  await shop.client.query("UPDATE visits SET kind = 'survey' WHERE id IN (3, 15, 16)");
  assert.deepEqual(linesOf(await discard(shop)), ['visits 2, clicks 4, marks 2']);
});

test('a cascade that the map does not know takes nothing along: all is rolled back', async () => {
  const shop = await shopOf();
  await shop.client.query(
    'CREATE TABLE unknown (visit int REFERENCES visits ON DELETE CASCADE); INSERT INTO unknown VALUES (20)',
  );
  await assert.rejects(discard(shop), RunFault);
  assert.deepEqual([await countRows(shop, oldVisits), await countRows(shop, 'unknown')], [20, 1]);
});

test('what can never work is not tried either: rows above rows that stay do not go', async () => {
  const shop = await shopOf(map(undefined, 'columns'));
  assert.deepEqual(linesOf(await discard(shop)), []);
});

test('rows with an empty key lie beneath nothing: neither do they go with a row whose key is empty, nor keep it', async () => {
  const shop = await guarded(
    await accountOf(
      `CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
      CREATE TABLE sessions (id int PRIMARY KEY, code text, at timestamptz NOT NULL DEFAULT '2020-01-01');
      CREATE TABLE hits (id int PRIMARY KEY, code text, saved bool NOT NULL);
      INSERT INTO sessions VALUES (1, 'a'), (2, ''), (3, NULL);
      INSERT INTO hits VALUES (1, 'a', false), (2, '', false), (3, '', true), (4, NULL, true)`,
      `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  sessions: { belongs: { id: people.id }, columns: { code: }, expires: { column: at, after: 90 days }, erase: delete }
  hits: { belongs: { code: sessions.code }, columns: { id: }, erase: delete, keep: { while: { saved: true }, reason: r, law: l, review: 1 year } }
`,
    ),
  );
  opened.push(shop);
  assert.deepEqual(linesOf(await expire(shop.worker, shop.checked, { table: 'sessions', sign, holds: [], now })), [
    'sessions 3, hits 1',
  ]);
  const { rows } = await shop.client.query('SELECT id FROM hits ORDER BY id');
  assert.deepEqual(rows, [{ id: 2 }, { id: 3 }, { id: 4 }]);
});
