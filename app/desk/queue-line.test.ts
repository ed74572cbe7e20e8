import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueueRow } from '#requests/list-queue';
import { queueRow as row } from '#tests/queue-row';
import { queueLine } from './queue-line.ts';

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
