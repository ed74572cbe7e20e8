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

test('a ground of several laws names where each has it, as far as a line has room', () => {
  const laws = ['us-ca', 'eu-gdpr', 'us-va', 'us-co', 'us-ct'].map((id) => lawOf(id));
  const wordsOf = (some: typeof laws) =>
    groundOptions(groundsFor(some, 'access')).find(({ value }) => value === 'not-identified')?.words ?? '';
  assert.match(wordsOf(laws.slice(0, 2)), /\(11 CCR 7060–7062; GDPR Art\. 11\(2\)\)$/);
  assert.match(wordsOf(laws), /; GDPR Art\. 11\(2\); Va\. Code [^;]+ and 2 more articles; check with counsel\)$/);
});
