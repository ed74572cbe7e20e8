import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { agentsOf } from './agents.ts';
import { lawIds, lawOf } from './law-of.ts';
import { waysOf } from './unverified.ts';

const folder = path.join(import.meta.dirname, 'versions');
const read = (ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending) && !name.slice(0, -ending.length).includes('.'))
    .map((name) => {
      const digests: Record<string, string> = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
      return { version: path.basename(name, ending), digests };
    });
const files = read('.json');
/** Of what laws have beside their own files; a law that has nothing there is in none. */
const besideFiles = read('.beside.json');

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

const besideOf = (law: { id: string; version: string }) => ({ agents: agentsOf(law), ways: waysOf(law) });
const hasBeside = ({ agents, ways }: ReturnType<typeof besideOf>) => agents !== null || Object.keys(ways).length > 0;

test('nor is what it has beside its own file: who may ask for somebody, and ways for who cannot be identified', () => {
  assert.ok(besideFiles.length > 0);
  for (const { version, digests } of besideFiles) {
    for (const id of lawIds.filter((one) => digests[one] || hasBeside(besideOf({ id: one, version })))) {
      const now = digestOf(besideOf({ id, version }));
      const todo = `${id}: what stands beside it is not what it was in version ${version}. Leave that table as it was and add one of a new version after it; this one's digest is ${now}`;
      assert.equal(now, digests[id], todo);
    }
  }
});

test('every law’s version has its digest of what stands beside it', () => {
  for (const law of lawIds.map((id) => lawOf(id)).filter((one) => hasBeside(besideOf(one)))) {
    const kept = besideFiles.find(({ version }) => version === law.version)?.digests[law.id];
    assert.ok(kept, `${law.id}: add "${law.id}": "${digestOf(besideOf(law))}" to versions/${law.version}.beside.json`);
  }
});
