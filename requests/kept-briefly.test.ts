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

test('who asks for it anew gets it, and not so often that nothing else is found', async () => {
  let found = 0;
  const ask = keptBriefly(async (_: string) => ++found, { lends: true });
  const isAnew = true;
  assert.equal((await ask('a', now)).value, 1);
  assert.equal((await ask('a', later(0.09), { isAnew })).value, 1);
  assert.equal((await ask('a', later(0.5))).value, 1);
  assert.deepEqual(await ask('a', later(0.5), { isAnew }), { value: 2, at: later(0.5) });
  assert.equal((await ask('a', later(0.6))).value, 2);
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

/** Finds nothing before it is let. */
function held() {
  const waiting: ((how: 'found' | 'away') => void)[] = [];
  let found = 0;
  const find = (_: string) =>
    new Promise<number>((resolve, reject) =>
      waiting.push((how) => (how === 'found' ? resolve(++found) : reject(new Error('away')))),
    );
  const end = async (how: 'found' | 'away') => {
    waiting.shift()?.(how);
    await new Promise(setImmediate);
  };
  return { find, end, waiting };
}

test('what is lent is given after its minute without a wait, and looked up once meanwhile', async () => {
  const { find, end, waiting } = held();
  const ask = keptBriefly(find, { lends: true });
  const first = ask('a', now);
  await end('found');
  assert.deepEqual(await first, { value: 1, at: now });
  assert.deepEqual(await ask('a', later(0.9)), { value: 1, at: now });
  assert.equal(waiting.length, 0);
  for (const when of [later(1), later(4.9)]) assert.deepEqual(await ask('a', when), { value: 1, at: now });
  assert.equal(waiting.length, 1);
  await end('found');
  assert.deepEqual(await ask('a', later(1.5)), { value: 2, at: later(1) });
});

test('a failure meanwhile leaves the old answer, and the next who asks tries again', async () => {
  const { find, end, waiting } = held();
  const ask = keptBriefly(find, { lends: true });
  const first = ask('a', now);
  await end('found');
  await first;
  await ask('a', later(1));
  await end('away');
  assert.deepEqual(await ask('a', later(2)), { value: 1, at: now });
  assert.equal(waiting.length, 1);
});

test('nothing is lent that is older than five minutes', async () => {
  const { find, end } = held();
  const ask = keptBriefly(find, { lends: true });
  const first = ask('a', now);
  await end('found');
  await first;
  const late = ask('a', later(5));
  await end('found');
  assert.deepEqual(await late, { value: 2, at: later(5) });
});

test('what took three seconds to find is kept for five minutes, and lent for twenty-five', async () => {
  let [ms, found] = [0, 0];
  const find = async (_: string) => {
    ms += 3000;
    return ++found;
  };
  const ask = keptBriefly(find, { lends: true, clock: () => ms });
  for (const when of [now, later(4.9), later(5), later(9.9)]) await ask('a', when);
  assert.equal(found, 2);
  assert.deepEqual(await ask('a', later(30)), { value: 3, at: later(30) });
  const keep = keptBriefly(find, { clock: () => ms });
  for (const when of [now, later(4.9)]) assert.deepEqual(await keep('a', when), { value: 4, at: now });
  assert.equal((await keep('a', later(5))).value, 5);
});

test('what was slow once, for whatever cause, is kept for ten minutes at most', async () => {
  let [ms, found] = [0, 0];
  const find = async (_: string) => {
    ms += 60_000;
    return ++found;
  };
  const ask = keptBriefly(find, { clock: () => ms });
  for (const when of [now, later(9.9)]) assert.equal((await ask('a', when)).value, 1);
  assert.equal((await ask('a', later(10))).value, 2);
});

test('of very many questions the oldest answers are let go', async () => {
  let found = 0;
  const ask = keptBriefly(async (_: number) => ++found);
  for (let one = 0; one < 101; one++) await ask(one, now);
  await ask(0, now);
  assert.equal(found, 102);
});
