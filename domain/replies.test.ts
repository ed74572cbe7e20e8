import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filled, replyFaults, savedReply } from './replies.ts';

const values = { reference: 'CC-7', right: 'A copy', received: '1 June 2026', answerBy: '{reference}' };
const saidOf = (en: string): string[] => {
  const read = savedReply.safeParse({ name: 'Late', text: { en } });
  return read.success ? [] : read.error.issues.map(({ message }) => message);
};

test('each variable of a saved reply is filled in, as often as it stands there', () => {
  const words = '{reference}, {right}, {received}; {reference}';
  assert.deepEqual(saidOf(words), []);
  assert.equal(filled(words, values), 'CC-7, A copy, 1 June 2026; CC-7');
});

test('what a value holds is never read as a variable or as a pattern', () => {
  assert.equal(filled('by {answerBy}', values), 'by {reference}');
  assert.equal(filled('{right}', { ...values, right: '$& $1' }), '$& $1');
});

test('a wording of which a value is not there is no wording', () => {
  const closed = { ...values, answerBy: null };
  assert.equal(filled('{reference}, by {answerBy}', closed), null);
  assert.equal(filled('{reference}', closed), values.reference);
});

test('an unknown variable is refused by name, with the nearest right one and all that there are', () => {
  assert.deepEqual(saidOf('Your {refrence}'), [
    'unknown variable {refrence}; did you mean "reference"?; a reply has {reference}, {right}, {received}, {answerBy}',
  ]);
  for (const name of ['', ' reference', 'constructor', '__proto__', 'email', 'count, plural, other'])
    assert.match(saidOf(`Hello {${name}}`)[0] ?? '', /^unknown variable /, name);
});

test('a brace that belongs to no variable is refused, since people would read it', () => {
  for (const words of ['Your {reference', 'Your reference}', '{{reference}}', '{ {right} }'])
    assert.deepEqual(saidOf(words), ['has a brace that belongs to no variable'], words);
});

test('a reply is not empty, leaves room in a question, and has a name', () => {
  assert.deepEqual(saidOf('  '), ['is empty']);
  assert.deepEqual(saidOf('a'.repeat(1_501)), ['is longer than 1,500 characters']);
  for (const name of ['', 'n'.repeat(81)]) assert.equal(savedReply.safeParse({ name, text: {} }).success, false);
  assert.equal(savedReply.safeParse({ name: 'Late', for: ['letter'], text: {} }).success, false);
  assert.equal(savedReply.safeParse({ name: 'Late', text: { tlh: 'Qapla’' } }).success, false);
  assert.deepEqual(savedReply.parse({ name: 'Late', text: {} }).for, ['question', 'message', 'answer']);
});

test('a reply that lacks a language in which people are written to, and a second one of a name, are named', () => {
  const late = savedReply.parse({ name: 'Late', text: { en: 'Late', de: 'Spät' } });
  assert.deepEqual(replyFaults([late], ['en', 'de']), []);
  assert.deepEqual(replyFaults([late, late], ['en', 'fr']), [
    { path: ['replies', 0, 'text'], message: 'has no fr, which is in languages' },
    { path: ['replies', 1, 'text'], message: 'has no fr, which is in languages' },
    { path: ['replies', 1, 'name'], message: 'there is another reply "Late"' },
  ]);
});
