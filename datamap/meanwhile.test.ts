import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { meanwhile, toEnd } from './meanwhile.ts';

/** Counts its steps. */
function* counting(upTo: number, each: (step: number) => void): Generator<void> {
  for (let step = 1; step <= upTo; step++) {
    each(step);
    yield;
  }
}

test('steps are done while work is under way and not beyond its end, and the rest when they are asked for', async () => {
  let done = 0;
  let end = () => {};
  const work = new Promise<string>((resolve) => {
    end = () => resolve('done');
  });
  const steps = counting(400, (step) => {
    done = step;
    if (step === 12) end();
  });
  assert.equal(await meanwhile(work, steps), 'done');
  assert.ok(done >= 12 && done < 40, `${done} done`);
  const before = done;
  await assert.rejects(meanwhile(Promise.reject(new Error('undone')), steps), /undone/);
  assert.equal(done, before);
  await toEnd(steps);
  assert.equal(done, 400);
});

test('what comes second waits for what comes first', async () => {
  const seen: string[] = [];
  let end = () => {};
  const work = new Promise<void>((resolve) => {
    end = resolve;
  });
  const first = counting(3, () => seen.push('first'));
  const second = counting(3, (step) => {
    seen.push('second');
    if (step === 3) end();
  });
  await meanwhile(work, first, second);
  assert.deepEqual(seen, [...Array(3).fill('first'), ...Array(3).fill('second')]);
});

test('a step that fails is told to whoever waits, once the work has ended', async () => {
  const failing = () =>
    counting(3, () => {
      throw new Error('no key');
    });
  let hasEnded = false;
  const work = sleep(50).then(() => {
    hasEnded = true;
  });
  await assert.rejects(meanwhile(work, failing()), /no key/);
  assert.ok(hasEnded);
  await assert.rejects(meanwhile(Promise.reject(new Error('undone')), failing()), /undone/);
  await assert.rejects(
    meanwhile(
      sleep(50).then(() => Promise.reject(new Error('undone'))),
      failing(),
    ),
    /no key/,
  );
});
