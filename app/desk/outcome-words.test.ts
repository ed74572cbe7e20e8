import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from './outcome-words.ts';

test('what was tried out is not said to be carried out, neither in part nor in full', () => {
  const ended = { outcome: 'in-part', events: [{ type: 'received' }] } as const;
  assert.equal(outcomeOf(ended), 'Carried out in part');
  assert.equal(
    outcomeOf({ ...ended, events: [{ type: 'tried-out' }, { type: 'done' }] }),
    'Tried out and taken back: nothing was changed. For real: carried out in part',
  );
  assert.equal(outcomeOf({ ...ended, outcome: null }), null);
});
