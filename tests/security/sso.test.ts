import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readEnv } from '#env';
import { makeStaff } from '#tests/desk';
import { type Answer, openBrowser, wordsOf } from '#tests/http';
import { type IdentityProvider, startIdentityProvider, throughProvider } from '#tests/identity-provider';
import { openPortal } from '#tests/portal';
import { startWeb } from '#tests/web';

let provider: IdentityProvider;
let origin = '';
let output: () => string;
const endings: (() => Promise<void>)[] = [];

before(async () => {
  const portal = await openPortal();
  endings.push(portal.close);
  provider = await startIdentityProvider();
  endings.unshift(provider.close);
  const given = { ...readEnv('HABEAS_SECRET'), DATABASE_URL: portal.urls.web, ...provider.env };
  const web = await startWeb({ after: (end) => endings.unshift(end) }, given);
  ({ origin, output } = web);
  provider.serve(origin);
  await makeStaff('viewer', 'web@desk.test');
  provider.accounts.set('web', { email: 'web@desk.test', email_verified: true });
});
after(async () => {
  for (const end of endings) await end();
});

const pathOf = (address: string) => address.slice(origin.length);

/** Follows our link in a browser, and the provider's pages. @returns the way back to us */
async function wayBack(browser: ReturnType<typeof openBrowser>, login: string | null): Promise<string> {
  const led = await browser.get('/desk/sign-in/sso');
  assert.equal(led.status, 303);
  return pathOf(await throughProvider(led.location ?? '', login));
}

const cookiesOf = ({ headers }: Answer) => headers.getSetCookie();

test('C24: the link leads through the provider’s pages to the second factor, and no further', async () => {
  const browser = openBrowser(origin);
  const page = await browser.get('/desk/sign-in');
  assert.match(page.body, /<a href="\/desk\/sign-in\/sso"[^>]*>Sign in with single sign-on<\/a>/);
  const back = await browser.get(await wayBack(browser, 'web'));
  assert.deepEqual([back.status, back.location], [303, '/desk/sign-in/second-factor']);
  const [cookie = '', ...others] = cookiesOf(back);
  assert.deepEqual(others, []);
  assert.match(cookie, /^__Host-habeas-session=[\w-]{43}; Path=\/; Expires=[^;]+; Secure; HttpOnly; SameSite=lax$/i);
  assert.match(back.headers.get('cache-control') ?? '', /no-store/);
  const enrol = await browser.follow(await browser.follow(back));
  assert.match(wordsOf(enrol), /Set up your second factor/);
  assert.equal((await browser.get('/desk')).status, 403);
});

test('C24: another browser, with or without a secret of its own, is led back in words, and signs nobody in', async () => {
  const [browser, other, bare] = [openBrowser(origin), openBrowser(origin), openBrowser(origin)];
  await wayBack(other, 'web');
  for (const thief of [other, bare]) {
    const answer = await thief.get(await wayBack(browser, 'web'));
    assert.deepEqual([answer.status, answer.location], [303, '/desk/sign-in?sso=sso-over']);
    assert.deepEqual(cookiesOf(answer), []);
    const page = await thief.follow(answer);
    assert.equal(page.status, 200);
    assert.match(wordsOf(page), /This sign-in is over/);
    assert.match(page.body, /name="email"/);
  }
});

test('C24: another site begins nothing, nor does what is fetched ahead or only looked at', async () => {
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'same-origin', 'sec-purpose': 'prefetch;prerender' },
  ]) {
    const answer = await openBrowser(origin).get('/desk/sign-in/sso', headers);
    assert.deepEqual([answer.status, answer.location, cookiesOf(answer)], [303, '/desk/sign-in', []]);
  }
  const looked = await fetch(`${origin}/desk/sign-in/sso`, { method: 'HEAD', redirect: 'manual' });
  assert.equal(looked.headers.get('location'), '/desk/sign-in');
});

test('C24: no address, of the link or of the way back, leads anywhere but to our pages and the provider', async () => {
  for (const away of ['https://evil.test', '//evil.test', '/\\evil.test']) {
    const browser = openBrowser(origin);
    const asked = ['next', 'redirect_uri', 'callbackUrl', 'iss'].map((name) => `${name}=${encodeURIComponent(away)}`);
    const led = await browser.get(`/desk/sign-in/sso?${asked.join('&')}`);
    const { origin: to, searchParams } = new URL(led.location ?? '');
    assert.deepEqual([to, searchParams.get('redirect_uri')], [provider.issuer, `${origin}/desk/sign-in/sso/back`]);
    const back = pathOf(await throughProvider(led.location ?? '', 'web'));
    const answer = await browser.get(`${back}&next=${encodeURIComponent(away)}`);
    assert.equal(answer.location, '/desk/sign-in/second-factor');
    const page = await browser.get(`/desk/sign-in?sso=${encodeURIComponent(away)}`);
    assert.ok(!page.body.includes('role="alert"'), 'a code that is none says nothing');
  }
});

test('C24: who leaves the provider’s page, a provider that is down, and nonsense get a page in words', async () => {
  const browser = openBrowser(origin);
  const left = await browser.get(await wayBack(browser, null));
  assert.match(wordsOf(await browser.follow(left)), /did not let you through, or you left it/);
  provider.replace((request) => void request.socket.destroy());
  const down = await browser.get('/desk/sign-in/sso');
  assert.equal(down.location, '/desk/sign-in?sso=sso-down');
  const page = await browser.follow(down);
  assert.match(wordsOf(page), /Single sign-on does not answer\. Ask for a code by letter/);
  provider.replace(null);
  for (const query of ['', '?state=%ff', '?state[]=x', '?code=%F0%9F%92%A9&state=x', `?state=${'x'.repeat(7000)}`]) {
    const odd = await browser.get(`/desk/sign-in/sso/back${query}`);
    assert.deepEqual([odd.status, odd.location], [303, '/desk/sign-in?sso=sso-over'], query);
  }
});

test('C8: nothing of a single sign-on is printed, whether it goes well or not', async () => {
  const browser = openBrowser(origin);
  const back = await wayBack(browser, 'web');
  provider.bend(() => 'no token');
  assert.equal((await browser.get(back)).location, '/desk/sign-in?sso=sso-wrong');
  provider.bend(null);
  const { searchParams } = new URL(back, origin);
  for (const text of [searchParams.get('code'), searchParams.get('state'), 'web@desk.test', 'no token'])
    assert.ok(text && !output().includes(text));
  assert.doesNotMatch(output(), /error/i);
});
