import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { languages } from '#domain/languages';
import { failedLanguage, failureWords } from './failure-words.ts';

test('a page that fails with scripts says what the web server’s own page says, in every language', () => {
  for (const language of languages) {
    const { pages, start, reference } = JSON.parse(readFileSync(`cli/web/words/${language}.json`, 'utf8'));
    const { again, ...words } = failureWords[language];
    assert.deepEqual(words, { ...pages[500], start, reference });
    assert.ok(again);
  }
});

test('on the server, where no page is yet, it speaks English', () => {
  assert.equal(failedLanguage(), 'en');
});
