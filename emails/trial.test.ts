import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#domain/languages';
import { readOrganisation } from '#requests/organisation';
import { samples } from './samples.ts';
import { wordsFor } from './words.ts';
import { write, writePaper } from './write.ts';

const organisation = readOrganisation('examples/clickandchat');

for (const language of languages) {
  const setting = { organisation, language };
  const { t } = wordsFor(organisation, language);

  test(`${language}: a letter about a trial says so in its subject and first, by mail and by post; no other does`, () => {
    const plain = write('acknowledgement', samples.acknowledgement, setting);
    const tried = write('acknowledgement', samples.acknowledgement, { ...setting, isTrial: true });
    assert.equal(tried.subject, t('trial.subject', { subject: plain.subject }));
    const lead = t('trial.lead');
    const flat = tried.text.replace(/\s+/g, ' ');
    assert.ok(flat.includes(lead) && tried.html.includes(lead.slice(0, 20)));
    assert.ok(!plain.text.replace(/\s+/g, ' ').includes(lead));
    const paper = writePaper('acknowledgement', samples.acknowledgement, { ...setting, isTrial: true, hasPage: true });
    assert.deepEqual(paper.blocks[0], { paragraph: lead });
  });

  test(`${language}: the end of a trial never says that anything was deleted`, () => {
    const fields = { ...samples.done, categories: [], corrected: [], runId: null, kind: 'delete' as const };
    const { text } = write('done', { ...fields, isTriedOut: true }, { ...setting, isTrial: true });
    const flat = text.replace(/\s+/g, ' ');
    assert.ok(flat.includes(t('trial.done')));
    assert.ok(!flat.includes(t('done.backups')) && !flat.includes(t(`done.lead.delete.${fields.outcome}`)));
  });
}
