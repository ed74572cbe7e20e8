import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { database } from '#db/client';
import { listEvents } from '#db/event';
import { listRedactions } from '#db/redaction';
import { findRequest } from '#db/request';
import { filesSeen } from '#domain/outside';
import { redactionsAtMost } from '#domain/redaction';
import { codeOf, eventsOf, makeStaff, now, planned, planTable, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { approve } from './approve.ts';
import { keepFindings } from './keep-findings.ts';
import { redact } from './redact.ts';

const portal = ownPortal();

const cell = JSON.stringify({ table: 'notes', row: '["CANARY"]', column: 'words' });
const row = JSON.stringify({ table: 'notes', row: '["2"]' });
const none = { columns: [], rows: [], mentionColumns: [], mentions: [], mentioned: 0, found: 0, category: 'all' };
const fetched = { table: 'notes', label: 'Notes', ...none };
const nothing = { chosen: [], text: '', ground: 'others' };

async function withCopy(kind: 'access' | 'delete' = 'access') {
  const actor = await makeStaff('reviewer');
  const { id, email, digest } = await planned(kind);
  const leaveOut = (what: Partial<Parameters<typeof redact>[0]>) =>
    redact({ ...nothing, actor, id, now, ...what }).then(codeOf);
  return { actor, id, email, digest, leaveOut, kept: () => redactionsOf(id) };
}

async function redactionsOf(id: string) {
  const request = (await findRequest(database(), id)) ?? assert.fail();
  return listRedactions(database(), request);
}

test('rows, values and a text are left out once, also when the form is sent twice at once, sealed and on record', async () => {
  const { actor, id, leaveOut, kept } = await withCopy();
  const form = { chosen: [cell, row, cell] };
  assert.deepEqual(await Promise.all([leaveOut(form), leaveOut(form)]), ['ok', 'ok']);
  for (const text of [' CANARY Roe ', 'canary roe']) assert.equal(await leaveOut({ text, ground: 'secrets' }), 'ok');
  const said = (of: readonly unknown[]) => of.map((one) => JSON.stringify(one)).sort();
  assert.deepEqual(
    said((await kept()).map(({ body, ground, by }) => [body, ground, by])),
    said([
      [JSON.parse(cell), 'others', actor.name],
      [JSON.parse(row), 'others', actor.name],
      [{ text: 'CANARY Roe' }, 'secrets', actor.name],
    ]),
  );
  assert.equal((await eventsOf(id)).filter((type) => type === 'redaction-added').length, 2);
  const { rows } = await portal
    .owner()
    .query(`SELECT (SELECT count(*)::int FROM redaction r WHERE r::text LIKE '%CANARY%') +
      (SELECT count(*)::int FROM event e WHERE e::text LIKE '%CANARY%') AS open`);
  assert.deepEqual(rows, [{ open: 0 }]);
});

test('the history is told how much of which table goes, why, and what looks like what, but no table of a made-up form', async () => {
  const actor = await makeStaff('reviewer');
  const { id } = await planned('access', { tables: [planTable('notes')] });
  const made = JSON.stringify({ table: 'CANARY', row: '["1"]' });
  const form = { actor, id, now, text: '', ground: 'others' };
  await keepFindings({ requestId: id, findings: [fetched], now });
  assert.equal(codeOf(await redact({ ...form, chosen: [cell, row, made] })), 'ok');
  assert.equal(codeOf(await redact({ ...form, chosen: [], text: 'Roe', every: 'addresses' })), 'ok');
  const told = (await listEvents(database(), id)).filter(({ type }) => type === 'redaction-added');
  assert.deepEqual(
    told.map(({ detail }) => detail),
    [
      { ground: 'others', rows: 2, values: 1, texts: 0, tables: [{ table: 'notes', rows: 1, values: 1 }], every: [] },
      { ground: 'others', rows: 0, values: 0, texts: 2, tables: [], every: ['addresses'] },
    ],
  );
});

test('every address but the person’s own, former ones too, is left out at once, with a text or without', async () => {
  const { id, email, leaveOut, kept } = await withCopy();
  assert.equal(await leaveOut({ every: 'addresses' }), 'page-expired');
  const findings = [{ ...fetched, table: 'changes', addresses: ['Old@x.example', email] }, fetched];
  await keepFindings({ requestId: id, findings, now });
  for (const text of ['', 'CANARY Roe']) assert.equal(await leaveOut({ text, every: 'addresses' }), 'ok');
  const bodies = (await kept()).map(({ body }) => body);
  const every = bodies.find((one) => 'every' in one);
  assert.deepEqual(every?.but, [email, 'Old@x.example']);
  assert.deepEqual(
    bodies.filter((one) => !('every' in one)),
    [{ text: 'CANARY Roe' }],
  );
  assert.equal(await leaveOut({ every: 'names' }), 'redactions-not-chosen');
});

test('what is no ground, nothing, too short, made up, or a row that nothing tells apart is refused', async () => {
  const { leaveOut, kept } = await withCopy();
  assert.equal(await leaveOut({ chosen: [cell], ground: 'x' }), 'ground-missing');
  assert.equal(await leaveOut({}), 'redactions-not-chosen');
  assert.equal(await leaveOut({ text: 'ab' }), 'redacted-text');
  assert.equal(await leaveOut({ text: 'x'.repeat(201) }), 'redacted-text');
  for (const made of ['{', '{}', 'null', JSON.stringify({ text: 'abc' }), new File([], 'x')])
    assert.equal(await leaveOut({ chosen: [made] }), 'page-expired');
  const place = JSON.stringify({ table: 'log', row: '["16385", "(0,1)"]' });
  assert.equal(await leaveOut({ chosen: [place] }), 'row-without-key');
  const many = Array.from({ length: redactionsAtMost + 1 }, (_, n) => JSON.stringify({ table: 'a', row: `["${n}"]` }));
  assert.equal(await leaveOut({ chosen: many }), 'too-many-redactions');
  assert.deepEqual(await kept(), []);
});

test('only of an open copy that nobody has set going, and only by who may see the data', async () => {
  const deletion = await withCopy('delete');
  assert.equal(await deletion.leaveOut({ chosen: [cell] }), 'not-possible-now');
  const { id, digest, leaveOut } = await withCopy();
  const [viewer, approver] = [await makeStaff('viewer'), await makeStaff('approver')];
  assert.equal(await leaveOut({ actor: viewer, chosen: [cell] }), 'role-not-allowed');
  assert.equal(await leaveOut({ id: randomUUID(), chosen: [cell] }), 'not-found');
  assert.equal(codeOf(await approve({ actor: approver, id, now, digest, files: '' })), 'ok');
  assert.equal(await statusOf(id), 'running');
  assert.equal(await leaveOut({ chosen: [cell] }), 'not-possible-now');
});

test('nobody approves a copy who has not seen what is left out of it', async () => {
  const { id, digest, leaveOut, kept } = await withCopy();
  const approver = await makeStaff('approver');
  assert.equal(await leaveOut({ chosen: [cell, row] }), 'ok');
  const sign = (files: string) => approve({ actor: approver, id, now, digest, files }).then(codeOf);
  assert.equal(await sign(''), 'files-changed');
  assert.equal(await sign(filesSeen(await kept())), 'ok');
});
