import assert from 'node:assert/strict';
import { test } from 'node:test';
import { threadIn } from './thread-in.ts';

const column = (name: string) => ({ column: name, label: name, category: 'all', show: 'shown' as const });
const read = (...rows: (string | null)[][]) =>
  threadIn(
    (rows[0] ?? []).map((_, at) => column(`c${at}`)),
    rows.map((values, at) => ({ row: `["${at}"]`, values })),
  );
const said = 'Who of you can take the first week?';

test('rows of sentences with a day or an instant each are a conversation', () => {
  assert.deepEqual(read([said, 'Ann', '2010-07-20 08:00:00+00'], ['Me.', 'Bo', '2010-07-20 08:05:00+00']), {
    words: 0,
    at: 2,
  });
  assert.deepEqual(read(['2010-07-20 08:00:00', said]), { words: 1, at: 0 });
});

test('a record, a list of names, documents, and what nobody knows when, are none', () => {
  for (const row of [
    ['2010-07-20', '2010-07-21', said],
    [said, said, '2010-07-20'],
    ['Ann Lee', '2010-07-20'],
    ['{"text": "Who of you can take the first week?"}', '2010-07-20'],
    [said, null],
    [said, 'Monday'],
  ])
    assert.equal(read(row), null, JSON.stringify(row));
  assert.equal(read([said, '2010-07-20', null], [said, '2010-07-21', '2010-07-22']), null);
  assert.equal(read(), null);
});
