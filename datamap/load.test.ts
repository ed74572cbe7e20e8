import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { loadMap, parseMap } from './load.ts';

const start = `version: 1
identities: { email: { normalise: email } }
categories: { contact: Contact }
tables:
`;

test('the example map reads', () => {
  const { map } = loadMap('examples/clickandchat/datamap.yaml');
  assert.equal(Object.keys(map.tables).length, 16);
  assert.deepEqual(map.tables.email_changes?.belongs, [{ to: { account_id: 'accounts.id' } }]);
});

for (const [what, text, says] of [
  [
    'a misspelt key of a table',
    '  users:\n    bellongs: { a: b.c }\n    erase: delete\n',
    /^f:6:5: unknown key "bellongs"; did you mean "belongs"\?$/m,
  ],
  [
    'a misspelt key of a column',
    '  users:\n    erase: delete\n    columns:\n      name: { shwo: held }\n',
    /^f:8:15: unknown key "shwo"; did you mean "show"\?$/m,
  ],
  ['a way to erase that does not exist', '  users: { erase: shred }\n', /^f:5:12: tables\.users\.erase: /m],
  [
    'a way to erase a column that does not exist, with those that do',
    '  users:\n    erase: columns\n    columns: { name: { erase: sha } }\n',
    /^f:7:24: .*expected one of "null", "hash", .*"\/24", .*\{ constant: … \}, \{ generalise: … \}$/m,
  ],
  [
    'a generalisation that does not exist, with those that do',
    '  users:\n    erase: columns\n    columns: { name: { erase: { generalise: week } } }\n',
    /^f:7:33: .*expected one of "month", "year", "decade", "area", \{ step: … \}$/m,
  ],
  ['a tag that says nothing', '  users: { label: !shout You, erase: keep }\n', /^f:5:19: Unresolved tag: !shout$/m],
  [
    'a NUL, which no database holds',
    '  users: { label: "a\\0b", erase: keep }\n',
    /^f:5:19: "a\\u0000b" has a character that is none of a text$/m,
  ],
  [
    'half of a letter',
    '  users: { label: "\\uD800", erase: keep }\n',
    /^f:5:19: "\\ud800" has a character that is none of a text$/m,
  ],
  ['a key that would be lost', '  __proto__: { erase: keep }\n', /^f:5:3: "__proto__" can be no name here$/m],
  ['a missing way to erase', '  users: { person: true }\n', /^f:5:3: tables\.users\.erase: /m],
  [
    'a reference that is not table.column',
    '  users:\n    erase: delete\n    belongs: { id: accounts }\n',
    /^f:7:16: .*must be written table\.column/m,
  ],
  [
    'a span without a unit',
    '  users:\n    erase: delete\n    keep: { reason: r, law: l, review: "18" }\n',
    /^f:7:.*span such as/m,
  ],
  ['YAML that is broken', '  users: [', /^f:\d+:\d+: /m],
  ['YAML that is broken, once', '  users: { a: [ }\n', /^f:5:\d+: (?!.*at line)/m],
  [
    'a text with a star and without quotes',
    '  users:\n    label: *all\n',
    /^f:6:12: there is no anchor "all"; .*needs quotes$/m,
  ],
  ['the same table twice', '  users: { erase: delete }\n  users: { erase: delete }\n', /^f:6:3: .*unique/m],
] as const) {
  test(`names the place of ${what}`, () => assert.throws(() => parseMap(start + text, 'f'), { message: says }));
}

test('aliases that unfold without end are a fault of the file', () => {
  const letters = [...'abcdefghij'];
  const text = letters.map(
    (one, at) => `${one}: &${one} [${Array(10).fill(at === 0 ? 'x' : `*${letters[at - 1]}`)}]\n`,
  );
  assert.throws(() => parseMap(text.join(''), 'f'), {
    name: 'FileFault',
    message: 'f:1:1: its aliases (*name) unfold to too much',
  });
});

test('a file that is not there is said so', () => {
  assert.throws(() => loadMap('nowhere/datamap.yaml'), { message: 'nowhere/datamap.yaml:1:1: cannot be read' });
});

test('a file of other letters than UTF-8 is refused with the line where they are', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'map-'));
  const file = path.join(folder, 'datamap.yaml');
  writeFileSync(file, Buffer.from(`${start}  konten: { label: Ihr Büro, erase: keep }\n`, 'latin1'));
  assert.throws(() => loadMap(file), { name: 'FileFault', message: /:5:25: is not UTF-8: save the file as UTF-8$/ });
  writeFileSync(file, Buffer.from(`\uFEFF${start}  konten: { label: Ihr Büro, erase: keep }\r\n`));
  assert.equal(loadMap(file).map.tables.konten?.label, 'Ihr Büro');
  rmSync(folder, { recursive: true });
});
