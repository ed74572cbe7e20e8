import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsBesideAddress, identitiesAsked } from './opt-out-asks.ts';

const face = {
  identities: [
    { key: 'email', normalise: 'email' as const },
    { key: 'name', normalise: 'text' as const, label: 'Your name' },
    { key: 'customer', normalise: 'text' as const },
  ],
  optOuts: [
    { key: 'mail', label: 'Mail' },
    { key: 'calls', label: 'Calls', asks: ['name', 'phone'] },
    { key: 'list', label: 'The list', asks: ['name'] },
  ],
};

test('an opt-out asks for the address unless the map says otherwise, and for each identity once', () => {
  assert.deepEqual(identitiesAsked(face, ['mail']), ['email']);
  assert.deepEqual(identitiesAsked(face, ['list', 'calls', 'mail', 'gone']), ['email', 'name', 'phone']);
  assert.deepEqual(identitiesAsked(face, []), []);
});

test('a form has a field for what some opt-out asks for, and says for which', () => {
  assert.deepEqual(fieldsBesideAddress(face), [
    { key: 'name', label: 'Your name', normalise: 'text', for: ['Calls', 'The list'] },
  ]);
});
