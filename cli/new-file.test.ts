import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { writeNewFile } from './new-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'habeas-new-file-'));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string) => path.join(folder, name);

test('a file that is there is left as it is, and named in one line', async () => {
  const file = at('once');
  await writeNewFile(file, 'first', 0o600);
  const message = `${file} is there already; name another file.`;
  await assert.rejects(writeNewFile(file, 'second'), { name: 'Refusal', message });
  assert.deepEqual([readFileSync(file, 'utf8'), statSync(file).mode & 0o777], ['first', 0o600]);
});

test('of content that breaks off no file is left, so that the next try can have its name', async () => {
  const file = at('cut');
  const content = async function* () {
    yield 'half';
    throw new Error('broken off');
  };
  await assert.rejects(writeNewFile(file, content()), /broken off/);
  await writeNewFile(file, 'whole');
  assert.equal(readFileSync(file, 'utf8'), 'whole');
});

test('a file in a folder that is not there cannot be written', async () => {
  const file = at('nowhere/file');
  const message = `${file} cannot be written; name another file.`;
  await assert.rejects(writeNewFile(file, 'first'), { name: 'Refusal', message });
});
