/** The page of promises says what the map says: a line of the map that changes is another page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faceOf } from '#datamap/face';
import { loadMap } from '#datamap/load';
import type { DataMap, MapTable } from '#datamap/shape';
import { languages } from '#domain/languages';
import { countedRow, insertCounted } from './counted.ts';
import { dayIn } from './days.ts';
import { wordsOf } from './http.ts';
import { type Installation, openInstallation } from './installation.ts';
import { startWeb } from './web.ts';

let on: Installation;
before(async () => {
  on = await openInstallation();
});
after(() => on.close());

const { map } = loadMap('examples/clickandchat/datamap.yaml');

/** What the page says while this map is the published one. */
async function pageOf(changed: DataMap, language = 'en'): Promise<string> {
  const face = JSON.stringify(faceOf({ map: changed }));
  await on.worker.owner.query('UPDATE installation SET map_face = $1', [face]);
  const got = await on.ask('/promises', { headers: { 'accept-language': language } });
  assert.equal(got.status, 200);
  return wordsOf({ body: await got.text() });
}

/** The map with a table that is otherwise. */
function withTable(name: string, more: (table: MapTable) => Partial<MapTable>): DataMap {
  const table = map.tables[name] ?? assert.fail(`no table ${name}`);
  return { ...map, tables: { ...map.tables, [name]: { ...table, ...more(table) } } };
}

const always = [{ reason: 'a quarrel of sextants', law: 'the law of sextants', review: '1 year' }];
const changes: [what: string, changed: DataMap, says: RegExp][] = [
  ['the name of a category', { ...map, categories: { ...map.categories, contact: 'Sextants' } }, /Sextants/],
  [
    'a field',
    withTable('accounts', ({ columns }) => ({
      columns: { ...columns, legal_name: { label: 'Sextant', show: 'shown' } },
    })),
    /Sextant/,
  ],
  ['what it is for', { ...map, purposes: { x: { label: 'To sail by', for: ['contact'] } } }, /To sail by/],
  ['where it is from', withTable('accounts', () => ({ source: 'A sextant' })), /A sextant/],
  [
    'when it is discarded',
    withTable('purchases', () => ({ label: 'Sextants', expires: { column: 'x', after: '77 days' } })),
    /Sextants: discarded after 77 days/,
  ],
  ['why it is kept', withTable('purchases', () => ({ keep: always })), /a quarrel of sextants \(the law of sextants\)/],
  [
    'who has it too',
    { ...map, recipients: { x: { name: 'Sextants & Sons', contact: 'x@x.example', on: ['delete'] } } },
    /Sextants & Sons/,
  ],
];

for (const [what, changed, says] of changes) {
  test(`the map’s line on ${what} is what the page says`, async () => {
    assert.doesNotMatch(await pageOf(map), says);
    assert.match(await pageOf(changed), says);
  });
}

test('data that no deletion erases are not said to go when somebody asks', async () => {
  const kept = Object.entries(map.tables).map(([name, table]): [string, MapTable] => [
    name,
    { ...table, erase: 'keep' },
  ]);
  assert.match(await pageOf(map), /Until you ask us to delete it/);
  assert.doesNotMatch(await pageOf({ ...map, tables: Object.fromEntries(kept) }), /Until you ask us to delete it/);
});

test('a hidden column is not named, and one that is never shown is named without a value', async () => {
  const said = await pageOf(map);
  assert.match(said, /Password/);
  assert.doesNotMatch(said, /Staff notes|fraud|internal_notes/i);
});

test('the page is in five languages, with the words of the map and the lengths of each', async () => {
  const expired = withTable('purchases', () => ({ expires: { column: 'x', after: '77 days' } }));
  const lengths = { en: '77 days', es: '77 días', fr: '77 jours', de: '77 Tage', 'pt-BR': '77 dias' };
  const account = { en: 'Your account', es: 'Su cuenta', fr: 'Votre compte', de: 'Ihr Konto', 'pt-BR': 'Sua conta' };
  for (const language of languages) {
    const said = await pageOf(expired, language);
    assert.ok(said.replaceAll('\u00a0', ' ').includes(lengths[language]), `${language}: ${said}`);
    assert.ok(said.includes(account[language]), language);
    if (language !== 'en') assert.doesNotMatch(said, /To run your account|What we hold/, language);
  }
});

test('how fast answers were is measured, and not told of fewer than ten', async () => {
  assert.match(await pageOf(map), /A copy of your data .{0,60} Too few requests to say/);
  const receivedOn = dayIn(-40);
  const closedAt = new Date(Date.parse(`${receivedOn}T20:00:00Z`) + 3 * 86_400_000);
  await insertCounted(Array.from({ length: 10 }, () => countedRow({ receivedOn, closedAt })));
  // What was counted is kept for a minute.
  const later = await openLater();
  assert.match(later, /Half were answered in 3 days or less, nine of ten in 3 days or less/);
});

/** Of another web process, which has counted nothing yet. */
async function openLater(): Promise<string> {
  const endings: (() => Promise<void>)[] = [];
  const web = await startWeb({ after: (end) => endings.push(end) }, { DATABASE_URL: on.worker.webUrl });
  const said = wordsOf({ body: await (await fetch(`${web.origin}/promises`)).text() });
  for (const end of endings) await end();
  return said;
}
