import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { type Account, accountOf } from '#tests/checked-map';
import { unzipped } from '#tests/unzipped';
import { type ExportRun, exportPackage } from './export.ts';
import { makePlan } from './plan.ts';

const at = new Date('2026-11-20T12:00:00Z');
const facts = {
  ...{
    organisation: 'Test',
    contact: 'desk@example.test',
    reference: 'HB-1',
    timeZone: 'UTC',
    language: 'en' as const,
  },
  ...{ receivedOn: '2026-11-01', preparedOn: '2026-11-20', said: (words: string) => words, sections: [] },
};
/** Hardly smaller when it is squeezed, with what ends a line or a value of a CSV in it. */
const schema = `
  CREATE TABLE people (id int PRIMARY KEY, email text, nick text);
  INSERT INTO people VALUES (1, 'ann@x.test', 'Ann');
  CREATE TABLE notes (id int PRIMARY KEY, person int, words text, more jsonb);
  INSERT INTO notes SELECT n, 1,
    CASE n % 3 WHEN 0 THEN E'one "line"\\nand, another\\r\\n' WHEN 1 THEN '""' ELSE E'\\n"' END
      || (SELECT string_agg(md5(concat(n, ' ', k)), '') FROM generate_series(1, 9) k),
    jsonb_build_object('text', E'a\\nb"') FROM generate_series(1, 14000) n;
  CREATE TABLE marks (id int PRIMARY KEY, person int, mark text);
  INSERT INTO marks VALUES (1, 1, 'a mark');`;
const map = `{version: 1, identities: {email: {normalise: email}}, categories: {who: You, said: What you said}, tables: {
  people: {person: true, category: who, match: {email: email}, columns: {email: , nick: {category: said}}, erase: delete},
  notes: {category: said, belongs: {person: people.id}, columns: {id: , words: , more: }, erase: delete},
  marks: {category: said, belongs: {person: people.id}, columns: {mark: }, erase: delete}}}`;

let big: Account;
before(async () => {
  big = await accountOf(schema, map);
});
after(() => big.client.end());

async function runOf(more: Partial<ExportRun>): Promise<ExportRun> {
  const identities = { email: ['ann@x.test'] };
  const plan = await makePlan(big.client, big.checked, { identities, at, request: randomUUID(), kind: 'access' });
  return { plan, identities, facts, records: { requests: [] }, now: at, ...more };
}

/** The ZIPs of a copy, and what is in each. */
async function copy(more: Partial<ExportRun>) {
  const zips: Buffer[] = [];
  const run = await runOf(more);
  const result = await exportPackage(big.client, big.checked, run, async (octets) => {
    zips.push(await buffer(octets));
  });
  assert.ok(result.done);
  return { zips, parts: await Promise.all(zips.map(unzipped)), manifest: result.manifest };
}

const csvIds = (text: string) => [...text.matchAll(/^(\d+),/gm)].map(([, id]) => Number(id));

test('a copy that is larger than was wished comes in several ZIPs, none larger, each file whole in itself and no row lost', async () => {
  const atMost = 2_000_000;
  const document = randomBytes(900_000);
  const files = ['one.pdf', 'two.pdf'].map((name) => ({
    ...{ name, title: 'Paper', size: document.length },
    open: async function* () {
      yield document;
    },
  }));
  const { zips, parts, manifest } = await copy({ atMost, files });
  assert.ok(zips.length >= 4, `${zips.length} ZIPs`);
  for (const [number, { length }] of zips.entries()) assert.ok(length <= atMost, `ZIP ${number + 1} has ${length}`);

  const names = parts.flatMap((part) => [...part.keys()]);
  assert.equal(new Set(names).size, names.length);
  const whole = new Map(parts.flatMap((part) => [...part]));
  for (const { name, bytes, sha256 } of manifest.files) {
    const content = whole.get(name);
    assert.ok(content, name);
    assert.equal(content.length, bytes);
    assert.equal(createHash('sha256').update(content).digest('hex'), sha256);
  }
  assert.deepEqual([...names].sort(), ['manifest.json', ...manifest.files.map(({ name }) => name)].sort());
  assert.ok(parts.at(-1)?.has('manifest.json') && parts[0]?.has('index.html'));

  const ids = Array.from({ length: 14_000 }, (_, at) => at + 1);
  const pieces = (form: string) => names.filter((name) => name.startsWith('data/') && name.endsWith(`notes.${form}`));
  const rowsOf = (name: string) => manifest.files.find((file) => file.name === name)?.rows;
  assert.ok(pieces('csv').length > 1 && pieces('json').length > 1);
  const fromJson = pieces('json').flatMap((name) => {
    const rows: { id: number }[] = JSON.parse(String(whole.get(name)));
    assert.equal(rowsOf(name), rows.length);
    return rows.map(({ id }) => id);
  });
  assert.deepEqual(fromJson, ids);
  const fromCsv = pieces('csv').flatMap((name) => {
    const text = String(whole.get(name));
    assert.match(text, /^\uFEFFid,words,more\n/);
    const found = csvIds(text);
    assert.equal(rowsOf(name), found.length);
    return found;
  });
  assert.deepEqual(fromCsv, ids);
});

test('without a wish a copy is one ZIP, and so is a small one with a wish', async () => {
  assert.equal((await copy({})).zips.length, 1);
  const { zips, parts } = await copy({ atMost: 25_000_000 });
  assert.equal(zips.length, 1);
  assert.match(String(parts[0]?.get('index.html')), /several ZIP files/);
});

test('a copy has the data files that were wished, and the pages lead to no others', async () => {
  for (const format of ['csv', 'json'] as const) {
    const { parts } = await copy({ format });
    const names = [...(parts[0]?.keys() ?? [])].filter((name) => name.startsWith('data/'));
    assert.deepEqual(
      names,
      ['people', 'notes', 'marks'].map((table) => `data/${table}.${format}`),
    );
    const index = String(parts[0]?.get('index.html'));
    const links = [...index.matchAll(/href="(data\/[^"]+)"/g)].map(([, name]) => name);
    assert.deepEqual([...links].sort(), [...names].sort());
    assert.equal(/formula/.test(index), format === 'csv');
  }
});

test('a part of a category is one table with its columns of that category, and of others nothing', async () => {
  const { parts } = await copy({ data: ['said:people', 'said:marks'] });
  const of = (table: string) => JSON.parse(String(parts[0]?.get(`data/${table}.json`)));
  assert.deepEqual([of('people'), of('marks')], [[{ nick: 'Ann' }], [{ mark: 'a mark' }]]);
  assert.ok(!parts[0]?.has('data/notes.json'));
});

test('whoever takes the second ZIP may fail: so does the copy, and the connection can be used on', async () => {
  let number = 0;
  const failing = exportPackage(big.client, big.checked, await runOf({ atMost: 2_000_000 }), async (octets) => {
    number += 1;
    for await (const _ of octets) if (number === 2) throw new Error('disk full');
  });
  await assert.rejects(failing, /disk full/);
  assert.equal((await big.client.query('SELECT 1 AS one')).rows[0]?.one, 1);
});

test('whoever takes the first ZIP may fail at its end: so does the copy, and the connection can be used on', async () => {
  const failing = exportPackage(big.client, big.checked, await runOf({ atMost: 2_000_000 }), async (octets) => {
    for await (const _ of octets);
    throw new Error('not kept');
  });
  await assert.rejects(failing, /not kept/);
  assert.equal((await big.client.query('SELECT 1 AS one')).rows[0]?.one, 1);
});
