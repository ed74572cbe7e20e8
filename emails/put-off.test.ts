import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOrganisation } from '#requests/organisation';
import { samples } from './samples.ts';
import { write } from './write.ts';

const organisation = readOrganisation('examples/clickandchat');

for (const kind of ['extension', 'appeal-extension'] as const) {
  test(`${kind}: the letter says why, until when, by which article and where to complain`, () => {
    const fields = { ...samples[kind], answerByOn: '2031-05-06', reason: 'Three archives are on paper' };
    const { text } = write(kind, fields, { organisation, language: 'en' });
    const said = [fields.reference, fields.reason, 'May 6, 2031', fields.article, fields.regulator, fields.statusUrl];
    for (const words of said) assert.ok(text.includes(words), `${words} is not in the letter`);
  });
}
