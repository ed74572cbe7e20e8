import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { lettersOf, openPortal } from '#tests/portal';
import { askForCode } from './ask-for-code.ts';
import { redeem } from './redeem.ts';
import { viewerOf } from './sessions.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal();
});
after(() => portal.close());

const at = (minutes: number) => new Date(Date.UTC(2026, 5, 1, 12, minutes));
let asked = 0;
const seen = new Set<string>();

/** Asks for a code as a fresh browser on a fresh network address. */
async function ask(typed: string, { minutes = 0, browser = `browser ${++asked}` } = {}) {
  const now = at(minutes);
  const answer = await askForCode({
    audience: 'visitor',
    typed,
    browser,
    client: `client ${asked}`,
    language: 'en',
    now,
  });
  assert.ok(answer.ok);
  const letter = (await lettersOf('code')).find(({ id }) => !seen.has(id));
  if (letter) seen.add(letter.id);
  const link = new URL(letter?.fields.link ?? 'x:').hash.slice(1);
  return { browser, code: letter?.fields.code ?? '', link };
}

test('a code opens a session in the browser that asked; given twice, it opens one', async () => {
  const { browser, code } = await ask('Ann@Example.test');
  const first = await redeem({ browser, code, now: at(1) });
  assert.ok(first.ok);
  const viewer = await viewerOf(first.value.token, at(2));
  assert.equal(viewer?.kind === 'person' && viewer.email, 'ann@example.test');
  const second = await redeem({ browser, code, now: at(1) });
  assert.equal(!second.ok && second.problems[0].code, 'code-expired');
});

test('C2: of 20 redemptions at once exactly one succeeds', async () => {
  const { browser, code } = await ask('race@example.test');
  const results = await Promise.all(Array.from({ length: 20 }, () => redeem({ browser, code, now: at(1) })));
  assert.equal(results.filter((result) => result.ok).length, 1);
});

test('C3: a code lives ten minutes', async () => {
  const { browser, code } = await ask('late@example.test');
  const late = await redeem({ browser, code, now: at(11) });
  assert.equal(!late.ok && late.problems[0].code, 'code-expired');
  const again = await ask('late@example.test', { minutes: 20, browser });
  assert.ok((await redeem({ browser, code: again.code, now: at(29) })).ok);
});

test('C4: a link opened in another browser signs nobody in and stays good for its own', async () => {
  const { browser, link } = await ask('elsewhere@example.test');
  const elsewhere = await redeem({ browser: 'a stranger', link, now: at(1) });
  assert.equal(!elsewhere.ok && elsewhere.problems[0].code, 'link-wrong-browser');
  assert.ok((await redeem({ browser, link, now: at(1) })).ok);
});

test('C5: a newer code replaces the older ones of its browser, and of no other', async () => {
  const mine = await ask('many@example.test');
  const stranger = await ask('many@example.test');
  const newer = await ask('many@example.test', { browser: mine.browser, minutes: 1 });
  const old = await redeem({ browser: mine.browser, code: mine.code, now: at(2) });
  assert.equal(!old.ok && old.problems[0].code, 'code-wrong');
  assert.ok((await redeem({ browser: mine.browser, code: newer.code, now: at(2) })).ok);
  const oldAfterwards = await redeem({ browser: mine.browser, code: mine.code, now: at(3) });
  assert.equal(!oldAfterwards.ok && oldAfterwards.problems[0].code, 'code-expired', 'nor once the newest is used up');
  const oldLink = await redeem({ browser: mine.browser, link: mine.link, now: at(3) });
  assert.equal(!oldLink.ok && oldLink.problems[0].code, 'code-expired');
  assert.ok((await redeem({ browser: stranger.browser, code: stranger.code, now: at(2) })).ok);
});

test('five wrong tries use a code up', async () => {
  const { browser, code } = await ask('guess@example.test');
  const wrong = code === '00000000' ? '00000001' : '00000000';
  for (let left = 4; left >= 0; left--) {
    const tried = await redeem({ browser, code: wrong, now: at(1) });
    assert.deepEqual(!tried.ok && tried.problems[0], { code: 'code-wrong', field: 'code', detail: { left } });
  }
  const right = await redeem({ browser, code, now: at(1) });
  assert.equal(!right.ok && right.problems[0].code, 'code-used-up');
});

test('C14: signing in again ends the session that the browser had', async () => {
  const first = await ask('fixed@example.test');
  const before = await redeem({ browser: first.browser, code: first.code, now: at(1) });
  assert.ok(before.ok);
  const second = await ask('fixed@example.test', { browser: first.browser });
  const now = at(1);
  const next = await redeem({ browser: first.browser, code: second.code, previous: before.value.token, now });
  assert.ok(next.ok);
  assert.notEqual(next.value.token, before.value.token);
  assert.equal(await viewerOf(before.value.token, at(2)), null);
});

test('A12: one mailbox gets three code letters an hour and ten a day, and the answer never changes', async () => {
  const count = async () => (await lettersOf('code')).filter(({ to }) => to === 'bombed@example.test').length;
  for (let minute = 0; minute < 30; minute++) await ask('bombed@example.test', { minutes: minute });
  assert.equal(await count(), 3);
  for (let hour = 1; hour < 10; hour++) {
    for (let times = 0; times < 4; times++) await ask('bombed@example.test', { minutes: hour * 60 });
  }
  assert.equal(await count(), 10);
});

test('A12: the limit holds for every sixty minutes, also around the full hour, and for asks that come together', async () => {
  const count = async () => (await lettersOf('code')).filter(({ to }) => to === 'turn@example.test').length;
  for (const minutes of [57, 58, 59, 60, 61, 62]) await ask('turn@example.test', { minutes });
  assert.equal(await count(), 3);
  const together = Array.from({ length: 10 }, () => ask('turn@example.test', { minutes: 118 }));
  await Promise.all(together);
  assert.equal(await count(), 5);
});

test('C7: neither code nor token lies in the database in clear', async () => {
  const { code, link } = await ask('rest@example.test');
  const { rows } = await portal.owner.query<{ found: boolean }>(
    `SELECT count(*) FILTER (WHERE p::text LIKE '%' || $1 || '%' OR p::text LIKE '%' || $2 || '%') > 0 AS found FROM proof p`,
    [code, link],
  );
  assert.equal(rows[0]?.found, false);
});
