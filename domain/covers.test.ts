import assert from 'node:assert/strict';
import { test } from 'node:test';
import { covers } from './covers.ts';

const copy = (...categories: string[]) => ({ kind: 'access', categories, note: '' }) as const;

test('a copy of everything holds any other, and nothing less holds a copy of everything', () => {
  assert.ok(covers(copy(), copy()));
  assert.ok(covers(copy(), copy('contact', 'orders:returns')));
  assert.ok(!covers(copy('contact'), copy()));
  assert.ok(!covers(copy('orders:returns'), copy()));
});

test('a category holds its parts, and parts hold neither the category nor one another', () => {
  assert.ok(covers(copy('orders'), copy('orders:returns')));
  assert.ok(covers(copy('orders', 'contact'), copy('contact')));
  assert.ok(!covers(copy('orders:returns'), copy('orders')));
  assert.ok(!covers(copy('orders:returns'), copy('orders:invoices')));
  assert.ok(!covers(copy('orders'), copy('orders-of-old:returns')));
  assert.ok(!covers(copy('orders'), copy('orders', 'contact')));
});

test('a deletion of everything holds one of a part, and neither holds what it would not delete', () => {
  const del = (scope: string, policyVersion?: string) =>
    ({ kind: 'delete', scope, note: '', ...(policyVersion ? { policyVersion } : {}) }) as const;
  assert.ok(covers(del('everything'), del('account')));
  assert.ok(covers(del('account'), del('account')));
  assert.ok(!covers(del('account'), del('everything')));
  assert.ok(!covers(del('everything', '2011'), del('everything')));
});

test('a correction holds the same changes and no other value, and a report of something lost the same things', () => {
  const correct = (...values: string[]) =>
    ({ kind: 'correct', note: '', changes: values.map((value) => ({ field: 'a.city', was: '', value })) }) as const;
  const lost = (...items: string[]) => ({ kind: 'report-lost', items, note: '' }) as const;
  assert.ok(covers(correct('Rome', 'Oslo'), correct('Rome')));
  assert.ok(!covers(correct('Rome'), correct('Oslo')));
  assert.ok(covers(lost('card', 'phone'), lost('card')));
  assert.ok(!covers(lost('card'), lost('card', 'phone')));
});

test('an opt-out holds one of fewer purposes, a complaint no other, and one kind no other', () => {
  const optOut = (...purposes: string[]) => ({ kind: 'opt-out', purposes }) as const;
  const other = { kind: 'other', topic: 'complaint', words: 'Why?' } as const;
  assert.ok(covers(optOut('offers', 'news'), optOut('news')));
  assert.ok(!covers(optOut('news'), optOut('offers', 'news')));
  assert.ok(!covers(other, other));
  assert.ok(!covers(copy(), optOut('news')));
});
