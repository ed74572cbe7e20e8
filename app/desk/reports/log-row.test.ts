import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogLine } from '#requests/export-log';
import { logHead, logRow } from './log-row.ts';

const done: LogLine = {
  ...{ id: 'one', reference: 'DSR-1', kind: 'delete', channel: null, law: 'us-ca', status: 'done', outcome: 'in-part' },
  ...{ receivedOn: '2026-02-01', answerByOn: '2026-03-18', closedOn: '2026-02-20', isDuplicate: false },
  ...{ refusalGround: null, keptUnder: null, appealedOn: null, isUpheld: null },
};

const answerOf = (line: LogLine) => {
  const row = logRow(line);
  return [row[logHead.indexOf('Nature of response')], row[logHead.indexOf('Basis of denial')]];
};

test('nothing done is a denial, on the basis of the laws that keep what was found', () => {
  const kept = { ...done, outcome: 'all-kept' } as const;
  assert.deepEqual(answerOf({ ...kept, keptUnder: 'HGB § 257' }), ['Denied: all that was found stays', 'HGB § 257']);
  assert.deepEqual(answerOf(kept), ['Denied: all that was found stays', 'Exempt']);
  assert.deepEqual(answerOf(done), ['Carried out in part', null]);
  const refused = { ...done, status: 'refused', outcome: null, refusalGround: 'fraud' } as const;
  assert.equal(answerOf(refused)[0], 'Refused');
  assert.match(answerOf(refused)[1] ?? '', /./);
});
