import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readOrganisation } from '#requests/organisation';

const examples = path.resolve(import.meta.dirname, '../../examples');

const promises = globSync('*/organisation.yaml', { cwd: examples }).flatMap((file) =>
  readOrganisation(path.join(examples, path.dirname(file))).promises.map(({ id }) => id),
);

/** Promise ids that begin the title of a journey. */
const kept = globSync('*.test.ts', { cwd: import.meta.dirname }).flatMap((file) =>
  [
    ...readFileSync(path.join(import.meta.dirname, file), 'utf8').matchAll(
      /(?:says:|\btest\()\s*['"`]([A-Z]{2}-\d+(?:, [A-Z]{2}-\d+)*):/g,
    ),
  ].flatMap(([, ids = '']) => ids.split(', ')),
);

test('every promise of the five organisations has a journey that is named after it', () => {
  assert.equal(promises.length, 42);
  assert.deepEqual(
    promises.filter((id) => !kept.includes(id)),
    [],
  );
});

test('no journey is named after a promise that nobody made', () => {
  assert.ok(kept.length >= promises.length);
  assert.deepEqual(
    kept.filter((id) => !promises.includes(id)),
    [],
  );
});
