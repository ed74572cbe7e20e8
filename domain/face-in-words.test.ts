import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faceOf } from '#datamap/face';
import { loadMap } from '#datamap/load';
import { faceInWords } from './face-in-words.ts';

/** What no language changes: keys, rules and the names of others. */
const fixed = new Set([
  'key',
  'table',
  'rule',
  'normalise',
  'category',
  'name',
  'asks',
  'optOuts',
  'after',
  'sharedWith',
  'by',
  'under',
]);

/** Every word of a face that people read, by where it stands. */
function wordsIn(value: unknown, at = ''): [at: string, words: string][] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const isFixed = fixed.has(name) || (/^\.keeps/.test(at) && name === 'categories');
    return isFixed ? [] : wordsIn(inner, `${at}.${name}`);
  });
}

for (const example of ['clickandchat', 'licensepal', 'jivochat', 'upsellit', 'assistly']) {
  const face = faceOf(loadMap(`examples/${example}/datamap.yaml`));

  test(`${example}: every word of the map that a visitor reads is said in their language`, () => {
    const shout = { said: (text: string) => text.toUpperCase(), cite: (text: string) => text };
    const words = wordsIn(faceInWords(face, shout));
    assert.ok(words.length > 20);
    for (const [at, said] of words) assert.equal(said, said.toUpperCase(), at);
  });

  test(`${example}: nothing but words changes`, () => {
    const same = { said: (text: string) => text, cite: (text: string) => text };
    assert.deepEqual(faceInWords(face, same), face);
    const blank = { said: () => '', cite: () => '' };
    const keys = (one: typeof face) =>
      [one.scopes, one.optOuts, one.lost, one.corrections].flat().map(({ key }) => key);
    assert.deepEqual(keys(faceInWords(face, blank)), keys(face));
    assert.deepEqual(faceInWords(face, blank).recipients, face.recipients);
  });
}

test('the reason in law keeps its article, under the law’s name in that language', () => {
  const keeps = [{ reason: 'a claim', law: 'a claim (GDPR Art. 17(3)(e))', categories: ['payment'] }];
  const face = { ...faceOf(loadMap('examples/clickandchat/datamap.yaml')), keeps };
  const inGerman = {
    said: (text: string) => text.replace('a claim', 'ein Anspruch'),
    cite: (text: string) => text.replace('GDPR', 'DSGVO'),
  };
  assert.deepEqual(faceInWords(face, inGerman).keeps, [
    { reason: 'ein Anspruch', law: 'ein Anspruch (DSGVO Art. 17(3)(e))', categories: ['payment'] },
  ]);
});
