import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { takeLock } from './lock.ts';
import { commandOfProcess, parentOfProcess, startOfProcess } from './processes.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'habeas-lock-'));
after(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, 'lock');

test('a lock is held once, and free again when it is given back', () => {
  const release = takeLock(file, 'The folder');
  assert.throws(() => takeLock(file, 'The folder'), {
    message: `The folder is already in use by process ${process.pid}.`,
  });
  release();
  assert.equal(existsSync(file), false);
  takeLock(file, 'The folder')();
  assert.deepEqual(readdirSync(folder), []);
});

test('the lock of a process that has died is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(file, `${pid} 12345`);
  takeLock(file, 'The folder')();
});

test('the lock of a pid that now belongs to another process is taken over', () => {
  writeFileSync(file, `${process.pid} 1`);
  takeLock(file, 'The folder')();
});

test('a living process has a start, a parent and a command; a dead one and a nonsensical one have none', () => {
  assert.ok(startOfProcess(process.pid));
  assert.equal(parentOfProcess(process.pid), process.ppid);
  assert.match(commandOfProcess(process.pid) ?? '', /node/);
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  for (const none of [pid, 0, -1, Number.NaN]) {
    assert.equal(startOfProcess(none), null);
    assert.equal(commandOfProcess(none), null);
  }
});
