import { expect } from '@playwright/test';
import type { Answer } from '#tests/http';
import { listedRoutes } from '#tests/routes';
import { habeas } from '../portal.ts';
import { test } from '../test.ts';
import {
  ask,
  asked,
  forgetTallies,
  fresh,
  halfSignedIn,
  portal,
  prove,
  secretsOf,
  session,
  signedInStaff,
  stranger,
} from './stranger.ts';

test.beforeEach(forgetTallies);

const elsewhere = [
  'https://evil.test',
  '//evil.test',
  '/\\evil.test',
  'http://host:port@evil.test',
  'http://host:port.evil.test',
  'http://127.0.0.1:3999.evil.test',
  'javascript:alert(1)',
  'data:text/html,x',
  '/%0d%0aSet-Cookie:x=y',
  '/requests/../../evil.test',
  '/requests//evil.test',
];

test('C12: nothing that a stranger puts into an address, a form or a cookie leads out of the portal', async () => {
  const cookies = ['next-auth.callback-url', '__Secure-next-auth.callback-url', '__Host-next-auth.csrf-token'];
  for (const way of elsewhere) {
    const browser = stranger(cookies.map((name) => [name, way]));
    const page = await browser.get(`/prove?next=${encodeURIComponent(way)}&callbackUrl=${encodeURIComponent(way)}`);
    expect([page.status, /name="next" value="([^"]*)"/.exec(page.body)?.[1]]).toEqual([200, '/requests']);
    for (const path of ['/api/auth/signin', '/api/auth/signout', '/api/auth/csrf', '/api/auth/callback/email']) {
      const answer = await browser.get(`${path}?callbackUrl=${encodeURIComponent(way)}`);
      expect([answer.status, path]).toEqual([404, path]);
    }
    const out = await browser.post('/sign-out', new URLSearchParams({ callbackUrl: way, next: way }));
    expect([out.status, out.location]).toEqual([303, '/']);
  }
  const browser = stranger();
  await browser.submit(await browser.get('/prove'), { email: fresh('led-c12'), next: '//evil.test' });
  const { code } = await secretsOf(fresh('led-c12'));
  const entered = await browser.submit(await browser.get('/prove/code'), { code, next: 'https://evil.test' });
  expect(entered.location).toBe('/requests');
});

test('C13: cookies and session tokens that are nonsense are nobody’s, and break nothing', async () => {
  const odd = ['%', '%00', '"', 'x'.repeat(7000), '../..', '{"$ne":1}', 'null', "' OR 1=1--"];
  for (const value of odd) {
    for (const path of ['/', '/prove', '/requests', '/desk', '/prove/code', '/request/check']) {
      const answer = await stranger([
        [session, value],
        [asked, value],
        ['next-auth.session-token', value],
      ]).get(path);
      expect([answer.status < 500, path, value]).toEqual([true, path, value]);
    }
  }
});

test('C14: a session that was there before the sign-in is not the one after it, and is dead', async () => {
  const browser = stranger([[session, 'f'.repeat(43)]]);
  await prove(browser, fresh('fixed-c14'));
  const first = browser.jar.get(session) ?? '';
  expect(first).toMatch(/^[\w-]{43}$/);
  expect(first).not.toBe('f'.repeat(43));
  await prove(browser, fresh('fixed-c14'));
  expect(browser.jar.get(session)).not.toBe(first);
  expect((await stranger([[session, first]]).get('/requests')).status).toBe(307);
  expect((await browser.get('/requests')).status).toBe(200);
});

test('C15: a copied cookie is worth nothing once its owner signed out, for visitors and at the desk', async () => {
  const visitor = stranger();
  await prove(visitor, fresh('copied-c15'));
  const copy = stranger(visitor.jar);
  expect((await copy.get('/requests')).status).toBe(200);
  const out = await visitor.submit(await visitor.get('/requests'), {}, { pick: /\/sign-out/ });
  expect(out.headers.get('clear-site-data')).toContain('storage');
  // The next person at this computer finds neither the session nor what was typed.
  expect([...visitor.jar.keys()]).toEqual([]);
  expect([(await copy.get('/requests')).status, (await visitor.get('/requests')).status]).toEqual([307, 307]);

  const staff = await signedInStaff(fresh('copied-c15', 'desk.test'), 'viewer');
  const theirs = stranger(staff.jar);
  const desk = await theirs.get('/desk');
  expect(desk.status).toBe(200);
  await staff.submit(desk, {}, { pick: /Sign out/ });
  expect([(await theirs.get('/desk')).status, (await staff.get('/desk')).status]).toEqual([401, 401]);
});

test('C16: somebody shut out at the desk is nobody from the next request on', async () => {
  const email = fresh('disabled-c16', 'desk.test');
  const staff = await signedInStaff(email, 'approver');
  const desk = await staff.get('/desk');
  expect(desk.status).toBe(200);
  habeas('staff', 'disable', '--email', email);
  expect((await staff.get('/desk')).status).toBe(401);
  const half = await staff.get('/desk/sign-in/second-factor');
  expect(half.location).toBe('/desk/sign-in');
  const before = new Date();
  await staff.submit(await staff.get('/desk/sign-in'), { email });
  expect(await portal(`SELECT 1 FROM letter WHERE kind = 'code' AND created_at >= $1`, [before])).toEqual([]);
});

/** What a cookie was set with, in lower case. */
const attributesOf = (answer: Answer, name: string): string[] => {
  const line = answer.headers.getSetCookie().find((one) => one.startsWith(`${name}=`)) ?? '';
  return line
    .split('; ')
    .slice(1)
    .map((part) => part.toLowerCase());
};

function expectSafe(answer: Answer, name: string, seconds: number): void {
  const attributes = attributesOf(answer, name);
  for (const wanted of ['path=/', 'secure', 'httponly', 'samesite=lax']) expect(attributes).toContain(wanted);
  expect(attributes.filter((one) => one.startsWith('domain'))).toEqual([]);
  const expires = attributes.find((one) => one.startsWith('expires='))?.slice('expires='.length) ?? '';
  expect(new Date(expires).getTime() - Date.now()).toBeLessThanOrEqual(seconds * 1000);
}

test('C17: cookies are __Host-, Secure, HttpOnly, SameSite and short-lived, and there are no others', async () => {
  const browser = stranger();
  const answers: Answer[] = [await ask(browser, fresh('cookies-c17'))];
  expectSafe(answers[0] as Answer, asked, 7 * 24 * 3600);
  const { code } = await secretsOf(fresh('cookies-c17'));
  const entered = await browser.submit(await browser.get('/prove/code'), { code });
  expectSafe(entered, session, 3600);
  for (const path of ['/', '/requests', '/request/kind', '/request/opt-out']) await browser.get(path);
  expect([...browser.jar.keys()].sort()).toEqual([asked, session].sort());
});

test('C19: the letter alone opens no page of the desk and takes no act, only the way to the second factor', async () => {
  const half = await halfSignedIn(fresh('half-c19', 'desk.test'), 'admin');
  expect(half.jar.has(session)).toBe(true);
  const isForStaff = ({ route, who }: { route: string; who: string[] }) =>
    route.startsWith('/desk') && !who.includes('everybody') && !who.includes('half');
  const desk = listedRoutes().filter(isForStaff);
  expect(desk.length).toBeGreaterThan(2);
  for (const { route } of desk) {
    const path = route.replace('[id]', '00000000-0000-4000-8000-000000000000');
    expect([(await half.get(path)).status, path]).toEqual([403, path]);
  }
  const admin = await signedInStaff(fresh('whole-c19', 'desk.test'), 'admin');
  const settings = await admin.get('/desk/settings');
  const state = () =>
    portal('SELECT (SELECT count(*) FROM staff WHERE disabled_at IS NULL) AS staff, armed_at FROM installation');
  const before = await state();
  const fields = { name: 'Mallory', email: fresh('mallory-c19', 'evil.test'), role: 'admin', typed: 'ARM' };
  for (const pick of [/name="email"/, /name="staffId"/, /name="to"/]) {
    expect([403, 404]).toContain((await half.submit(settings, fields, { pick })).status);
  }
  expect(await state()).toEqual(before);
});
