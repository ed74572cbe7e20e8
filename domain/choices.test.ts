import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkChange, checkChoices } from './choices.ts';
import type { MapFace } from './map-face.ts';

const face: MapFace = {
  categories: [],
  corrections: [
    { key: 'accounts.phone', label: 'Phone', category: 'contact', rule: 'phone' },
    { key: 'accounts.email', label: 'Address', category: 'contact', rule: 'email' },
  ],
  ownData: [],
  facts: [],
  scopes: [],
  cannotRecall: [],
  recipients: [],
  keeps: [],
  optOuts: [],
  lost: [],
  identities: [],
  tables: [],
};

test('a corrected value that cannot be right is refused where it is typed and where it is filed', () => {
  const changes = [{ field: 'accounts.phone', was: '', value: 'call me' }];
  const refused = { ok: false, problems: [{ code: 'value-not-valid', field: 'value' }] };
  assert.deepEqual(checkChange(changes[0] ?? { field: '', value: '' }, face), refused);
  const [problem] = refused.problems;
  const filed = { ok: false, problems: [{ ...problem, detail: { change: 0 } }] };
  assert.deepEqual(checkChoices({ kind: 'correct', changes, note: '' }, face), filed);
  assert.ok(checkChange({ field: 'accounts.phone', value: '+1 555 0100' }, face).ok);
});

test('a field that the map does not offer has no right value', () => {
  const checked = checkChange({ field: 'accounts.password_hash', value: 'x' }, face);
  assert.equal(!checked.ok && checked.problems[0].code, 'choice-unknown');
});

test('B4: a list of addresses is no corrected address', () => {
  const checked = checkChange({ field: 'accounts.email', value: 'a@x.test,b@evil.test' }, face);
  assert.equal(!checked.ok && checked.problems[0].code, 'address-not-plain');
});

test('a part of a category can be asked of where the map has it there', () => {
  const contact = {
    key: 'contact',
    label: 'Contact',
    sources: [],
    kept: [],
    parts: [{ key: 'letters', label: 'Letters' }],
  };
  const asked = (choice: string) =>
    checkChoices({ kind: 'access', categories: [choice], note: '' }, { ...face, categories: [contact] });
  assert.ok(asked('contact').ok && asked('contact:letters').ok);
  for (const choice of ['contact:accounts', 'payment:letters', 'letters']) {
    const checked = asked(choice);
    assert.equal(!checked.ok && checked.problems[0].code, 'choice-unknown', choice);
  }
});
