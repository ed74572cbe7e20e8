import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '#domain/finding';
import { rowWords } from './redaction-words.ts';

const column = (name: string) => ({ column: name, label: name, category: 'all', show: 'shown' as const });
const finding = (more: Partial<Finding>): Finding => ({
  table: 'app.mails',
  label: 'Mails',
  category: 'all',
  columns: [column('address'), column('sentAt')],
  found: 0,
  rows: [],
  mentionColumns: [],
  mentioned: 0,
  mentions: [],
  ...more,
});
const row = (key: string, ...values: string[]) => ({ row: `["${key}"]`, values });

test('a row is named by its place among those shown, and never by its key', () => {
  const rows = [row('b0', 'a@people.test', '2026-01-02'), row('a9', 'b@people.test', '2026-01-01')];
  const mentions = [row('77', 'c@people.test')];
  const all = finding({ rows, mentions, mentionColumns: [column('address')] });
  assert.deepEqual(
    ['b0', 'a9', '77'].map((key) => rowWords(all, `["${key}"]`)),
    ['row 1 of 3', 'row 2 of 3', 'row 3 of 3'],
  );
  assert.equal(rowWords(finding({ rows: rows.slice(0, 1) }), '["b0"]'), '');
  assert.equal(rowWords(all, '["gone"]'), 'a row that was not fetched');
});

test('in a conversation places are counted as it came', () => {
  const said = 'Who of you can take the first week?';
  const rows = [row('late', said, '2026-01-02 08:00:00'), row('early', said, '2026-01-01 08:00:00')];
  assert.equal(rowWords(finding({ rows }), '["late"]'), 'row 2 of 2');
});
