import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseMap } from './load.ts';
import { unknownWebhooks } from './webhooks.ts';

const yaml = readFileSync('examples/licensepal/datamap.yaml', 'utf8').replace(
  'contact: lists@hosting-courier.example',
  (line) => `${line}\n    webhook: courier`,
);
const map = parseMap(yaml, 'f');

test('a webhook that the organisation file does not have is a problem, with its line and the nearest right name', () => {
  const [remark, ...others] = unknownWebhooks(map, ['curier']);
  const line = yaml.split('\n').indexOf('    webhook: courier') + 1;
  assert.deepEqual(others, []);
  assert.deepEqual(remark, {
    line,
    column: 5,
    level: 'problem',
    says: 'the organisation file has no webhook "courier"; did you mean "curier"?',
  });
});

test('a webhook that is there is fine, and without an organisation file nobody can say', () => {
  assert.deepEqual(unknownWebhooks(map, ['courier']), []);
  assert.deepEqual(unknownWebhooks(map), []);
});
