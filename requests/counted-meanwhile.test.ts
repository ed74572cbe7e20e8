import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, now } from '#tests/desk';
import { countedMeanwhile } from './counted-meanwhile.ts';

/** Counts nothing before it is let. */
function held() {
  const waiting: ((how: 'counted' | 'away') => void)[] = [];
  let counts = 0;
  const count = (_: string) =>
    new Promise<number>((resolve, reject) =>
      waiting.push((how) => (how === 'counted' ? resolve(++counts) : reject(new Error('away')))),
    );
  const end = async (how: 'counted' | 'away' = 'counted') => {
    waiting.shift()?.(how);
    await new Promise(setImmediate);
  };
  return { ask: countedMeanwhile(count), end, waiting };
}
const seconds = (count: number) => later(count / 60);

test('until something happens the count stays, for a minute', async () => {
  let counts = 0;
  const ask = countedMeanwhile(async (_: string) => ++counts);
  assert.deepEqual([await ask('a', 1, now), await ask('a', 1, seconds(59)), await ask('b', 1, now)], [1, 1, 2]);
  assert.equal(await ask('a', 1, seconds(60)), 3);
});

test('what is counted in a blink is never an old count', async () => {
  let counts = 0;
  const ask = countedMeanwhile(async (_: string) => ++counts);
  assert.deepEqual([await ask('a', 1, now), await ask('a', 2, now), await ask('a', 3, now)], [1, 2, 3]);
});

test('where a count takes long this once, the one from before is given, and all wait for one', async () => {
  const { ask, end, waiting } = held();
  const first = ask('a', 1, now);
  await end();
  assert.equal(await first, 1);
  assert.deepEqual(await Promise.all([ask('a', 2, seconds(1)), ask('a', 2, seconds(1))]), [1, 1]);
  assert.equal(waiting.length, 1);
  await end();
  assert.equal(await ask('a', 2, seconds(2)), 2);
});

test('where counting always takes long, it takes a hundredth of the time, and nobody waits for it', async () => {
  let [time, counts] = [0, 0];
  const count = async (_: string) => {
    time += 50;
    return ++counts;
  };
  const ask = countedMeanwhile(count, () => time);
  for (const turn of [1, 2, 3]) assert.equal(await ask('a', turn, now), turn, 'a slow count may be an accident');
  assert.equal(await ask('a', 4, seconds(4.9)), 3);
  await new Promise(setImmediate);
  assert.equal(counts, 3, 'it rests');
  assert.equal(await ask('a', 4, seconds(5)), 3);
  await new Promise(setImmediate);
  assert.equal(counts, 4, 'and is then counted behind who asks');
  assert.equal(await ask('a', 4, seconds(5.1)), 4);
});

test('what happens while it is counted is in no count before the next', async () => {
  const { ask, end, waiting } = held();
  const first = ask('a', 1, now);
  const second = ask('a', 2, now);
  assert.equal(waiting.length, 1);
  await end();
  assert.equal(await first, 1);
  await end();
  assert.equal(await second, 2);
});

test('a count of ten seconds ago is not given: all wait for the new one', async () => {
  const { ask, end } = held();
  const first = ask('a', 1, now);
  await end();
  await first;
  const late = ask('a', 2, seconds(10));
  await end();
  assert.equal(await late, 2);
});

test('a failure is not kept, and is told only to who has no count from before', async () => {
  const { ask, end } = held();
  const first = assert.rejects(ask('a', 1, now), { message: 'away' });
  await end('away');
  await first;
  const again = ask('a', 1, now);
  await end();
  assert.equal(await again, 1);
  const meanwhile = ask('a', 2, seconds(1));
  await end('away');
  assert.equal(await meanwhile, 1);
  const later = ask('a', 2, seconds(2));
  await end();
  assert.equal(await later, 2);
});

test('of very many questions the oldest counts are let go', async () => {
  let counts = 0;
  const ask = countedMeanwhile(async (_: number) => ++counts);
  for (let one = 0; one < 101; one++) await ask(one, 1, now);
  await ask(0, 1, now);
  assert.equal(counts, 102);
});
