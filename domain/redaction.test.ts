import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Finding } from './finding.ts';
import type { Lookalike } from './looks-like.ts';
import {
  countRedactions,
  patternOf,
  placesOf,
  type Redaction,
  redacted,
  redaction,
  withoutTexts,
} from './redaction.ts';

const column = (name: string) => ({ column: name, label: name, category: 'all', show: 'shown' as const });
const finding: Finding = {
  table: 'notes',
  label: 'Notes',
  category: 'all',
  columns: [column('by'), column('words')],
  found: 2,
  rows: [
    { row: '["1"]', values: ['Jane Roe', 'Called JANE  ROE back; jane\nroe agreed.'] },
    { row: '["2"]', values: [null, 'Nothing of her.'] },
  ],
  mentionColumns: [column('words')],
  mentioned: 1,
  mentions: [{ row: '["9"]', values: ['Jane Roe wrote'] }],
};
const wordsOf = (all: Redaction[]) => {
  const { rows, mentions } = redacted(finding, all);
  return [...rows, ...mentions].map(({ values }) => values);
};

test('a value, a row and a text are left out, and what is not stays as it is', () => {
  assert.deepEqual(
    wordsOf([]),
    [...finding.rows, ...finding.mentions].map(({ values }) => values),
  );
  assert.deepEqual(wordsOf([{ table: 'notes', row: '["1"]', column: 'words' }])[0], ['Jane Roe', '[left out]']);
  assert.deepEqual(wordsOf([{ table: 'notes', row: '["2"]' }]).length, 2);
  assert.equal(redacted(finding, [{ table: 'notes', row: '["9"]' }]).leftOut, 1);
  assert.deepEqual(wordsOf([{ table: 'others', row: '["1"]' }]).length, 3);
  assert.deepEqual(wordsOf([{ text: 'jane roe' }]), [
    ['[left out]', 'Called [left out] back; [left out] agreed.'],
    [null, 'Nothing of her.'],
    ['[left out] wrote'],
  ]);
});

test('places of a text are told before anybody relies on it', () => {
  assert.equal(placesOf([finding], { text: 'Jane Roe' }), 4);
  assert.equal(placesOf([finding], { text: 'Jane Doe' }), 0);
});

test('signs of regular expressions are signs, letters of any script are found in both cases, however they were typed', () => {
  const without = (value: string, text: string) => withoutTexts(value, patternOf([{ text }]) ?? '', '#');
  assert.equal(without('a.b+c (d) [e]$', 'A.B+C (D) [E]$'), '#');
  assert.equal(without('axb+c', 'a.b'), 'axb+c');
  assert.equal(without('ЮЛИЯ и Юлия', 'юлия'), '# и #');
  assert.equal(without('Ame\u0301lie, AMÉLIE', 'amélie'), '#, #');
  assert.equal(without('{"by":"a \\"quoted\\" word\\nand more"}', 'a "quoted" word and'), '{"by":"# more"}');
});

test('what looks like an address, a telephone or an account number goes, and a day, a price and one’s own address stay', () => {
  const without = (every: Lookalike, value: string) =>
    withoutTexts(value, patternOf([{ every, but: ['ann@x.example', 'ann.old@x.example'] }]) ?? '', '#');
  const cases: [Lookalike, string, string][] = [
    ['addresses', 'Ann@X.example wrote to bo.li+1@mail.example.', 'Ann@X.example wrote to #.'],
    ['addresses', 'joann@x.example, ann@x.example.org, ann@x.example!', '#, #, ann@x.example!'],
    ['addresses', 'Ann.Old@x.example, old@x.example', 'Ann.Old@x.example, #'],
    ['addresses', '{"by": "a\\nbo@mail.example"}', '{"by": "a#"}'],
    ['telephones', 'Call +49 (30) 901820-3, 030/9018203 or (555) 010-0199.', 'Call #, # or #.'],
    ['telephones', '555-010-0199; 0044 20 7946 0018', '#; #'],
    [
      'telephones',
      'On 01.02.2024 and 2024-02-01 at 10:00 for 1200.50',
      'On 01.02.2024 and 2024-02-01 at 10:00 for 1200.50',
    ],
    ['accounts', 'DE89 3704 0044 0532 0130 00 and 4111 1111 1111 1111', '# and #'],
    ['accounts', 'Order 20240201 of 4711 for 12.50', 'Order 20240201 of 4711 for 12.50'],
    ...(['accounts', 'telephones'] as const).flatMap((every) =>
      [
        'e6a1c0de-0917-4655-8716-446655440000 of 11111111-0917-4111-8111-411111111111',
        'a411111111111111, 0x0411111111111f and order_411111111111',
      ].map((value): [Lookalike, string, string] => [every, value, value]),
    ),
    ['accounts', 'Account-4111-1111-1111-1111.', 'Account-#.'],
  ];
  for (const [every, value, left] of cases) assert.equal(without(every, value), left);
});

test('no text of any kind is left where it was, nor anything else changed', () => {
  const text = fc.string({ minLength: 3, maxLength: 12, unit: 'grapheme' }).filter((one) => one.trim().length >= 3);
  fc.assert(
    fc.property(text, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, before, after) => {
      const pattern = patternOf([{ text: one }]) ?? '';
      const cleaned = withoutTexts(`${before}${one.trim()}${after}`, pattern, '');
      assert.doesNotMatch(
        cleaned,
        new RegExp(pattern, 'u').test(`${before}${after}`) ? /$^/ : new RegExp(pattern, 'u'),
      );
      assert.ok(cleaned.length <= before.length + after.length);
    }),
  );
});

test('what comes from a form is one of the four, and nothing else', () => {
  for (const one of [
    { table: 'a', row: '[]' },
    { table: 'a', row: '[]', column: 'b' },
    { text: 'abc' },
    { every: 'accounts', but: [] },
  ])
    assert.ok(redaction.safeParse(one).success);
  for (const other of [
    {},
    { text: 'ab' },
    { table: 'a' },
    { every: 'names', but: [] },
    { text: 'abc', table: 'a', row: 'b' },
    null,
    'abc',
  ])
    assert.ok(!redaction.safeParse(other).success);
});

test('what was kept when only one address could be the person’s is read as before', () => {
  const butOf = (but: unknown) => redaction.parse({ every: 'addresses', but });
  assert.deepEqual(butOf('ann@x.example'), butOf(['ann@x.example']));
  assert.deepEqual(butOf(null), butOf([]));
});

test('they are counted by what they are', () => {
  const all = [{ table: 'a', row: '1' }, { table: 'a', row: '1', column: 'b' }, { text: 'abc' }, { text: 'abd' }];
  assert.deepEqual(countRedactions(all), { rows: 1, values: 1, texts: 2 });
});
