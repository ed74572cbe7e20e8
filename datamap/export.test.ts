import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { manifest as manifestShape } from '#domain/plan';
import { type Account, accountOf, clickandchat } from '#tests/checked-map';
import { into } from '#tests/into';
import { unzipped } from '#tests/unzipped';
import { type ExportRun, exportPackage } from './export.ts';
import { makePlan } from './plan.ts';

const at = new Date('2026-11-20T12:00:00Z');
const facts = {
  organisation: 'ClickAndChat <b>',
  contact: 'privacy@clickandchat.example',
  reference: 'HB-1234',
  receivedOn: '2026-11-01',
  preparedOn: '2026-11-20',
  language: 'en' as const,
  timeZone: 'UTC',
  said: (words: string) => words,
  sections: [{ heading: 'Your rights', paragraphs: ['You can ask to have this corrected.'] }],
};

/** Values that have broken spreadsheets, browsers and archives before. */
const formulas = [
  "=cmd|'/c calc'!A1",
  '=HYPERLINK("http://evil.test")',
  '@SUM(1)',
  '+1',
  '-1',
  '\t=1',
  '\r=1',
  '\n=1',
  '\tbehind a tab',
  '\rbehind a return',
  '\nbehind a line break',
  '＝1',
  '＋1',
  '－1',
  '＠1',
  ';=1',
  '"=1',
  ' =1',
  '=IMPORTXML(1)',
];
const payloads = [
  '"><svg/onload=window.__x=1>',
  '</style><script>window.__x=1</script>',
  'javascript:alert(1)',
  '\u202Egnp.exe',
  '\\.',
  '\\N',
  'a\u0002b',
];
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const oddSchema = `
CREATE TABLE people (id int PRIMARY KEY, email text, card text, secret text);
INSERT INTO people VALUES (1, 'ann@x.test', '4111222233334444', 'CANARY-SECRET'), (2, 'bo@x.test', '123', NULL);
CREATE TABLE "//etc/Passwd" (id int PRIMARY KEY, person int, value text, amount numeric, seen timestamptz);
CREATE TABLE "Ünïcode ‮ evil ${'x'.repeat(30)}" (id int PRIMARY KEY, person int, value text);
CREATE TABLE "--etc-passwd" (id int PRIMARY KEY, person int, value jsonb);
INSERT INTO "//etc/Passwd" SELECT n, 1, v, -n, '2024-01-01' FROM unnest(ARRAY[${[...formulas, ...payloads].map(quoted).join(', ')}]) WITH ORDINALITY u(v, n);
INSERT INTO "Ünïcode ‮ evil ${'x'.repeat(30)}" VALUES (1, 1, NULL), (2, 1, '');
INSERT INTO "--etc-passwd" SELECT n, 1, jsonb_build_object('n', n, 'text', E'line\\nbreak "quoted"') FROM generate_series(1, 50) n;
`;
const oddMap = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All, more: More }
tables:
  people:
    person: true
    category: all
    match: { email: email }
    columns: { email: , card: { show: last4, label: Card }, secret: { show: held, label: Secret word } }
    erase: delete
  //etc/Passwd: { category: more, belongs: { person: people.id }, columns: { value: , amount: , seen: }, erase: delete }
  ? "Ünïcode ‮ evil ${'x'.repeat(30)}"
  : { belongs: { person: people.id }, columns: { value: }, erase: delete }
  "--etc-passwd": { belongs: { person: people.id }, columns: { value: }, erase: delete }
`;

let shop: Account;
let odd: Account;
before(async () => {
  shop = await clickandchat();
  odd = await accountOf(oddSchema, oddMap);
});
after(async () => {
  await shop.client.end();
  await odd.client.end();
});

async function runOf({ client, checked }: Account, email: string, more: Partial<ExportRun> = {}): Promise<ExportRun> {
  const identities = { email: [email] };
  const plan = await makePlan(client, checked, { identities, at, request: randomUUID(), kind: 'access' });
  return {
    plan,
    identities,
    facts,
    records: { requests: [{ reference: 'HB-1234', kind: 'access' }], disclosures: [] },
    now: at,
    ...more,
  };
}

async function exported(account: Account, email: string, more: Partial<ExportRun> = {}) {
  const to = new PassThrough();
  const [zip, result] = await Promise.all([
    buffer(to),
    exportPackage(account.client, account.checked, await runOf(account, email, more), into(to)),
  ]);
  assert.ok(result.done);
  return { zip, files: await unzipped(zip), manifest: result.manifest };
}

const textOf = (files: Map<string, Buffer>, name: string): string => files.get(name)?.toString('utf8') ?? '';

test('a package holds the first page, a CSV and a JSON of each table, the portal’s records and a manifest that is right', async () => {
  const { files, manifest } = await exported(shop, 'iris.vale@mail.example');
  assert.deepEqual(manifestShape.parse(JSON.parse(textOf(files, 'manifest.json'))), manifest);
  assert.deepEqual(
    [...files.keys()].filter((name) => name !== 'manifest.json'),
    manifest.files.map(({ name }) => name),
  );
  for (const { name, bytes, sha256, rows } of manifest.files) {
    const content = files.get(name) ?? Buffer.alloc(0);
    assert.equal(content.length, bytes);
    assert.equal(createHash('sha256').update(content).digest('hex'), sha256);
    if (name.endsWith('.json') && rows !== null) assert.equal(JSON.parse(content.toString('utf8')).length, rows, name);
  }
  assert.equal(JSON.parse(textOf(files, 'data/accounts.json'))[0].legal_name, 'Iris Vale');
  assert.equal(JSON.parse(textOf(files, 'portal/requests.json'))[0].reference, 'HB-1234');
  assert.match(textOf(files, 'data/accounts.csv'), /^\uFEFFusername,email,/);
});

test('A18, A19: nothing of another person, no hash, no secret, no staff note leaves', async () => {
  for (const email of ['iris.vale@mail.example', 'lena.park@mail.example', 'person7@people.test']) {
    const { files } = await exported(shop, email);
    for (const [name, content] of files) {
      assert.doesNotMatch(content.toString('utf8'), /CANARY|\$2a\$10|password|token|internal_note|Agent Kim/, name);
    }
  }
  const { files } = await exported(shop, 'iris.vale@mail.example');
  assert.doesNotMatch([...files.values()].join(), /omar|Omar/);
  assert.match(textOf(files, 'index.html'), /<dt>Password<\/dt><dd><em>we hold this; it is never disclosed/);
});

test('F4: no cell of a CSV is a formula to a spreadsheet, and the JSON has what is stored', async () => {
  const { files } = await exported(odd, 'ann@x.test');
  const rows: { value: string }[] = JSON.parse(textOf(files, 'data/etc-passwd.json'));
  assert.deepEqual(
    rows.map(({ value }) => value),
    [...formulas, ...payloads],
  );
  const cells = csvRows(textOf(files, 'data/etc-passwd.csv')).slice(1);
  assert.deepEqual(
    cells.map(([value]) => value),
    [...formulas.map((one) => `'${one}`), ...payloads],
  );
  assert.deepEqual(
    cells.map(([, amount]) => Number(amount)),
    cells.map((_, at) => -1 - at),
  );
});

test('F5: the first page has no script, loads nothing, and allows nothing but its own style', async () => {
  const { files } = await exported(odd, 'ann@x.test');
  const page = textOf(files, 'index.html');
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  assert.ok(
    page.includes(`content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`),
  );
  assert.doesNotMatch(page.replace(style, ''), /<script|<svg|<img|<link|onload=window[^&]*>|style=|url\(|@import/);
  assert.ok(page.includes('&quot;&gt;&lt;svg/onload=window.__x=1&gt;'));
  assert.ok(page.includes('Your data at ClickAndChat &lt;b&gt;'));
  for (const [, target] of page.matchAll(/href="([^"]*)"/g))
    assert.match(target ?? '', /^(#part-\d+|data\/[a-z0-9._-]+|portal\/requests\.json|manifest\.json)$/);
});

test('F6: every name in the ZIP is plain and relative, whatever a table is called, and none comes twice', async () => {
  const { zip, files } = await exported(odd, 'ann@x.test');
  for (const name of files.keys()) assert.match(name, /^(data\/|portal\/)?[a-z0-9._-]{1,80}$/);
  assert.ok(files.has('data/etc-passwd.csv') && files.has('data/etc-passwd-2.csv'));
  assert.ok(!zip.includes('../'));
});

test('last4 shows four characters, and of a shorter value none', async () => {
  const ann = await exported(odd, 'ann@x.test');
  assert.deepEqual(JSON.parse(textOf(ann.files, 'data/people.json')), [{ email: 'ann@x.test', card: '…4444' }]);
  const bo = await exported(odd, 'bo@x.test');
  assert.deepEqual(JSON.parse(textOf(bo.files, 'data/people.json')), [{ email: 'bo@x.test', card: '…' }]);
});

test('only the categories that were asked for are in a package', async () => {
  const { files } = await exported(odd, 'ann@x.test', { data: ['more'] });
  assert.deepEqual(
    [...files.keys()].filter((name) => name.startsWith('data/')),
    ['data/etc-passwd.csv', 'data/etc-passwd.json'],
  );
  assert.doesNotMatch(textOf(files, 'index.html'), /4444|Secret word/);
});

test('a person of whom nothing is held gets a package that says so', async () => {
  const { files } = await exported(shop, 'sam.holt@mail.example');
  assert.match(textOf(files, 'index.html'), /We hold no data about you/);
});

test('A3: an identity that leads to another person since the approval gives no package', async () => {
  const other = await clickandchat();
  const run = await runOf(other, 'iris.vale@mail.example');
  await other.client.query("UPDATE accounts SET email = 'new@mail.example' WHERE id = 1");
  const to = new PassThrough();
  assert.deepEqual(await exportPackage(other.client, other.checked, run, into(to)), {
    done: false,
    refusal: 'plan-changed',
  });
  assert.equal(to.readableLength, 0);
  await other.client.end();
});

test('A4: an address of two persons gives a package only for the one that was picked', async () => {
  const identities = { email: ['vic@corp.example'] };
  const chosen = { table: 'accounts', row: '["4"]' };
  const plan = await makePlan(shop.client, shop.checked, {
    identities,
    chosen,
    at,
    request: randomUUID(),
    kind: 'access',
  });
  const { files } = await exported(shop, 'vic@corp.example', { plan });
  assert.deepEqual(
    JSON.parse(textOf(files, 'data/accounts.json')).map(({ username }: { username: string }) => username),
    ['vicky'],
  );
});

test('a query that fails in the middle ends the package with the error, and the connection can be used on', async (t) => {
  const broken = await accountOf(
    `CREATE TABLE people (id int PRIMARY KEY, email text);
     INSERT INTO people VALUES (1, 'ann@x.test');
     CREATE TABLE rows (id int PRIMARY KEY, person int);
     INSERT INTO rows SELECT n, 1 FROM generate_series(1, 50000) n;
     CREATE VIEW seen AS SELECT id, person, 1 / (50001 - id) AS part FROM rows;`,
    `{version: 1, identities: {email: {normalise: email}}, categories: {all: All}, tables: {
      people: {person: true, match: {email: email}, columns: {email: }, erase: delete},
      rows: {belongs: {person: people.id}, columns: {id: }, erase: delete},
      seen: {belongs: {person: people.id}, columns: {part: }, erase: keep, keep: {reason: r, law: l, review: 1 year}}}}`,
  );
  t.after(() => broken.client.end());
  const run = await runOf(broken, 'ann@x.test');
  await broken.client.query('INSERT INTO rows VALUES (50001, 1)');
  const to = new PassThrough();
  to.on('error', () => {}).resume();
  await assert.rejects(exportPackage(broken.client, broken.checked, run, into(to)), /division by zero/);
  assert.equal((await broken.client.query('SELECT 1 AS one')).rows[0]?.one, 1);
});

test('whoever reads the package may give up: the export fails, and the connection can be used on', async (t) => {
  const big = await accountOf(
    `CREATE TABLE people (id int PRIMARY KEY, email text);
     INSERT INTO people VALUES (1, 'ann@x.test');
     CREATE TABLE rows (id int PRIMARY KEY, person int, value text);
     INSERT INTO rows SELECT n, 1, md5(n::text) || md5((n + 1)::text) FROM generate_series(1, 200000) n;`,
    `{version: 1, identities: {email: {normalise: email}}, categories: {all: All}, tables: {
      people: {person: true, match: {email: email}, columns: {email: }, erase: delete},
      rows: {belongs: {person: people.id}, columns: {value: }, erase: delete}}}`,
  );
  t.after(() => big.client.end());
  let seen = 0;
  const to = new Writable({
    write(chunk: Buffer, _, done) {
      seen += chunk.length;
      done(seen > 1_000_000 ? new Error('disk full') : null);
    },
  });
  await assert.rejects(exportPackage(big.client, big.checked, await runOf(big, 'ann@x.test'), into(to)), /disk full/);
  assert.equal((await big.client.query('SELECT 1 AS one')).rows[0]?.one, 1);
});

/** RFC 4180, by hand: the tests must not trust the writer's own idea of quoting. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text
    .replace('\uFEFF', '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    if (end === undefined) continue;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}
