import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delayOf } from './delay.ts';
import { statuses } from './states.ts';

const events = (words: string) => words.split(' ').map((type) => ({ type }));
const deletion = (status: (typeof statuses)[number]) => ({ kind: 'delete', status }) as const;

test('a deletion that was announced and is looked at again is put off, until there is a new day', () => {
  const back = events('received planned scheduled run-started run-failed planned');
  assert.equal(delayOf(deletion('review'), back), 'put-off');
  assert.equal(delayOf(deletion('received'), back), 'put-off');
  assert.equal(delayOf({ kind: 'access', status: 'review' }, back), null);
  assert.equal(delayOf(deletion('review'), events('received planned')), null, 'no day was told');
  assert.equal(delayOf(deletion('review'), events('scheduled run-started done appealed appeal-upheld')), null);
  for (const status of statuses.filter((one) => !['received', 'review', 'running'].includes(one)))
    assert.equal(delayOf(deletion(status), back), null, status);
});

test('a run that failed and is tried again has not gone through yet', () => {
  assert.equal(delayOf(deletion('running'), events('scheduled run-started run-failed')), 'tried-again');
  assert.equal(delayOf({ kind: 'access', status: 'running' }, events('run-started run-failed')), 'tried-again');
  assert.equal(delayOf(deletion('running'), events('run-failed planned scheduled run-started')), null);
  assert.equal(delayOf(deletion('running'), events('run-started run-failed run-ended')), null, 'work outside is open');
});
