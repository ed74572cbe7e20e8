import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalFact } from './facts.ts';

test('a fact is the same however it is typed: capitals, blanks, dashes, accents', () => {
  for (const typed of ['MAIN-0001001', ' main 0001001', 'Main.0001001', 'maín_0001001']) {
    assert.equal(canonicalFact(typed), 'main0001001');
  }
});

test('what is empty, short or only signs shows nothing', () => {
  for (const typed of ['', '   ', '---- ----', 'a-1-2', '\0\0\0\0', '123']) assert.equal(canonicalFact(typed), null);
  assert.equal(canonicalFact('1234'), '1234');
});

test('other letters and digits stay what they are', () => {
  assert.equal(canonicalFact('Заказ-12'), 'заказ12');
  assert.notEqual(canonicalFact('A-1000'), canonicalFact('A-1001'));
});
