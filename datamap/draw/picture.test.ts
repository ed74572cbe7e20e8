import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadMap, parseMap } from '../load.ts';
import type { DataMap } from '../shape.ts';
import { cut } from './cut.ts';
import { layersOf } from './layers.ts';
import { crossings, orderedLayers } from './order.ts';
import { pictureOf } from './picture.ts';
import { svgOf } from './svg.ts';

const example = loadMap('examples/clickandchat/datamap.yaml').map;

/** A map of tables by number, each led to by the tables that are listed, or by the e-mail address. */
function mapOf(links: number[][]): DataMap {
  const tables = links.map((parents, at) => {
    const belongs = parents.map((parent) => `{ p${parent}: t${parent}.id }`).join(', ');
    return `  t${at}: { ${parents.length > 0 ? `belongs: [${belongs}]` : 'match: { mail: email }'}, erase: delete }`;
  });
  return parseMap(
    `version: 1\nidentities: { email: { normalise: email } }\ncategories: {}\ntables:\n${tables.join('\n')}`,
    'f',
  ).map;
}

function overlaps(map: DataMap): string[] {
  const { boxes } = pictureOf(map);
  return boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.title} and ${b.title}`),
  );
}

test('each table and identity of the example has one box, and each link a line', () => {
  const { boxes, lines } = pictureOf(example);
  assert.equal(boxes.length, Object.keys(example.tables).length + 1);
  const links = Object.values(example.tables).flatMap(({ match, belongs, mentions }) => [
    ...Object.keys(match),
    ...belongs,
    ...mentions,
  ]);
  assert.equal(lines.length, links.length);
  assert.equal(lines.filter(({ shared }) => shared).length, 1);
});

test('the picture says what is shown, held and hidden, and what becomes of the rows', () => {
  const table = (name: string) => pictureOf(example).tables.find((one) => one.name === name);
  const inBox = (name: string) =>
    pictureOf(example)
      .boxes.find(({ title }) => title.startsWith(`${name}: `))
      ?.texts.at(-1);
  assert.deepEqual(table('payment_cards')?.held, ['number_encrypted', 'security_code']);
  assert.deepEqual(table('chat_messages')?.hidden, ['agent_name']);
  assert.deepEqual(table('purchases')?.fate, { look: 'deleted', words: 'Deleted, except: an open chargeback' });
  assert.deepEqual([inBox('ip_log')?.look, inBox('ip_log')?.words], ['emptied', '2 columns emptied']);
  assert.deepEqual(table('ip_log')?.fate, { look: 'emptied', words: 'Emptied: account_id, ip' });
  assert.equal(table('chat_threads')?.fate.look, 'kept');
  assert.deepEqual(table('purchases')?.foundBy, ['accounts by account_id', 'chargebacks by id']);
  const { tables } = pictureOf(loadMap('examples/assistly/datamap.yaml').map);
  const view = tables.find(({ name }) => name === 'app.supportUsers');
  assert.equal(view?.fate.words, 'Left as it is', 'no reason is kept from a view');
});

const ofExample = (name: string) => pictureOf(loadMap(`examples/${name}/datamap.yaml`).map);

test('identities that lead to rows only together are drawn, and those that are found on the way', () => {
  const sharing = ofExample('licensepal');
  const lines = sharing.lines.map(({ title }) => title).filter((title) => title.includes('TBL_PHONE_LST'));
  assert.deepEqual(lines.slice(0, 2), [
    'name leads to TBL_PHONE_LST by PERS_NM and PHONE together',
    'phone leads to TBL_PHONE_LST by PERS_NM and PHONE together',
  ]);
  const { foundBy } = sharing.tables.find(({ name }) => name === 'TBL_PHONE_LST') ?? assert.fail();
  assert.ok(foundBy.includes('phone by PERS_NM and PHONE together'), foundBy.join());
  const { lines: found, boxes } = ofExample('upsellit');
  assert.ok(found.some(({ title }) => title === 'members leads to phone by mobile (found on the way)'));
  const phone = boxes.find(({ title }) => title === 'identity phone');
  assert.equal(phone?.x, boxes.find(({ title }) => title === 'identity email')?.x, 'on the left like what is proven');
});

test('rows that are held for others are not said to be deleted', () => {
  const fates = ofExample('upsellit')
    .tables.filter(({ name }) => name.startsWith('client_'))
    .map(({ fate }) => fate);
  assert.deepEqual(new Set(fates.map(({ look }) => look)), new Set(['kept']));
  for (const { words } of fates) assert.equal(words, 'Held for others, who decide');
});

test('in words each column stands in its own category, and every table somewhere', () => {
  const { tables, categories } = pictureOf(example);
  const secret = tables.filter(({ category }) => category === 'credentials').find(({ name }) => name === 'accounts');
  assert.deepEqual([secret?.shown, secret?.held], [[], ['password_hash', 'mothers_maiden_name']]);
  const columns = tables.flatMap((one) =>
    [...one.shown, ...one.held, ...one.hidden].map((column) => [one.name, column]),
  );
  const listed = Object.entries(example.tables).flatMap(([name, table]) =>
    Object.keys(table.columns).map((column) => [name, column]),
  );
  assert.deepEqual(columns.map(String).sort(), listed.map(String).sort());
  assert.deepEqual(new Set(tables.map(({ name }) => name)), new Set(Object.keys(example.tables)));
  const used = new Set(tables.map(({ category }) => category));
  assert.deepEqual(
    categories.filter(({ key }) => !used.has(key)),
    [],
  );
});

test('a line of wide letters is cut before the edge of its box, one of narrow letters is not', () => {
  const room = { room: 18.6 };
  assert.ok([...cut('W'.repeat(40), room)].length < 20);
  assert.ok([...cut('住'.repeat(40), room)].length < 17);
  assert.equal(cut('Illicit little titles, till it filled it', room), 'Illicit little titles, till it filled it');
  assert.match(cut('Records number 61 & what else xxxxxx', room), /^Records number 61 .*…$/);
});

test('no two boxes overlap and all lie inside, whatever leads where, circles and links to oneself too', () => {
  const links = fc
    .integer({ min: 1, max: 20 })
    .chain((count) =>
      fc.array(fc.uniqueArray(fc.nat({ max: count - 1 }), { maxLength: 3 }), { minLength: count, maxLength: count }),
    );
  fc.assert(
    fc.property(links, (parents) => {
      const map = mapOf(parents);
      const { boxes, width, height } = pictureOf(map);
      assert.equal(boxes.length, parents.length + 1);
      assert.deepEqual(overlaps(map), []);
      for (const box of boxes)
        assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height);
    }),
    { numRuns: 60 },
  );
});

test('what leads to the rest stands in the corner that a narrow window shows first', () => {
  const { boxes, height } = pictureOf(example);
  assert.ok(height > 900, String(height));
  const top = (title: string) => boxes.find((box) => box.title.startsWith(title))?.y ?? assert.fail(title);
  assert.ok(top('identity email') < 100, String(top('identity email')));
  assert.ok(top('accounts:') < 300, String(top('accounts:')));
});

test('without a circle every edge leads to a later layer', () => {
  const edges = fc.array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 })), { maxLength: 30 });
  fc.assert(
    fc.property(edges, (pairs) => {
      const forwards = pairs.filter(([a, b]) => a < b).map(([a, b]) => ({ from: `${a}`, to: `${b}` }));
      const layers = layersOf(
        Array.from({ length: 12 }, (_, at) => `${at}`),
        forwards,
      );
      for (const { from, to } of forwards) assert.ok((layers.get(from) ?? 0) < (layers.get(to) ?? 0));
    }),
  );
});

test('ordering takes crossings away and never adds one', () => {
  const edges = [
    { from: 'a', to: 'y' },
    { from: 'b', to: 'x' },
  ];
  const before = [
    ['a', 'b'],
    ['x', 'y'],
  ];
  assert.equal(crossings(before, edges), 1);
  assert.equal(crossings(orderedLayers(before, edges), edges), 0);
});

test('names cannot leave their place in the file; it has neither script nor style attributes', () => {
  const name = '"><script>alert(1)</script>&';
  const map = parseMap(
    JSON.stringify({
      version: 1,
      identities: { [name]: { normalise: 'email' } },
      categories: { c: name },
      tables: {
        [name]: { label: name, category: 'c', match: { [name]: name }, columns: { [name]: {} }, erase: 'delete' },
      },
    }),
    'f',
  ).map;
  const svg = svgOf(pictureOf(map));
  assert.doesNotMatch(svg, /<script|style=|javascript:/);
  assert.match(svg, /&quot;&gt;&lt;script&gt;/);
  assert.equal(svg.match(/<g>/g)?.length, 2, 'one identity and one table');
});

test('the file is read out box by box and line by line, not as one image of one name', () => {
  const picture = pictureOf(example);
  const svg = svgOf(picture);
  const [, role] = /^<svg [^>]*role="([^"]+)"/.exec(svg) ?? [];
  assert.equal(role, 'graphics-document', 'what is inside of role="img" is passed over');
  const titled = svg.match(/<g><title>|"><title>/g) ?? [];
  assert.equal(titled.length, picture.boxes.length + picture.lines.length);
});

test('an empty map is a small picture', () => {
  const { width, height } = pictureOf(parseMap('{ version: 1, identities: {}, categories: {}, tables: {} }', 'f').map);
  assert.ok(width > 0 && height > 0);
});
