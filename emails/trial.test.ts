import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#domain/languages';
import { readOrganisation } from '#requests/organisation';
import { samples } from './samples.ts';
import { wordsFor } from './words.ts';
import { write, writePaper } from './write.ts';

/** In one line. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

const organisation = readOrganisation('examples/clickandchat');

for (const language of languages) {
  const setting = { organisation, language };
  const { t } = wordsFor(organisation, language);

  test(`${language}: a letter about a trial says so in its subject and first, by mail and by post; no other does`, () => {
    const plain = write('acknowledgement', samples.acknowledgement, setting);
    const tried = write('acknowledgement', samples.acknowledgement, { ...setting, isTrial: true });
    assert.equal(tried.subject, t('trial.subject', { subject: plain.subject }));
    const lead = t('trial.lead');
    assert.ok(flat(tried.text).includes(lead) && tried.html.includes(lead.slice(0, 20)));
    assert.ok(!flat(plain.text).includes(lead));
    const paper = writePaper('acknowledgement', samples.acknowledgement, { ...setting, isTrial: true, hasPage: true });
    assert.deepEqual(paper.blocks[0], { paragraph: lead });
  });

  test(`${language}: a trial that is about others’ data never says that it was passed on`, () => {
    const fields = { ...samples.redirected, isTrial: true };
    const tried = flat(write('redirected', fields, { ...setting, isTrial: true }).text);
    const real = flat(write('redirected', samples.redirected, setting).text);
    const count = 3;
    const passed = t('done.heldForOthersAt', { count, name: 'Acme', contact: 'privacy@acme.example' });
    assert.ok(real.includes(flat(t('redirected.lead'))) && real.includes(flat(passed)));
    assert.ok(!tried.includes(flat(t('redirected.lead'))) && !tried.includes(flat(passed)));
    assert.ok(tried.includes(flat(t('trial.redirected'))) && tried.includes('privacy@acme.example'));
  });

  test(`${language}: the end of a trial never says that anything was deleted`, () => {
    const fields = { ...samples.done, categories: [], corrected: [], runId: null, kind: 'delete' as const };
    const { text } = write('done', { ...fields, isTriedOut: true }, { ...setting, isTrial: true });
    const said = flat(text);
    assert.ok(said.includes(t('trial.done')));
    assert.ok(!said.includes(t('done.backups')) && !said.includes(t(`done.lead.delete.${fields.outcome}`)));
  });
}
