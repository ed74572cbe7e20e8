import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#domain/languages';
import { fileAs, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { appealedOne, refusedOne } from '#tests/refused';
import { organisation } from './organisation.ts';
import { repliesFor } from './replies-for.ts';
import { viewRequest } from './view-request.ts';

ownPortal();

const about = {
  reference: 'CC-2026-0007',
  kind: 'access' as const,
  receivedOn: '2026-06-01',
  answerByOn: '2026-07-16',
};
const named = (language: string, name: string) =>
  repliesFor({ ...about, language }).find((one) => one.name === name) ?? assert.fail(name);

test('a saved reply is in the person’s language, with the days and the right as they read them', () => {
  const { words, language, english } = named('de', 'Which data are meant');
  assert.equal(language, 'de');
  assert.match(words, /^Ihr Anliegen kam am 1\. Juni 2026 bei uns an: „Eine Kopie Ihrer Daten“\./);
  assert.match(english ?? '', /^Your request reached us on June 1, 2026: “A copy of your data”\./);
  assert.match(named('fr-CA', 'We are at it').words, /CC-2026-0007.*le 16 juillet 2026 au plus tard/);
});

test('in English there is nothing to put beside it', () => {
  assert.equal(named('en', 'We are at it').english, null);
});

test('no variable is left unfilled in any reply of the example, in any language', () => {
  for (const language of languages) {
    const replies = repliesFor({ ...about, language });
    assert.equal(replies.length, organisation().replies.length);
    for (const { words, name } of replies) assert.doesNotMatch(words, /[{}]/, `${name} in ${language}`);
  }
});

test('a language that the organisation no longer writes gets the organisation’s first', (t) => {
  const whole = organisation();
  const [kept] = [whole.replies, whole.languages];
  t.after(() => Object.assign(whole, { replies: kept }));
  Object.assign(whole, { replies: kept.map((one) => ({ ...one, text: { en: one.text.en } })) });
  assert.equal(named('de', 'We are at it').language, 'en');
  assert.match(named('de', 'We are at it').words, /by July 16, 2026/);
});

test('who may write to people sees the replies on the request’s page, and nobody else', async () => {
  const id = await fileAs('ann@example.test', 'access');
  const seenBy = async (role: 'reviewer' | 'viewer') => {
    const viewed = await viewRequest({ actor: await makeStaff(role), id, now });
    assert.ok(viewed.ok);
    return viewed.value.replies.length;
  };
  assert.equal(await seenBy('reviewer'), organisation().replies.length);
  assert.equal(await seenBy('viewer'), 0);
});

test('a reply that names a day has that of an open appeal, and is not offered once all was answered', async () => {
  const atIt = async (id: string) => {
    const viewed = await viewRequest({ actor: await makeStaff('reviewer'), id, now });
    assert.ok(viewed.ok);
    const { appeal, replies } = viewed.value;
    return { appeal, words: replies.find(({ name }) => name === 'We are at it')?.words };
  };
  const { appeal, words } = await atIt((await appealedOne('access')).id);
  assert.equal(appeal?.answerByOn, '2026-07-01');
  assert.match(words ?? '', /by July 1, 2026/);
  assert.equal((await atIt((await refusedOne('access')).id)).words, undefined);
});
