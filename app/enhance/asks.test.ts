import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Ask, lackingIn } from './asks.ts';

const asks: Ask[] = [
  { name: 'who', lack: 'Say who' },
  { name: 'more' },
  {
    name: 'extent',
    lack: 'Choose how much',
    inside: { at: 'some', ask: { name: 'parts', lack: 'Choose what' } },
  },
];
const namesOf = (values: Record<string, string[]>) => lackingIn(asks, values).map(({ name }) => name);

test('what needs an answer and has none, or only spaces, lacks one, in the words of the page', () => {
  assert.deepEqual(lackingIn(asks, { who: ['  '], extent: ['all'] }), [{ name: 'who', words: 'Say who' }]);
  assert.deepEqual(namesOf({}), ['who', 'extent']);
  assert.deepEqual(namesOf({ who: ['me'], extent: ['all'] }), []);
});

test('what is asked inside of a choice is needed only where that is taken', () => {
  assert.deepEqual(namesOf({ who: ['me'], extent: ['some'] }), ['parts']);
  assert.deepEqual(namesOf({ who: ['me'], extent: ['some'], parts: ['', 'cards'] }), []);
  assert.deepEqual(namesOf({ who: ['me'], extent: ['all'], parts: [] }), []);
});
