import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { mapJsonSchema } from './json-schema.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../docs/data-map.md'), 'utf8');
/** What stands in examples and between backticks. */
const code = [...page.matchAll(/```yaml\n([\s\S]*?)```|`([^`\n]+)`/g)]
  .map(([, block, inline]) => block ?? inline)
  .join('\n');

/** Every key that the schema of a map names, at whatever depth. */
function keysOf(schema: unknown, found = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  if ('properties' in schema) for (const key of Object.keys(Object(schema.properties))) found.add(key);
  for (const part of Object.values(schema)) keysOf(part, found);
  return found;
}

test('the reference has every key that a map may have in an example, or by its name as code', () => {
  const keys = [...keysOf(mapJsonSchema())];
  assert.ok(keys.length > 60, `${keys}`);
  const missing = keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(code));
  assert.deepEqual(missing, []);
});
