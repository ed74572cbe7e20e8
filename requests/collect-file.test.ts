import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { readFile, withFile } from '#tests/with-file';
import { collectFile } from './collect-file.ts';

ownPortal();

test('E1: the person gets their file back clean; somebody else, and with another request’s id they too, get none', async () => {
  const [mine, theirs] = [await withFile('ann@example.test'), await withFile('bea@example.test')];
  const got = await collectFile({ ...mine, now });
  assert.ok(got.ok);
  const octets = await readFile(got.value);
  assert.equal(octets.length, got.value.size);
  assert.equal(octets.includes('CANARY'), false);
  for (const asked of [
    { ...mine, actor: theirs.actor },
    { ...mine, id: theirs.id },
    { ...mine, id: theirs.id, actor: theirs.actor },
    { ...mine, fileId: randomUUID() },
    { ...mine, fileId: '../../etc/passwd' },
    { ...mine, id: '..' },
  ]) {
    const refused = await collectFile({ ...asked, now });
    assert.equal(!refused.ok && refused.problems[0].code, 'not-found');
  }
});

test('an old proof of mailbox is not enough', async () => {
  const mine = await withFile('cem@example.test');
  const later = new Date(now.getTime() + 3_600_000);
  const refused = await collectFile({ ...mine, now: later });
  assert.equal(!refused.ok && refused.problems[0].code, 'proof-too-old');
});
