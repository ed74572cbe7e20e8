import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDayWords } from './day-words.ts';

test('days in a plan’s words are written as the desk writes days, and what only looks like one stays', () => {
  assert.equal(
    withDayWords('These rows are held and stay: a court order (US-6), to be reviewed on 2027-03-01.'),
    'These rows are held and stay: a court order (US-6), to be reviewed on 1 Mar 2027.',
  );
  for (const other of ['case A-2027-03-01', '2027-03-01-7', 'on 2027-02-30, they said', '20270301'])
    assert.equal(withDayWords(other), other);
});
