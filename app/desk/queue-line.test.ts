import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueueRow } from '#requests/list-queue';
import { queueLine } from './queue-line.ts';

const row: QueueRow = {
  id: '00000000-0000-4000-8000-000000000000',
  reference: 'ABCD-2345-EF67',
  kind: 'delete',
  status: 'review',
  receivedOn: '2026-09-01',
  answerByOn: '2026-10-01',
  appealByOn: null,
  days: 30,
  isPaused: false,
  isDuplicate: false,
  isPrepared: false,
  isTrial: false,
  hasBounced: false,
  hasMessage: false,
  hasNote: false,
  isFrozen: false,
  snoozedUntil: null,
  owner: null,
};

const tagsOf = (changes: Partial<QueueRow>) => queueLine({ ...row, ...changes }).tags.map(({ words }) => words);

test('a line writes days as the desk writes them, and an appeal’s date before the answer’s', () => {
  const { received, date } = queueLine(row);
  assert.deepEqual([received, date], ['1 Sept 2026', '1 Oct 2026']);
  assert.equal(queueLine({ ...row, appealByOn: '2026-11-02' }).date, '2 Nov 2026');
});

test('a line names the state first, by what the desk has to do with it', () => {
  assert.deepEqual(tagsOf({}), ['In review']);
  assert.deepEqual(tagsOf({ isPrepared: true }), ['To approve']);
  assert.deepEqual(tagsOf({ status: 'done', isPrepared: true }), ['Done']);
  assert.deepEqual(tagsOf({ status: 'done', isDuplicate: true }), ['Duplicate']);
});

test('a line names all that is so besides', () => {
  const besides = { isTrial: true, isPaused: true, isFrozen: true, hasMessage: true, hasNote: true, hasBounced: true };
  assert.deepEqual(tagsOf({ ...besides, appealByOn: '2026-11-02', snoozedUntil: '2026-09-09' }), [
    ...['In review', 'Trying out', 'Paused', 'Appealed', 'Locked, to decide', 'Snoozed until 9 Sept 2026'],
    ...['New message', 'Note for you', 'Letter bounced'],
  ]);
});
