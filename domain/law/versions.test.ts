import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { lawIds, lawOf } from './law-of.ts';

const folder = path.join(import.meta.dirname, 'versions');
const files = readdirSync(folder).map((name) => {
  const digests: Record<string, string> = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  return { version: path.basename(name, '.json'), digests };
});

/** Keys in order, so that a law which is only written down in another order is the same. */
const sorted = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

const digestOf = (law: object): string => createHash('sha256').update(JSON.stringify(law, sorted)).digest('hex');

test('no version of a law that requests may have been filed under is edited', () => {
  for (const { version, digests } of files) {
    for (const [id, digest] of Object.entries(digests)) {
      const now = digestOf(lawOf(id, version));
      const todo = `${id} is not what it was in version ${version}. Requests keep the version that they were filed under: leave that one as it was, add a new one after it in law-of.ts, and write the new one's digest (${now}, if this is it) into versions/<its version>.json`;
      assert.equal(now, digest, todo);
    }
  }
});

test('every law that can be filed under has a digest', () => {
  for (const id of lawIds) {
    const law = lawOf(id);
    const kept = files.find(({ version }) => version === law.version)?.digests[id];
    assert.ok(kept, `${id}: add "${id}": "${digestOf(law)}" to versions/${law.version}.json`);
  }
});
