import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lawIds } from './law-of.ts';
import { placeOf } from './places.ts';

test('every law but COPPA has a place, and no two have the same', () => {
  const places = lawIds.map((id) => [id, JSON.stringify(placeOf(id))] as const);
  assert.deepEqual(
    places.filter(([, place]) => place === 'null').map(([id]) => id),
    ['us-coppa'],
  );
  assert.equal(new Set(places.map(([, place]) => place)).size, lawIds.length);
});

test('a country is one that languages have a name for', () => {
  const names = new Intl.DisplayNames('fr', { type: 'region', fallback: 'none' });
  for (const id of lawIds) {
    const place = placeOf(id);
    if (place && 'country' in place) assert.ok(names.of(place.country), id);
  }
});
