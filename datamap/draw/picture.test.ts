import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadMap, parseMap } from '../load.ts';
import type { DataMap } from '../shape.ts';
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
  const { boxes, lines, tables } = pictureOf(example);
  assert.equal(tables.length, Object.keys(example.tables).length);
  assert.equal(boxes.length, tables.length + 1);
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
  assert.deepEqual(table('payment_cards')?.held, ['number_encrypted', 'security_code']);
  assert.deepEqual(table('chat_messages')?.hidden, ['agent_name']);
  assert.deepEqual(table('purchases')?.fate, { look: 'deleted', words: 'Deleted, except: an open chargeback' });
  assert.deepEqual(table('ip_log')?.fate, { look: 'emptied', words: '2 columns emptied' });
  assert.equal(table('chat_threads')?.fate.look, 'kept');
  assert.deepEqual(table('purchases')?.foundBy, ['accounts by account_id', 'chargebacks by id']);
  const { tables } = pictureOf(loadMap('examples/assistly/datamap.yaml').map);
  const view = tables.find(({ name }) => name === 'app.supportUsers');
  assert.equal(view?.fate.words, 'Left as it is', 'no reason is kept from a view');
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

test('an empty map is a small picture', () => {
  const { width, height } = pictureOf(parseMap('{ version: 1, identities: {}, categories: {}, tables: {} }', 'f').map);
  assert.ok(width > 0 && height > 0);
});
