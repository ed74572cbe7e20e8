import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sentences } from '#domain/words-file';
import { readOrganisation } from '#requests/organisation';
import { samples } from './samples.ts';
import { sentenceFaults } from './sentences.ts';
import { write } from './write.ts';

const organisation = readOrganisation('examples/clickandchat');
const said = (own: Sentences): string[] => sentenceFaults(own, 'en').map(({ says }) => says);
const lead = (sentence: string): string[] => said({ code: { once: sentence } });

test('a sentence with the variables of ours, or fewer, has no fault', () => {
  assert.deepEqual(lead('The code works for {minutes} minutes, “as we said”.'), []);
  assert.deepEqual(lead('It works for {minutes, plural, one {# minute} other {# minutes}}.'), []);
  assert.deepEqual(lead('It works for {minutes, number} minutes.'), []);
  assert.deepEqual(lead('Once.'), []);
});

test('an unknown variable is refused, with the nearest right one and all that there are', () => {
  assert.deepEqual(lead('It works for {minute} minutes.'), [
    'unknown variable {minute}; did you mean "minutes"?; this sentence has {minutes}',
  ]);
  assert.deepEqual(lead('{minutes, plural, other {for {name}}}'), [
    'unknown variable {name}; this sentence has {minutes}',
  ]);
  assert.deepEqual(said({ code: { heading: 'Hello {name}' } }), ['unknown variable {name}; this sentence has none']);
});

test('an unknown sentence is refused with the nearest right one, wherever it stands', () => {
  assert.deepEqual(sentenceFaults({ code: { headign: 'Hello' }, done: { lead: 'Done' } }, 'en'), [
    { path: ['code', 'headign'], says: 'no letter has the sentence "code.headign"; did you mean "code.heading"?' },
    { path: ['done', 'lead'], says: 'no letter has the sentence "done.lead"; did you mean "code.lead"?' },
  ]);
  for (const key of ['constructor', '__proto__', 'toString']) assert.equal(said({ [key]: 'x' }).length, 1);
});

test('a sentence that cannot be read, or would be half empty, is refused', () => {
  assert.deepEqual(lead('It works for {minutes minutes.'), ['cannot be read: malformed argument']);
  assert.deepEqual(lead('It works for {minutes, plural, one {a minute}}.'), ['cannot be read: missing other clause']);
  for (const sentence of ['<b>{minutes}</b>', '{minutes, date}', '{minutes, select, a {b} other {c}}']) {
    assert.equal(lead(sentence).length, 1, sentence);
  }
  assert.deepEqual(said({ done: { kept: '{reason, plural, other {#}}' } }), [
    '{reason} cannot be set this way: write {reason}',
  ]);
});

test('a letter says what the organisation wrote, in that language alone, and ours for all else', () => {
  const letters = { code: { heading: 'Willkommen', once: 'Noch {minutes} Minuten.' } };
  const changed = { ...organisation, words: { ...organisation.words, de: { own: {}, letters } } };
  const german = write('code', samples.code, { organisation: changed, language: 'de' });
  assert.match(german.text, /^Willkommen\n\nGeben Sie diesen Code/);
  assert.match(german.text, /Noch 10 Minuten\./);
  assert.match(german.html, /<h1>Willkommen<\/h1>/);
  const others = (language: string) => write('code', samples.code, { organisation: changed, language }).text;
  assert.match(others('en'), /^Confirm your email address/);
  assert.match(write('code', samples.code, { organisation, language: 'de' }).text, /^Bestätigen Sie/);
});
