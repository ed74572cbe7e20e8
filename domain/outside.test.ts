import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds } from './kinds.ts';
import { outsideDueOn, outsideKinds, outsideResultsOf, outsideWork, withOutside } from './outside.ts';

test('only kinds that are reviewed have work outside, and each may find nothing or keep something', () => {
  for (const kind of kinds) {
    const results = outsideResultsOf(kind);
    assert.equal(results.length > 0, outsideKinds.includes(kind as never), kind);
    if (results.length > 0) assert.ok(results.includes('nothing-found') && results.includes('kept'));
  }
});

test('a task is due after its days, and never after the answer itself', () => {
  assert.equal(outsideDueOn('2026-03-01', 14, '2026-03-31'), '2026-03-15');
  assert.equal(outsideDueOn('2026-03-25', 14, '2026-03-31'), '2026-03-31');
  assert.equal(outsideDueOn('2026-04-02', 14, '2026-03-31'), '2026-04-02');
});

for (const [outcome, results, wanted] of [
  ['fulfilled', [], 'fulfilled'],
  ['nothing-found', [], 'nothing-found'],
  ['nothing-found', ['nothing-found'], 'nothing-found'],
  ['nothing-found', ['erased'], 'fulfilled'],
  ['nothing-found', ['nothing-found', 'kept'], 'all-kept'],
  ['nothing-found', ['erased', 'kept'], 'in-part'],
  ['all-kept', [], 'all-kept'],
  ['all-kept', ['nothing-found', 'kept'], 'all-kept'],
  ['all-kept', ['erased'], 'in-part'],
  ['fulfilled', ['erased', 'kept'], 'in-part'],
  ['in-part', ['erased'], 'in-part'],
  ['in-part', [], 'in-part'],
] as const) {
  test(`${outcome}, with ${results.join(' and ') || 'nothing'} outside, is ${wanted}`, () => {
    assert.equal(withOutside(outcome, results), wanted);
  });
}

test('work outside of an organisation file is for kinds that wait for it, and has two weeks', () => {
  const work = { title: 'Paper', for: ['delete'], instructions: 'Look' };
  assert.equal(outsideWork.parse(work).days, 14);
  for (const wrong of [{ for: ['opt-out'] }, { for: [] }, { title: ' ' }, { days: 0 }, { instructions: '' }]) {
    assert.equal(outsideWork.safeParse({ ...work, ...wrong }).success, false);
  }
});
