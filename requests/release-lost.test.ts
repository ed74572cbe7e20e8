import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#db/client';
import { codeOf, fileAs, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { record } from './record.ts';
import { releaseLost } from './release-lost.ts';

const portal = ownPortal();

test('what was reported lost is released only while it is locked; asked twice, it is released once', async () => {
  const reviewer = await makeStaff('reviewer');
  const id = await fileAs('loser@example.test', 'report-lost');
  const release = (how: string) => releaseLost({ actor: reviewer, id, now, how });
  assert.equal(codeOf(await release('unfreeze')), 'not-possible-now');
  await inTransaction((tx) => record(tx, { type: 'frozen', actor: { kind: 'worker' }, now, requestId: id }));
  assert.equal(codeOf(await release('burn')), 'choice-unknown');
  assert.equal(codeOf(await release('unfreeze')), 'ok');
  assert.equal(codeOf(await release('cancel')), 'not-possible-now');
  assert.equal(await portal.jobs(`release:${id}`), 1);
  assert.equal(await portal.events('release-asked'), 1);
});
