import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueueRow } from '#requests/list-queue';
import { queueRow } from '#tests/queue-row';
import { queueGroups } from './queue-groups.ts';

const row = (reference: string, changes: Partial<QueueRow> = {}): QueueRow => ({
  ...queueRow,
  id: reference,
  reference,
  ...changes,
});
const done = { status: 'done', days: null, isToDo: false } as const;
const shown = (rows: QueueRow[], isGrouped: boolean) =>
  queueGroups({ rows, isGrouped }).map(({ name, lines }) => [name, ...lines.map(({ reference }) => reference)]);

test('of a search what is still to be done is under one heading, and what is closed under another', () => {
  const rows = [row('B'), row('C'), row('E'), row('D', done), row('A', done)];
  assert.deepEqual(shown(rows, true), [
    ['Still to answer', 'B', 'C', 'E'],
    ['Closed', 'D', 'A'],
  ]);
  assert.deepEqual(shown([row('A', done)], true), [['Closed', 'A']]);
});

test('any other list stays in its order, under no heading', () => {
  assert.deepEqual(shown([row('A', done), row('B')], false), [[null, 'A', 'B']]);
});
