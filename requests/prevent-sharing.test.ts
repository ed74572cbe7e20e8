import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { test } from 'node:test';
import { database } from '#db/client';
import { emailOf, findRequest } from '#db/request';
import { installation } from '#db/schema/index';
import { codeOf, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { face } from '#tests/portal';
import { fileOptOut } from './file.ts';
import { preventSharing } from './prevent-sharing.ts';
import { addressOfPrevention, preventionToken } from './prevention.ts';

process.env.HABEAS_ORGANISATION = path.join(import.meta.dirname, '../examples/assistly');
const portal = ownPortal();
const offered = () =>
  database()
    .update(installation)
    .set({ mapFace: { ...face, optOuts: ['sharing', 'offers'].map((key) => ({ key, label: key })) } });

const press = (token: unknown) => preventSharing({ token, language: 'en', now });

test('pressed twice, one opt-out is filed, for exactly the address of the letter', async () => {
  await offered();
  const token = preventionToken('ann@mail.example');
  assert.equal(codeOf(await press(token)), 'ok');
  assert.equal(codeOf(await press(token)), 'ok');
  const { rows } = await portal.owner().query('SELECT id FROM request');
  assert.equal(rows.length, 1);
  const request = await findRequest(database(), rows[0].id);
  assert.ok(request);
  assert.deepEqual([request.kind, emailOf(request), request.personId], ['opt-out', 'ann@mail.example', null]);
});

test('while another opt-out of the address is open, sharing is prevented beside it', async () => {
  await offered();
  const answers = { kind: 'opt-out', purposes: ['offers'] };
  const form = { answers, submissionKey: randomUUID(), language: 'en', typed: 'dan@mail.example', client: 'c', now };
  const first = await fileOptOut(form);
  assert.ok(first.ok);
  assert.equal(codeOf(await press(preventionToken('dan@mail.example'))), 'ok');
  const { rows } = await portal
    .owner()
    .query("SELECT id FROM request WHERE id <> $1 AND kind = 'opt-out'", [first.value.id]);
  const found = await Promise.all(rows.map(({ id }) => findRequest(database(), id)));
  const prevented = found.filter((one) => one && emailOf(one) === 'dan@mail.example');
  assert.equal(prevented.length, 1);
});

test('D3: a token that was changed, cut short or made up prevents nothing and opens no address', async () => {
  const token = preventionToken('ben@mail.example');
  const changed = `${token.slice(0, 20)}${token[20] === 'A' ? 'B' : 'A'}${token.slice(21)}`;
  for (const wrong of [
    changed,
    token.slice(0, -4),
    `${token}AAAA`,
    'x',
    '',
    null,
    ['a'],
    'A'.repeat(80),
    'A'.repeat(5000),
  ]) {
    assert.equal(addressOfPrevention(wrong), null);
    assert.equal(codeOf(await press(wrong)), 'not-found');
  }
  assert.equal(addressOfPrevention(token), 'ben@mail.example');
});

test('two links for one address differ, and none shows it', () => {
  const [one, other] = [preventionToken('cat@mail.example'), preventionToken('cat@mail.example')];
  assert.notEqual(one, other);
  assert.doesNotMatch(Buffer.from(one, 'base64url').toString('latin1'), /cat|mail/);
});
