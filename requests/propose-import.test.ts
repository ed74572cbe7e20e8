import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { roles } from '#domain/roles';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { tableOf } from '#tests/past-requests';
import { type ProposeImport, proposeImport } from './propose-import.ts';

const portal = ownPortal();
const rowsOf = async (table: string) => (await portal.owner().query(`SELECT * FROM ${table}`)).rows;
const lines = tableOf('A1,access,clear@example.test,us-ca,letter,2025-03-01,,2025-03-02,in whole');

test('a table is kept sealed, with one event that counts its lines, and brings nothing in', async () => {
  const actor = await makeStaff('admin');
  assert.equal(codeOf(await proposeImport({ actor, lines, submissionKey: randomUUID(), now })), 'ok');
  const events = await portal.owner().query("SELECT detail FROM event WHERE type = 'import-read'");
  assert.equal(events.rows.at(-1).detail.lines, 1);
  const kept = await portal.owner().query('SELECT i::text FROM request_import i');
  assert.equal(kept.rows.length, 1);
  assert.doesNotMatch(JSON.stringify([kept.rows, events.rows]), /clear@|636c65617240/);
  assert.deepEqual(await rowsOf('request'), []);
});

test('the same form sent twice keeps one table, and with other lines another', async () => {
  const form = { actor: await makeStaff('admin'), lines, submissionKey: randomUUID(), now };
  const before = await portal.events('import-read');
  const all = [...(await Promise.all([proposeImport(form), proposeImport(form)])), await proposeImport(form)];
  assert.equal(new Set(all.map((one) => one.ok && one.value)).size, 1);
  assert.equal((await portal.events('import-read')) - before, 1);
  const other = await proposeImport({ ...form, lines: `${lines}\nA2` });
  assert.ok(other.ok && !all.some((one) => one.ok && one.value === other.value));
});

test('what is no table is told at its field, and nothing is kept', async () => {
  const form = { actor: await makeStaff('admin'), lines, submissionKey: randomUUID(), now };
  const before = (await rowsOf('request_import')).length;
  const wrong: [Partial<ProposeImport>, string][] = [
    [{ lines: null }, 'lines: list-not-text'],
    [{ isTwice: true }, 'lines: list-twice'],
    [{ lines: ' \n' }, 'lines: list-missing'],
    [{ lines: 'a@b.test\nc@d.test' }, 'lines: columns-missing'],
    [{ submissionKey: 'x' }, 'undefined: page-expired'],
  ];
  for (const [more, fault] of wrong) {
    const refused = await proposeImport({ ...form, ...more });
    assert.equal(refused.ok || `${refused.problems[0].field}: ${refused.problems[0].code}`, fault);
  }
  assert.equal((await rowsOf('request_import')).length, before);
});

test('nobody but an admin brings a table', async () => {
  for (const role of roles.filter((one) => one !== 'admin')) {
    const actor = await makeStaff(role);
    assert.equal(codeOf(await proposeImport({ actor, lines, submissionKey: randomUUID(), now })), 'role-not-allowed');
  }
});
