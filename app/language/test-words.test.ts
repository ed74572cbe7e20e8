import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createTranslator } from 'use-intl/core';
import { accent, allInTestLanguage, inTestLanguage } from './test-words.ts';

const english = JSON.parse(readFileSync('app/messages/en.json', 'utf8'));
const onError = (error: Error): never => {
  throw error;
};

test('no letter of the alphabet stays as it is, small or capital', () => {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz';
  for (const letters of [alphabet, alphabet.toUpperCase()]) assert.doesNotMatch(accent(letters), /[a-z]/i);
  assert.equal(accent('12, “x” – é'), '12, “ẋ” – é');
});

test('arguments, plurals and tags still work, and their sentences are accented', () => {
  const message = 'To <bold>{name}</bold>: {count, plural, one {# day} other {# days}} left';
  const words = inTestLanguage(message);
  const t = createTranslator({ locale: 'en', messages: { words }, onError });
  const written = (count: number) =>
    [t.rich('words', { name: 'Ada', count, bold: (inner) => `[${inner}]` })].flat().join('');
  assert.equal(written(1), 'Ŧóó [Ada]: 1 đááý ľéééƒŧ');
  assert.equal(written(2), 'Ŧóó [Ada]: 2 đááýš ľéééƒŧ');
});

const sentences = (tree: object): string[] =>
  Object.values(tree).flatMap((one) => (typeof one === 'string' ? [one] : sentences(one)));

test('pages grow by 40 % about, more than from English to German', () => {
  const lengthOf = (tree: object) => sentences(tree).join('').length;
  const growth = lengthOf(allInTestLanguage(english)) / lengthOf(english);
  assert.ok(growth > 1.36 && growth < 1.5, String(growth));
});

test('every message of the pages keeps its arguments', () => {
  const argumentsOf = (tree: object) => sentences(tree).map((words) => words.match(/\{\w+[,}]/g) ?? []);
  assert.deepEqual(argumentsOf(allInTestLanguage(english)), argumentsOf(english));
});
