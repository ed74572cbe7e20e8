import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { inTurn } from './in-turn.ts';

/** Work that goes on until it is told to end, and what of it was begun. */
function held() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const send = (name: string, sender: string) =>
    inTurn(sender, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      return name;
    });
  const end = async (name: string) => {
    await setImmediate();
    ends.get(name)?.();
    await setImmediate();
  };
  return { begun, send, end };
}

test('F18: two are at work at once, and one of each sender: who sends many waits, others do not', async () => {
  const { begun, send, end } = held();
  const results = [send('a1', 'a'), send('a2', 'a'), send('b1', 'b'), send('c1', 'c')];
  await setImmediate();
  assert.deepEqual(begun, ['a1', 'b1']);
  await end('b1');
  assert.deepEqual(begun, ['a1', 'b1', 'c1'], 'a is at work already');
  await end('a1');
  assert.deepEqual(begun.at(-1), 'a2');
  await end('a2');
  await end('c1');
  assert.deepEqual(await Promise.all(results), ['a1', 'a2', 'b1', 'c1']);
});

test('F18: what is too much is refused: the fourth of one sender, and anybody’s when many wait', async () => {
  const { send, end } = held();
  const mine = [send('1', 'me'), send('2', 'me'), send('3', 'me')];
  assert.equal(await send('4', 'me'), null);
  const others = Array.from({ length: 15 }, (_, at) => send(`other-${at}`, `other ${at}`));
  assert.equal(await send('late', 'somebody'), null);
  for (let turn = 0; turn < 4; turn++) for (const name of ['1', '2', '3']) await end(name);
  for (let at = 0; at < 15; at++) await end(`other-${at}`);
  assert.deepEqual(await Promise.all(mine), ['1', '2', '3']);
  assert.equal((await Promise.all(others)).length, 15);
  const last = send('last', 'me');
  await end('last');
  assert.equal(await last, 'last');
});

test('work that fails gives its place up', async () => {
  for (let turn = 0; turn < 3; turn++)
    await assert.rejects(
      inTurn('x', async () => {
        throw new Error('broken');
      }),
    );
});
