import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readOrganisation } from '#requests/organisation';
import { parseMap } from './load.ts';
import { unkeptPromises } from './promises.ts';

const folder = 'examples/clickandchat';
const yaml = readFileSync(`${folder}/datamap.yaml`, 'utf8');
const promised = readOrganisation(folder).promises.map(({ id }) => id);

/** What is said of the example's map with a part of its text replaced. */
function said(from = '', to = '', ids = promised): string[] {
  assert.ok(yaml.includes(from), from);
  const loaded = parseMap(
    yaml.replace(from, () => to),
    'f',
  );
  return unkeptPromises(loaded, ids).map(
    ({ level, line, says }) => `${level} ${line > 1 ? 'placed' : 'unplaced'} ${says}`,
  );
}

test('every promise of the example is carried out', () => assert.deepEqual(said(), []));

test('a promise that no line carries out is a problem', () =>
  assert.deepEqual(said('', '', [...promised, 'CC-10']), [
    'problem placed no line of the map carries out the promise CC-10',
  ]));

test('a line that is not in the map is a problem, with the nearest name', () =>
  assert.deepEqual(said('tables.chargebacks.keep,', 'tables.chargeback.keep,'), [
    'problem placed "tables.chargeback.keep" is not in the map: tables has no "chargeback"; did you mean "chargebacks"?',
  ]));

test('a line that says nothing carries no promise out', () =>
  assert.deepEqual(said('tables.chargebacks.keep,', 'tables.accounts.keep,'), [
    'problem placed "tables.accounts.keep" says nothing in the map, so it carries no promise out',
  ]));

test('a promise that the organisation never made is a problem', () =>
  assert.deepEqual(said('  CC-8: notPersonal', '  CC-8: notPersonal\n  CC-88: never'), [
    'problem placed the organisation file has no promise "CC-88"; did you mean "CC-8"?',
  ]));

test('names with dots are found: tables of another schema', () => {
  const text = `{ version: 1, identities: { email: { normalise: email } }, categories: {}, promises: { A-1: tables.sales.orders.erase },
    tables: { sales.orders: { match: { mail: email }, erase: delete } } }`;
  assert.deepEqual(unkeptPromises(parseMap(text, 'f'), ['A-1']), []);
});
