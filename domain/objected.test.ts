import assert from 'node:assert/strict';
import { test } from 'node:test';
import { objectedTo } from './objected.ts';

const [may, june] = [
  { version: 'A', on: '2026-05-01' },
  { version: 'B', on: '2026-06-01' },
];

test('who objects without naming a version objects to the last change, in whatever order the file has them', () => {
  assert.deepEqual(objectedTo([june, may], undefined), june);
  assert.deepEqual(objectedTo([may, june], undefined), june);
});

test('a version that was named counts, and without any change there is nothing to object to', () => {
  assert.deepEqual(objectedTo([may, june], 'A'), may);
  assert.equal(objectedTo([], 'A'), undefined);
});
