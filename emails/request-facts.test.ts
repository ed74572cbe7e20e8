import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#domain/languages';
import { readOrganisation } from '#requests/organisation';
import { samples } from './samples.ts';
import { write } from './write.ts';

const organisation = readOrganisation('examples/clickandchat');

for (const kind of ['acknowledgement', 'confirm', 'date-changed'] as const) {
  test(`${kind}: the last day has its article, and stands alone where no law sets it`, () => {
    for (const language of languages) {
      const told = (article: string) =>
        write(kind, { ...samples[kind], article }, { organisation, language }).text.split('\n');
      const [lawful, own] = [told('Test Act s. 7'), told('')];
      const at = lawful.findIndex((line) => line.includes('(Test Act s. 7)'));
      assert.ok(at > 0, `no article in ${language}`);
      assert.match(own[at] ?? '', /\d/);
      assert.doesNotMatch(own.join('\n'), /\(\s*\)/);
    }
  });
}
