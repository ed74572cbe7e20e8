import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groundsFor } from '#domain/law/grounds';
import { lawOf } from '#domain/law/law-of';
import { groundOptions } from './ground-options.ts';

test('a ground of which nobody has read the article says so where it is chosen', () => {
  const words = new Map(groundOptions(groundsFor([lawOf('us-ca')], 'delete')).map((one) => [one.value, one.words]));
  assert.match(words.get('security') ?? '', /\(Cal\. Civ\. Code 1798\.105\(d\)\(2\)\)$/);
  assert.match(words.get('unfounded') ?? '', /\(Cal\. Civ\. Code 1798\.145\(h\)\(3\); check with counsel\)$/);
});
