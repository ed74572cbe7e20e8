import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#domain/languages';
import { letterFields } from '#domain/letters';
import { readEnv } from '#env';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { viewSampleLetter } from './view-sample-letter.ts';

ownPortal('habeas_web');

const view = async (kind: string, language: string) => {
  const shown = await viewSampleLetter({ actor: await makeStaff('reviewer'), kind, language, now });
  assert.ok(shown.ok);
  return shown.value;
};

test('each letter is shown, as text and as HTML, with whom it is from; and each of our languages', async () => {
  const actor = await makeStaff('admin');
  const all = [
    ...Object.keys(letterFields).map((kind) => ({ kind, language: 'de' })),
    ...languages.map((language) => ({ kind: 'acknowledgement', language })),
  ];
  for (const { kind, language } of all) {
    const shown = await viewSampleLetter({ actor, kind, language, now });
    assert.ok(shown.ok);
    const { subject, text, html, fromName } = shown.value;
    assert.deepEqual([shown.value.kind, shown.value.language], [kind, language]);
    assert.ok(subject !== '' && fromName !== '' && text.length > 200);
    assert.ok(html.includes(`<html lang="${language}"`));
  }
});

test('a letter is shown as a trial sends it, and one that no trial sends as it is', async () => {
  const actor = await makeStaff('reviewer');
  const shown = async (kind: string, isTrial: boolean) => {
    const letter = await viewSampleLetter({ actor, kind, language: 'en', isTrial, now });
    return letter.ok ? letter.value : assert.fail();
  };
  for (const kind of Object.keys(letterFields)) {
    const [tried, plain] = [await shown(kind, true), await shown(kind, false)];
    assert.deepEqual([plain.isTrial, tried.isTrial], [false, plain.mayBeTrial]);
    assert.equal(tried.subject.startsWith('Trying out: '), plain.mayBeTrial, kind);
    assert.equal(plain.subject.startsWith('Trying out: '), false);
  }
  assert.equal((await shown('code', true)).mayBeTrial, false);
  assert.match((await shown('done', true)).text.replace(/\s+/g, ' '), /Nothing was deleted or changed/);
});

test('its links lead to this portal, and its words are those that the map publishes', async () => {
  const { text } = await view('opt-out-done', 'en');
  assert.ok(text.includes(`${readEnv('HABEAS_URL').HABEAS_URL}/opt-out/undo`));
  assert.match(text, /- Special offers\n- News\n/);
  assert.match((await view('lost-frozen', 'en')).text, /- Password\n[\s\S]*- Signing in\n/);
  assert.match((await view('done', 'en')).text, /Contact details: 4 records deleted/);
});

test('somebody else than who works on requests or runs the desk sees none', async () => {
  for (const role of ['viewer', 'auditor'] as const) {
    const asked = { actor: await makeStaff(role), kind: 'code', language: 'en', now };
    assert.equal(codeOf(await viewSampleLetter(asked)), 'role-not-allowed');
  }
});

test('what is no letter is not found, and what is no language is English', async () => {
  for (const kind of ['nothing', '', 'constructor', '__proto__']) {
    const asked = { actor: await makeStaff('admin'), kind, language: 'en', now };
    assert.equal(codeOf(await viewSampleLetter(asked)), 'not-found');
  }
  assert.equal((await view('code', 'xx')).language, 'en');
});
