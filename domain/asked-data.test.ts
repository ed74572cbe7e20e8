import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categoriesAsked, choiceWords, grantedData, isAsked, wholeFirst } from './asked-data.ts';

test('a category asked of has all its tables, a part of one that table alone, and nothing asked of is everything', () => {
  const asked = ['payment', 'visits:pages'];
  const places = [
    ['payment', 'card'],
    ['visits', 'pages'],
    ['visits', 'card'],
    ['contact', 'pages'],
  ] as const;
  assert.deepEqual(
    places.map(([category, table]) => isAsked(asked, category, table)),
    [true, true, false, false],
  );
  assert.equal(isAsked([], 'contact', 'pages'), true);
  assert.deepEqual(categoriesAsked([...asked, 'visits:clicks']), ['payment', 'visits']);
});

test('parts of what is asked of as a whole are no choices of their own, and each choice is said in the map’s words', () => {
  assert.deepEqual(wholeFirst(['payment', 'payment:card', 'visits:pages']), ['payment', 'visits:pages']);
  const worded = { sources: [], kept: [] };
  const categories = [{ key: 'visits', label: 'Visits', parts: [{ key: 'pages', label: 'Pages seen' }], ...worded }];
  assert.deepEqual(
    ['visits', 'visits:pages', 'visits:gone', 'other'].map((choice) => choiceWords(categories, choice)),
    ['Visits', 'Visits – Pages seen', 'Visits', 'other'],
  );
});

test('a copy in part holds what was asked of without the refused categories, and never all because nothing is left', () => {
  const all = ['contact', 'payment', 'visits'];
  assert.deepEqual(grantedData([], [], all), []);
  assert.deepEqual(grantedData([], ['payment'], all), ['contact', 'visits']);
  assert.deepEqual(grantedData(['payment:card', 'visits'], ['payment'], all), ['visits']);
  assert.throws(() => grantedData(['payment:card'], ['payment'], all), /all that was asked of is refused/);
});
