import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapJsonSchema } from './json-schema.ts';

test('the JSON Schema asks for what a map cannot do without, and no more', () => {
  const schema = mapJsonSchema();
  assert.deepEqual(schema.required?.toSorted(), ['categories', 'identities', 'tables', 'version']);
  assert.equal(schema.additionalProperties, false);
});
