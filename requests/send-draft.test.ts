import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { proven } from '#tests/people';
import { openPortal } from '#tests/portal';
import { findDraft } from './find-draft.ts';
import { keepDraft } from './keep-draft.ts';
import { sendDraft } from './send-draft.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal();
});
after(() => portal.close());

const now = new Date('2026-03-05T12:00:00Z');
const language = 'en';

async function answered(browser: string): Promise<string> {
  await keepDraft({ browser, set: { kind: 'access' }, now });
  await keepDraft({ browser, set: { access: { categories: ['contact'] } }, now });
  return (await findDraft({ browser }))?.submissionKey ?? '';
}

test('answers sent twice, at once and again, are one request', async () => {
  const [actor, browser] = [await proven('ann@example.test', now), 'browser of ann'];
  const sent = { actor, browser, shown: await answered(browser), language, now };
  const filed = await Promise.all([sendDraft(sent), sendDraft(sent)]);
  filed.push(await sendDraft(sent));
  assert.equal(new Set(filed.map((one) => one.ok && one.value.id)).size, 1);
});

test('answers that were sent stay, and the next answer begins another request', async () => {
  const [actor, browser] = [await proven('bea@example.test', now), 'browser of bea'];
  const shown = await answered(browser);
  assert.ok((await sendDraft({ actor, browser, shown, language, now })).ok);
  assert.deepEqual((await findDraft({ browser }))?.answers.access, { categories: ['contact'] });
  const next = await keepDraft({ browser, set: { kind: 'delete' }, now });
  assert.deepEqual(next, { kind: 'delete' });
  assert.notEqual((await findDraft({ browser }))?.submissionKey, shown);
});

test('the same answers sent for another mailbox are another request', async () => {
  const browser = 'browser of two';
  const sent = { browser, shown: await answered(browser), language, now };
  const one = await sendDraft({ ...sent, actor: await proven('one@example.test', now) });
  const two = await sendDraft({ ...sent, actor: await proven('two@example.test', now) });
  assert.ok(one.ok && two.ok && one.value.id !== two.value.id);
});

test('answers that are not those of the page are not sent', async () => {
  const [actor, browser] = [await proven('tab@example.test', now), 'browser with tabs'];
  await answered(browser);
  const other = await sendDraft({ actor, browser, shown: 'another key', language, now });
  assert.equal(!other.ok && other.problems[0].code, 'page-expired');
  const none = await sendDraft({ actor, browser: undefined, shown: '', language, now });
  assert.equal(!none.ok && none.problems[0].code, 'page-expired');
});

test('what was answered lies sealed, and opens in no other browser', async () => {
  const set = { correct: { changes: [{ field: 'accounts.phone', was: '', value: 'CANARY-VALUE' }] } };
  await keepDraft({ browser: 'mine', set, now });
  const { rows } = await portal.owner.query<{ text: string }>(`SELECT string_agg(d::text, '') AS text FROM draft d`);
  assert.doesNotMatch(rows[0]?.text ?? '', /CANARY-VALUE|mine/);
  assert.equal(await findDraft({ browser: 'another' }), null);
});
