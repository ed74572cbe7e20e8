import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { database } from '#db/client';
import { tallyDrafts } from '#db/funnel';
import { draft, funnel } from '#db/schema/index';
import { later, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { askForCode } from './ask-for-code.ts';
import { fileOptOut } from './file.ts';
import { findDraft } from './find-draft.ts';
import { keepDraft } from './keep-draft.ts';
import { redeem } from './redeem.ts';
import { sendDraft } from './send-draft.ts';

ownPortal('habeas_worker');
const browser = 'browser of ann';
const ask = (audience: 'visitor' | 'staff', from = browser, at = now) =>
  askForCode({ audience, typed: 'ann@example.test', browser: from, client: '192.0.2.7', language: 'en', now: at });
const furthest = async () => (await database().select().from(draft)).map((one) => [one.furthest, one.filedBefore]);

test('a visitor’s draft says how far it came, never goes back, and begins anew with the next request', async () => {
  const actor = await proven('ann@example.test', now);
  await keepDraft({ browser, set: { kind: 'access' }, now });
  await ask('staff');
  await ask('visitor', 'another browser');
  await redeem({ browser, code: '0000 0000', now });
  assert.deepEqual(await furthest(), [['started', 0]]);

  await ask('visitor', browser, later(1));
  await keepDraft({ browser, set: { access: { categories: ['contact'] } }, now });
  assert.deepEqual(await furthest(), [['sent', 0]]);

  const code = (await lettersOf('code')).at(-1)?.fields.code ?? '';
  assert.ok((await redeem({ browser, code, now: later(2) })).ok);
  await ask('visitor');
  assert.deepEqual(await furthest(), [['verified', 0]]);

  for (const _ of [1, 2]) {
    const shown = (await findDraft({ browser }))?.submissionKey ?? '';
    assert.ok((await sendDraft({ actor, browser, shown, language: 'en', now })).ok);
    assert.deepEqual(await furthest(), [['filed', 0]]);
  }
  await keepDraft({ browser, set: { kind: 'delete' }, now });
  await keepDraft({ browser, set: { kind: 'access' }, now });
  assert.deepEqual(await furthest(), [['started', 1]]);
});

test('an opt-out that was sent without proof, once or twice, is no visit that gave up, and takes none away', async () => {
  const visitor = 'browser of bob';
  const optOut = async () => {
    const answers = { kind: 'opt-out', purposes: ['offers'] };
    const filed = await fileOptOut({
      ...{ answers, typed: 'bob@example.test', client: '192.0.2.8', submissionKey: randomUUID(), language: 'en', now },
    });
    assert.ok(filed.ok);
    const given = { email: 'bob@example.test', others: {}, purposes: ['offers'] };
    const set = { kind: 'opt-out', 'opt-out': given, filed: filed.value } as const;
    await keepDraft({ browser: visitor, set, sentAs: filed.value.id, now });
  };
  const counted = async () => {
    await tallyDrafts(database(), later(1), 'UTC');
    return (await database().select().from(funnel)).map(({ furthest: step, count }) => [step, count]);
  };
  await database().delete(draft);
  for (const _ of [1, 2]) await optOut();
  assert.deepEqual(await counted(), []);

  const actor = await proven('bob@example.test', now);
  await keepDraft({ browser: visitor, set: { kind: 'access', access: { categories: ['contact'] } }, now });
  const shown = (await findDraft({ browser: visitor }))?.submissionKey ?? '';
  assert.ok((await sendDraft({ actor, browser: visitor, shown, language: 'en', now })).ok);
  for (const _ of [1, 2]) await optOut();
  assert.deepEqual(await counted(), [['filed', 1]]);
});
