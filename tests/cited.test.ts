/** A law's name is never inflected, so that no sentence may want it to be: it stands in brackets or after a colon. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const files = globSync('{app,emails}/messages/*.json').concat(globSync('datamap/package-words/*.json'));

/** Sentences that name a law or an article. */
const cited = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/: "(.*\{(?:law|article)\}.*)",?$/gm)].map(([, words = '']) => [file, words]),
);

test('in no language does a sentence want a law’s name in another case than the one it has', () => {
  assert.ok(files.length >= 15 && cited.length >= 50, `${cited.length} in ${files.length}`);
  const wanting = cited.filter(([, words = '']) =>
    /\{(?:law|article)\}/.test(words.replaceAll(/(?:\(|:\s)\{\w+\}/gu, '')),
  );
  assert.deepEqual(wanting, []);
});
