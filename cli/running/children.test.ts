import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startOfProcess } from '#cli/embedded/processes';
import { type Child, keepRunning } from './children.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'habeas-children-'));
after(() => rmSync(folder, { recursive: true }));
const root = path.resolve(import.meta.dirname, '../..');

/** A program that writes its pid and its environment, then waits, or ends at once. */
function program(name: string, then = 'setInterval(() => {}, 1000)') {
  const file = path.join(folder, `${name}.mjs`);
  const note = path.join(folder, name);
  const names = 'Object.keys(process.env).join()';
  writeFileSync(
    file,
    `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(note)}, process.pid + ' ' + ${names} + '\\n'); ${then}`,
  );
  return { script: path.relative(root, file), note };
}

/** Keeps a program running until the test is over, however it ends: one that goes on would keep this process alive. */
function kept(t: TestContext, script: string, env: Record<string, string> = {}): Child {
  const child = keepRunning({ name: 'test', script, env, onEarlyEnd: () => {} }, () => true);
  t.after(() => child.stop());
  return child;
}

/** The note's lines, once there are so many; a program of ours takes a second to begin where others use the machine. */
async function lines(note: string, count: number): Promise<string[]> {
  for (let tries = 0; tries < 600; tries++) {
    try {
      // A file that is there and empty has no line yet, and one that is being written to none at its end.
      const all = readFileSync(note, 'utf8').split('\n').slice(0, -1);
      if (all.length >= count) return all;
    } catch {}
    await sleep(50);
  }
  throw new Error(`${note} has fewer than ${count} lines`);
}

test('a child gets the variables it is given and none of our own addresses', async (t) => {
  const { script, note } = program('env');
  process.env.ACCOUNT_DATABASE_URL = 'postgres://never';
  const child = kept(t, script, { GIVEN: '1' });
  const [first = ''] = await lines(note, 1);
  await child.stop();
  assert.match(first, /GIVEN/);
  assert.doesNotMatch(first, /ACCOUNT_DATABASE_URL/);
});

test('a child that is killed is started again, and ends for good when it is stopped', async (t) => {
  const { script, note } = program('again');
  const child = kept(t, script);
  const [first = ''] = await lines(note, 1);
  process.kill(Number.parseInt(first, 10), 'SIGKILL');
  const [, second = ''] = await lines(note, 2);
  await child.stop();
  assert.equal(startOfProcess(Number.parseInt(second, 10)), null);
});

test('a child that was ready when it died starts again after a second, however often it dies', async (t) => {
  const { script, note } = program('often', "process.send('ready'); setTimeout(() => process.exit(3), 20)");
  const child = kept(t, script);
  await child.ready;
  await lines(note, 4);
  await child.stop();
});

test('an end before all is ready is told, and not repeated', async () => {
  const { script, note } = program('early', 'process.exit(3)');
  const told = new Promise<void>((resolve) => {
    keepRunning({ name: 'test', script, env: {}, onEarlyEnd: resolve }, () => false);
  });
  await told;
  await sleep(1500);
  assert.equal((await lines(note, 1)).length, 1);
});
