import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#db/client';
import { countMore } from '#db/tally';
import { codeOf, later, makeStaff, now, signInAgain } from '#tests/desk';
import { throughProvider } from '#tests/identity-provider';
import { begunIn, lastOf, ownSso, sentBack, signInBy, withAccount } from '#tests/sso';
import { beginSso } from './begin-sso.ts';
import { disableStaff } from './disable-staff.ts';
import { finishSso } from './finish-sso.ts';
import { viewerOf } from './sessions.ts';

const { portal, provider } = ownSso();

test('C24: an account with a colleague’s checked address opens the first half of their session and no more', async () => {
  const { staffId, login } = await withAccount(provider());
  const signedIn = await signInBy(login);
  assert.ok(signedIn.ok);
  const viewer = await viewerOf(signedIn.value.token, later(2));
  assert.ok(viewer?.kind === 'staff' && viewer.staffId === staffId);
  assert.equal(viewer.secondFactorAt, null);
  assert.deepEqual(await lastOf('signed-in'), { personId: staffId, audience: 'staff', by: 'sso' });
  assert.deepEqual(await lastOf('sso-bound'), { staffId });
  const bound = await portal.events('sso-bound');
  assert.equal(codeOf(await signInBy(login)), 'ok');
  assert.equal(await portal.events('sso-bound'), bound, 'the account is bound once');
});

test('C24: what the provider sent somebody back with works once, also when it comes twice at once', async () => {
  const { login } = await withAccount(provider());
  const back = await sentBack(login);
  const finish = () => finishSso({ ...back, now: later(1) });
  assert.deepEqual((await Promise.all([finish(), finish()])).map(codeOf).sort(), ['ok', 'sso-over']);
  assert.equal(codeOf(await finish()), 'sso-over');
});

test('C24: it works in no other browser, and afterwards not in its own; too late, or made up, it works nowhere', async () => {
  const { login } = await withAccount(provider());
  const back = await sentBack(login);
  for (const browser of ['a stranger', '']) {
    const stolen = await sentBack(login);
    assert.equal(codeOf(await finishSso({ ...stolen, browser, now: later(1) })), 'sso-over');
    assert.deepEqual(await lastOf('sso-refused'), { code: 'sso-over', cause: 'other-browser' });
    assert.equal(codeOf(await finishSso({ ...stolen, now: later(1) })), 'sso-over');
  }
  assert.equal(codeOf(await finishSso({ ...back, now: later(11) })), 'sso-over');
  assert.deepEqual(await lastOf('sso-refused'), { code: 'sso-over', cause: 'too-late' });
  const refusals = await portal.events('sso-refused');
  for (const search of ['', '?', '?code=x', '?state=', '?state=x&code=y', '?error=access_denied&state=x'])
    assert.equal(codeOf(await finishSso({ browser: 'browser', search, now })), 'sso-over');
  assert.equal(await portal.events('sso-refused'), refusals, 'nobody fills the audit with states of their own making');
});

test('C24: a code of one sign-in is refused under the state of another, and so is an answer of another provider', async () => {
  const { login } = await withAccount(provider());
  const code = new URLSearchParams((await sentBack(login, 'an attacker’s')).search).get('code') ?? '';
  for (const [name, value, cause] of [
    ['code', code, 'invalid_grant'],
    ['iss', 'https://other.example', 'OAUTH_INVALID_RESPONSE'],
  ] as const) {
    const back = await sentBack(login);
    const search = new URLSearchParams(back.search);
    search.set(name, value);
    assert.equal(codeOf(await finishSso({ ...back, search: `?${search}`, now })), 'sso-wrong');
    assert.deepEqual(await lastOf('sso-refused'), { code: 'sso-wrong', cause });
  }
  const twice = await sentBack(login);
  assert.equal(codeOf(await finishSso({ ...twice, search: `${twice.search}&code=${code}`, now })), 'sso-wrong');
});

test('C24: who leaves the provider’s page is told so, whatever else an error says', async () => {
  assert.equal(codeOf(await signInBy(null)), 'sso-denied');
  assert.deepEqual(await lastOf('sso-refused'), { code: 'sso-denied', cause: 'access_denied' });
  const back = await sentBack(null);
  const search = new URLSearchParams(back.search);
  search.set('error', '<b>ann@example.test');
  assert.equal(codeOf(await finishSso({ ...back, search: `?${search}`, now })), 'sso-wrong');
  assert.deepEqual(await lastOf('sso-refused'), { code: 'sso-wrong', cause: 'unknown' });
});

test('C24: an address that the provider does not call checked, or that is none, is nobody’s', async () => {
  const { login, email } = await withAccount(provider());
  for (const account of [
    { email },
    { email, email_verified: false },
    { email, email_verified: 'true' },
    { email, email_verified: 1 },
    { email_verified: true },
    { email: `${email}, other@desk.test`, email_verified: true },
    { email: [email], email_verified: true },
  ]) {
    provider().accounts.set(login, account);
    assert.equal(codeOf(await signInBy(login)), 'sso-unproven');
  }
  provider().accounts.set(login, { email: email.toUpperCase(), email_verified: true });
  assert.equal(codeOf(await signInBy(login)), 'ok', 'in its one canonical form it is the same');
});

test('C24: nobody becomes staff by it, and who was shut out stays out', async () => {
  provider().accounts.set('stranger', { email: 'stranger@desk.test', email_verified: true });
  const count = async () => (await portal.owner().query('SELECT count(*) FROM person')).rows;
  const before = await count();
  assert.equal(codeOf(await signInBy('stranger')), 'sso-unknown');
  assert.deepEqual(await count(), before);
  const { staffId, login } = await withAccount(provider());
  await disableStaff({ actor: { kind: 'operator' }, staffId, now });
  assert.equal(codeOf(await signInBy(login)), 'sso-unknown');
  assert.deepEqual(await lastOf('sso-refused'), { code: 'sso-unknown', cause: 'disabled', staffId });
});

test('C24: a new account with an old address opens nothing, nor an old account with a colleague’s address', async () => {
  const [ann, bob] = [await withAccount(provider()), await withAccount(provider())];
  assert.equal(codeOf(await signInBy(ann.login)), 'ok');
  provider().accounts.set('taken over', { email: ann.email, email_verified: true });
  assert.equal(codeOf(await signInBy('taken over')), 'sso-other-account');
  assert.deepEqual(await lastOf('sso-refused'), { code: 'sso-other-account', staffId: ann.staffId });
  provider().accounts.set(ann.login, { email: bob.email, email_verified: true });
  assert.equal(codeOf(await signInBy(ann.login)), 'sso-other-account');
  assert.equal(codeOf(await signInBy(bob.login)), 'ok');
});

test('C14: the session that the browser had ends when its single sign-on does', async () => {
  const { login } = await withAccount(provider());
  const fixed = await makeStaff('viewer');
  const { token } = await signInAgain(fixed);
  const back = await sentBack(login);
  assert.equal(codeOf(await finishSso({ ...back, search: '?state=x', previous: token, now })), 'sso-over');
  assert.ok(await viewerOf(token, now), 'a refusal ends nothing');
  const signedIn = await finishSso({ ...back, previous: token, now });
  assert.ok(signedIn.ok && signedIn.value.token !== token);
  assert.equal(await viewerOf(token, now), null);
});

test('C24: neither what goes to the provider nor what comes back lies in the database in clear', async () => {
  const { login, email } = await withAccount(provider());
  const address = new URL(await begunIn('browser'));
  const { owner } = portal;
  const holds = async (text: string) => {
    const tables = ['sso_attempt', 'sso_binding', 'session', 'event', 'tally'];
    const like = "LIKE '%' || $1 || '%' OR t::text LIKE '%' || encode(convert_to($1, 'UTF8'), 'hex') || '%'";
    const one = (table: string) => `SELECT 1 FROM ${table} t WHERE t::text ${like}`;
    return (await owner().query(tables.map(one).join(' UNION ALL '), [text])).rows.length > 0;
  };
  const state = address.searchParams.get('state') ?? assert.fail();
  const nonce = address.searchParams.get('nonce') ?? assert.fail();
  const back = new URL(await throughProvider(address.href, login));
  const secrets = [state, nonce, back.searchParams.get('code') ?? assert.fail(), email, login];
  for (const text of secrets) assert.equal(await holds(text), false, text);
  assert.equal(codeOf(await finishSso({ browser: 'browser', search: back.search, now })), 'ok');
  for (const text of secrets) assert.equal(await holds(text), false, text);
});

test('C24: one network begins 120 an hour and no more', async () => {
  const begin = async () => codeOf(await beginSso({ browser: 'browser', client: 'one network', now }));
  const counted = { what: 'sso:one network', windowSeconds: 3600, now, more: 119 };
  await inTransaction((tx) => countMore(tx, counted));
  assert.deepEqual([await begin(), await begin()], ['ok', 'too-many-tries']);
});
