import assert from 'node:assert/strict';
import { test } from 'node:test';
import { map, now, shopOf } from '#tests/expiring';
import { checkMap } from './check.ts';
import { parseMap } from './load.ts';
import { reviewMap } from './review.ts';

async function said(yaml: string, sql = '', at = now): Promise<string[]> {
  const shop = await shopOf();
  await shop.client.query(sql || 'SELECT 1');
  const { remarks } = await reviewMap(shop.client, parseMap(yaml, 'f'), at);
  return remarks.filter(({ says }) => /expire|past their/.test(says)).map(({ level, says }) => `${level} ${says}`);
}

test('LP-9: map check names rows past their date, and complains when nights have passed', async () => {
  const words = 'of visits are past their date (10 days after viewed)';
  assert.deepEqual(await said(map()), [`problem 18 rows ${words} for more than two days: nothing discards them`]);
  assert.deepEqual(await said(map('{ column: viewed, after: 28 days }')), [
    'note 2 rows of visits are past their date (28 days after viewed); the next night discards them',
  ]);
  assert.deepEqual(await said(map('{ column: viewed, after: 40 days }')), []);
});

for (const [what, yaml, sql, wanted] of [
  [
    'a table outside of the map refers to its rows',
    map(),
    'CREATE TABLE unknown (visit int REFERENCES visits)',
    'problem rows of visits cannot expire while public.unknown refers to public.visits (unknown_visit_fkey)',
  ],
  [
    'a reference to its rows would be emptied that cannot be',
    map(),
    'CREATE TABLE unknown (visit int NOT NULL REFERENCES visits ON DELETE SET NULL)',
    'problem rows of visits cannot expire while public.unknown refers to public.visits (unknown_visit_fkey)',
  ],
  [
    'a cascade would go further than the map',
    map(),
    'CREATE TABLE unknown (click int REFERENCES clicks ON DELETE CASCADE)',
    'problem rows of visits cannot expire: that would also delete rows of public.unknown (unknown_click_fkey)',
  ],
  [
    'rows beneath stay',
    map(undefined, 'columns'),
    '',
    'problem rows of visits cannot expire: rows of clicks lie beneath, and stay (erase: columns)',
  ],
  [
    'rows beneath are found by a path inside of a column',
    map().replace('{ subject: visits.id }', '{ "places->visit": visits.id }'),
    'ALTER TABLE marks ADD places jsonb',
    'problem rows of visits cannot expire: rows of marks lie beneath by a path inside of a column',
  ],
  [
    'its rows refer to one another',
    map(),
    'ALTER TABLE visits ADD before int REFERENCES visits',
    'problem rows of visits cannot expire: visits lies beneath itself',
  ],
  [
    'all its rows are kept for ever',
    map(undefined, undefined, 'while: { any: [{ dispute: true }, { dispute: false }] }').replace(
      /while: \{ any.*?\] \},/,
      '',
    ),
    '',
    'problem rows of visits never expire: a keep without `while` keeps them all, and its review has no column',
  ],
] as const) {
  test(`map check refuses a table that is to expire while ${what}`, async () =>
    assert.ok((await said(yaml, sql)).includes(wanted), (await said(yaml, sql)).join('\n')));
}

test('rows of a column that is no time cannot expire', async () => {
  const shop = await shopOf();
  const checked = (expires: string) => () => checkMap(parseMap(map(expires), 'f'), shop.checked.catalogue);
  assert.throws(checked('{ column: kind, after: 10 days }'), /column "kind" is text, no time/);
  assert.throws(checked('{ column: viewd, after: 10 days }'), /did you mean "viewed"/);
  assert.throws(checked('{ column: viewed, after: -10 days }'), /must be an age such as/);
});
