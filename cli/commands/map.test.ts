import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { before, test } from 'node:test';
import { childEnv } from '#env';
import { load, sources } from '#examples/clickandchat/people';
import { testDatabase } from '#tests/database';

let url: string;
before(async () => {
  url = (await testDatabase({ key: `${sources().join()} map`, build: (empty) => load(empty, { people: 100 }) })).url;
});

/** An organisation folder whose map has a part of its text replaced. */
function folderWith(from = '', to = ''): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'habeas-map-'));
  cpSync('examples/clickandchat', folder, { recursive: true });
  const file = path.join(folder, 'datamap.yaml');
  const text = readFileSync(file, 'utf8');
  assert.ok(text.includes(from));
  writeFileSync(
    file,
    text.replace(from, () => to),
  );
  return folder;
}

function map(words: string[], folder = folderWith()) {
  const env = childEnv({ ACCOUNT_DATABASE_URL: url, HABEAS_ORGANISATION: folder });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/habeas.ts', 'map', ...words], {
    encoding: 'utf8',
    env,
  });
  return { status, stdout, stderr };
}

test('map check finds nothing wrong with the example', () => {
  const { status, stdout } = map(['check', '--json']);
  assert.equal(status, 0);
  assert.deepEqual([JSON.parse(stdout).ok, JSON.parse(stdout).remarks], [true, []]);
});

test('map check ends with 1 and file, line and nearest name when a column does not exist', () => {
  const folder = folderWith('legal_name: {', 'legal_nmae: {');
  const { status, stdout } = map(['check'], folder);
  assert.equal(status, 1);
  assert.match(
    stdout,
    /datamap\.yaml:\d+:7: problem: column "legal_nmae" does not exist in .*; did you mean "legal_name"\?\n/,
  );
  const { ok, remarks } = JSON.parse(map(['check', '--json'], folder).stdout);
  assert.deepEqual([ok, remarks[0].drift], [false, true]);
});

test('map check ends with 1 on drift, and says where', () => {
  const { status, stdout } = map(
    ['check'],
    folderWith('      company: { label: Company, correct: text }\n      phone_home', '      phone_home'),
  );
  assert.equal(status, 0, 'a column that does not look personal is a note');
  assert.match(stdout, /note: column "company" of public\.accounts is not listed/);
  const drift = map(['check'], folderWith('      street: { label: Street, correct: text }\n', ''));
  assert.equal(drift.status, 1);
  assert.match(drift.stdout, /datamap\.yaml:\d+:\d+: problem: column "street" of public\.accounts looks personal/);
});

test('map draft needs no organisation, writes a file once, and its output passes the names check', () => {
  const out = path.join(mkdtempSync(path.join(tmpdir(), 'habeas-draft-')), 'datamap.yaml');
  const draft = (words: string[]) =>
    spawnSync(process.execPath, ['cli/habeas.ts', 'map', 'draft', ...words], {
      encoding: 'utf8',
      env: childEnv({ ACCOUNT_DATABASE_URL: url }),
    });
  assert.equal(draft(['--out', out]).status, 0);
  assert.match(readFileSync(out, 'utf8'), /person: true/);
  const again = draft(['--out', out]);
  assert.deepEqual([again.status, /is there already/.test(again.stderr)], [1, true]);
  assert.equal(draft([]).stdout, readFileSync(out, 'utf8'), 'one database has one draft');
});

test('map draw prints a picture and needs no database', () => {
  const { status, stdout } = map(['draw']);
  assert.equal(status, 0);
  assert.match(stdout, /^<svg [\s\S]*payment_cards[\s\S]*<\/svg>\n$/);
});

test('map grants prints SQL for the role that it is asked for', () => {
  const { stdout } = map(['grants', '--role', 'privacy "desk"']);
  assert.match(stdout, /GRANT SELECT, INSERT ON habeas\.receipt TO "privacy ""desk""";/);
});

test('map grants refuses the role that owns the tables, which would lose its own rights', () => {
  const { status, stdout, stderr } = map(['grants']);
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /owns \w+ or may do all that its owner may.*CREATE ROLE habeas LOGIN.*map grants --role habeas/);
});

type Outcome = { persons: number; rolledBack: boolean; tables: { table: string; found: number; erased: number }[] };

function rehearsal(...words: string[]): Outcome {
  const { status, stdout, stderr } = map(['rehearse', ...words, '--json']);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

test('map rehearse counts the rows that a request would find', () => {
  const { tables, persons, rolledBack } = rehearsal('--email', 'Iris.Vale@mail.example');
  const found = Object.fromEntries(tables.map((one) => [one.table, one.found]));
  assert.deepEqual([persons, rolledBack, found.accounts, found.purchases, found.chat_messages], [1, false, 1, 2, 2]);
});

test('map rehearse --erase erases what the plan says, and takes it back', () => {
  const planned = rehearsal('--email', 'omar.reed@mail.example');
  const erased = rehearsal('--email', 'omar.reed@mail.example', '--erase');
  assert.equal(erased.rolledBack, true);
  assert.deepEqual(erased.tables, planned.tables);
  assert.deepEqual(rehearsal('--email', 'omar.reed@mail.example').tables, planned.tables);
});

test('map rehearse of a scope leaves the other tables alone', () => {
  const { tables } = rehearsal('--email', 'iris.vale@mail.example', '--scope', 'visits', '--erase');
  assert.deepEqual(tables.flatMap(({ table, erased }) => (erased > 0 ? [table] : [])).sort(), [
    'page_views',
    'visitor_sessions',
  ]);
});

test('map rehearse finds nothing for a stranger', () => {
  const { tables, persons } = rehearsal('--email', 'sam.holt@mail.example', '--erase');
  assert.deepEqual([persons, tables.filter(({ found }) => found > 0)], [0, []]);
});

test('F10: map rehearse refuses an empty address', () => {
  assert.match(map(['rehearse', '--email', '']).stderr, /--email needs one plain address/);
});

for (const words of [['nope'], ['check', '--nope'], ['rehearse', '--email', 'a@b.example', '--scope', 'nope']]) {
  test(`map ${words.join(' ')} ends with 1 and one line`, () => {
    const { status, stderr } = map(words);
    assert.equal(status, 1);
    assert.equal(stderr.trim().split('\n').length, 1, stderr);
  });
}

test('map check looks at a first map that has no organisation file beside it, and says what it left out', () => {
  const folder = folderWith();
  rmSync(path.join(folder, 'organisation.yaml'));
  const { status, stdout } = map(['check'], folder);
  assert.equal(status, 0, stdout);
  assert.match(stdout, /There is no organisation\.yaml beside it: promises were not looked at\.\n$/);
});

test('map check ends with 1 where the organisation file names holidays that nobody knows', () => {
  const folder = folderWith();
  const file = path.join(folder, 'organisation.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, `${text}holidays: DE-XX\n`);
  const { status, stdout } = map(['check'], folder);
  assert.deepEqual([status, /holidays "DE-XX" of the organisation file is no country/.test(stdout)], [1, true]);
  writeFileSync(file, `${text}holidays: DE-BY\n`);
  assert.equal(map(['check'], folder).status, 0);
});
