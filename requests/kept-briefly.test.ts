import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, now } from '#tests/desk';
import { keptBriefly } from './kept-briefly.ts';

test('for a minute the answer is the same, with the moment of which it is; then it is looked up again', async () => {
  let found = 0;
  const ask = keptBriefly(async (_: string) => ++found);
  assert.deepEqual(await ask('a', now), { value: 1, at: now });
  assert.deepEqual(await ask('a', later(0.9)), { value: 1, at: now });
  assert.deepEqual(await ask('b', later(0.9)), { value: 2, at: later(0.9) });
  assert.deepEqual(await ask('a', later(1)), { value: 3, at: later(1) });
});

test('who asks meanwhile waits for the same answer', async () => {
  let found = 0;
  const ask = keptBriefly(async (_: string) => {
    await new Promise((done) => setTimeout(done, 5));
    return ++found;
  });
  assert.deepEqual(await Promise.all([ask('a', now), ask('a', now)]), [
    { value: 1, at: now },
    { value: 1, at: now },
  ]);
});

test('a failure is not kept', async () => {
  let tries = 0;
  const ask = keptBriefly(async (_: string) => {
    if (++tries === 1) throw new Error('away');
    return tries;
  });
  await assert.rejects(ask('a', now));
  assert.deepEqual((await ask('a', now)).value, 2);
});

test('of very many questions the oldest answers are let go', async () => {
  let found = 0;
  const ask = keptBriefly(async (_: number) => ++found);
  for (let one = 0; one < 101; one++) await ask(one, now);
  await ask(0, now);
  assert.equal(found, 102);
});
