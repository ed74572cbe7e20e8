import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#domain/languages';
import { readOrganisation } from '#requests/organisation';
import { samples } from './samples.ts';
import { wordsFor } from './words.ts';
import { write } from './write.ts';

const organisation = readOrganisation('examples/clickandchat');
const fields = samples['staff-passkey'];
/** Text is broken into lines. */
const has = (text: string, words: string): boolean => text.replace(/\s+/g, ' ').includes(words.replace(/\s+/g, ' '));

for (const language of languages) {
  test(`${language}: the letter about a passkey says who did it, and does not claim to name nobody`, () => {
    const { t } = wordsFor(organisation, language);
    const setting = { organisation, language };
    const taken = write('staff-passkey', { ...fields, by: 'Bo Beispiel' }, setting);
    const added = write('staff-passkey', { ...fields, isAdded: true, by: null }, setting);
    assert.match(taken.text, /Bo Beispiel/);
    assert.ok(has(added.text, t('staff-passkey.self')));
    assert.deepEqual(
      [taken.subject, added.subject],
      [t('staff-passkey.removed.subject'), t('staff-passkey.added.subject')],
    );
    for (const { text } of [taken, added]) assert.ok(!has(text, t('why.staff')));
  });
}
