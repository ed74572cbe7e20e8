import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { database } from '#db/client';
import { answersOf, findRequest } from '#db/request';
import { later, now } from '#tests/desk';
import { atOwnData } from '#tests/own-data';
import { ownPortal } from '#tests/own-portal';
import { changeOwnData } from './change-own-data.ts';

const portal = ownPortal();
const change = { field: 'accounts.phone', was: '+1 555 0100', value: '+1 555 0199', language: 'en', now };
const codeOf = (made: Awaited<ReturnType<typeof changeOwnData>>) => (made.ok ? 'ok' : made.problems[0].code);

test('sent twice, a change is one request, and another one meanwhile is refused with nothing kept', async () => {
  const actor = await atOwnData('twice@mail.test', now);
  const submissionKey = randomUUID();
  const [one, two] = [
    await changeOwnData({ ...change, actor, submissionKey }),
    await changeOwnData({ ...change, actor, submissionKey }),
  ];
  assert.ok(one.ok && two.ok);
  assert.equal(one.value.id, two.value.id);
  assert.equal(codeOf(await changeOwnData({ ...change, actor, submissionKey: randomUUID() })), 'correction-open');
  const about = await findRequest(database(), one.value.id);
  assert.ok(about);
  const asked = answersOf(about);
  assert.ok(asked.kind === 'correct' && asked.atOnce);
  assert.equal((await portal.owner().query('SELECT FROM request')).rowCount, 1);
});

test('a field that the map does not leave to its person, a value that is none and an old proof are refused', async () => {
  const actor = await atOwnData('never@mail.test', now);
  const submissionKey = randomUUID();
  const given = { ...change, actor, submissionKey };
  assert.equal(
    codeOf(await changeOwnData({ ...given, field: 'accounts.email', value: 'new@mail.test' })),
    'choice-unknown',
  );
  assert.equal(codeOf(await changeOwnData({ ...given, value: 'no number' })), 'value-not-valid');
  assert.equal(codeOf(await changeOwnData({ ...given, value: ' +1 555 0100' })), 'value-unchanged');
  assert.equal(codeOf(await changeOwnData({ ...given, now: later(11) })), 'proof-too-old');
  assert.equal(codeOf(await changeOwnData({ ...given, submissionKey: 'x' })), 'page-expired');
});
