import { type BrowserContext, expect, test } from '@playwright/test';
import type { Answer } from '#tests/http';
import { listedRoutes } from '#tests/routes';
import { habeas, origin } from '../portal.ts';
import {
  ask,
  forgetTallies,
  fresh,
  halfSignedIn,
  portal,
  prove,
  secretsOf,
  signedInStaff,
  stranger,
  untilIdle,
} from './stranger.ts';

test.beforeEach(forgetTallies);

const session = '__Host-habeas-session';
const asked = '__Host-habeas-browser';

/** Opens a page in Chromium with the cookies of a plain browser. */
async function open(context: BrowserContext, jar: Map<string, string>, address: string) {
  const { hostname } = new URL(origin());
  const more = { domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;
  await context.addCookies([...jar].map(([name, value]) => ({ name, value, ...more })));
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const hasSession = async (context: BrowserContext) =>
  (await context.cookies(origin())).some(({ name }) => name === session);

/** Asks for a letter and returns what it holds. */
async function letterFor(email: string, browser = stranger()) {
  await ask(browser, email);
  return { browser, ...(await secretsOf(email)) };
}

const isAlive = async () =>
  (await portal(`SELECT 1 FROM proof WHERE used_at IS NULL AND expires_at > now() ORDER BY created_at DESC LIMIT 1`))
    .length === 1;

test('C1: a scanner that opens a letter’s link, in Chromium too, signs nobody in and uses nothing up', async ({
  browser,
}) => {
  const { browser: own, link } = await letterFor(fresh('scanned-c1'));
  const [page, token] = link.split('#');
  for (const agent of ['Mozilla/5.0 (SafeLinks)', 'Mimecast/1.0', 'Barracuda']) {
    const scanner = stranger();
    for (const path of ['/prove/link', `/prove/link?${token}`, `/prove/link?token=${token}`]) {
      expect((await scanner.get(path, { 'user-agent': agent })).status).toBe(200);
    }
    await fetch(page ?? '', { method: 'HEAD', headers: { 'user-agent': agent } });
    expect([...scanner.jar.keys()]).toEqual([]);
  }
  // Some scanners run a whole browser, and some sit in the person's own.
  for (const jar of [new Map(), own.jar]) {
    const context = await browser.newContext();
    const opened = await open(context, jar, link);
    await opened.waitForTimeout(500);
    expect(await hasSession(context)).toBe(false);
    await context.close();
  }
  expect(await isAlive()).toBe(true);
  const human = await browser.newContext();
  const opened = await open(human, own.jar, link);
  await opened.getByRole('main').getByRole('button').click();
  await expect(opened.getByRole('heading', { level: 1 })).toHaveText(/Your requests/);
  expect(await hasSession(human)).toBe(true);
  const again = await browser.newContext();
  const replayed = await open(again, own.jar, link);
  await replayed.getByRole('main').getByRole('button').click();
  await expect(replayed.getByRole('alert').first()).toBeVisible();
  expect(await hasSession(again)).toBe(false);
});

test('C2: of twenty posts of one code at once exactly one signs in', async () => {
  const { browser, code } = await letterFor(fresh('raced-c2'));
  const page = await browser.get('/prove/code');
  const racers = Array.from({ length: 20 }, () => stranger(browser.jar));
  const answers = await Promise.all(racers.map((racer) => racer.submit(page, { code })));
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect(racers.filter(({ jar }) => jar.has(session)).length).toBe(1);
});

test('C3: a code is refused ten minutes after it was asked for', async () => {
  const { browser, code } = await letterFor(fresh('late-c3'));
  await portal(
    `UPDATE proof SET created_at = created_at - interval '10 minutes', expires_at = expires_at - interval '10 minutes'`,
  );
  const late = await browser.submit(await browser.get('/prove/code'), { code });
  expect(late.status).toBe(200);
  expect(browser.jar.has(session)).toBe(false);
});

test('C4: a link opened in another browser signs nobody in, and says to type the code where it was asked for', async ({
  browser,
}) => {
  const { browser: own, link, code } = await letterFor(fresh('elsewhere-c4'));
  const context = await browser.newContext();
  const page = await open(context, new Map(), link);
  await expect(page.getByRole('main')).not.toContainText(fresh('elsewhere-c4'));
  await page.getByRole('main').getByRole('button').click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  expect(await hasSession(context)).toBe(false);
  const done = await own.submit(await own.get('/prove/code'), { code });
  expect([done.status, own.jar.has(session)]).toEqual([303, true]);
});

test('C4: an attacker with an empty or short browser secret cannot make a link that works for everybody', async ({
  browser,
}) => {
  for (const weak of ['', 'x', '%00', 'a'.repeat(42), 'a'.repeat(44)]) {
    const attacker = stranger([[asked, weak]]);
    await ask(attacker, fresh(`attacker-c4-${weak.length}`, 'attacker.test'));
    expect(attacker.jar.get(asked)).toMatch(/^[\w-]{43}$/);
  }
  const { link } = await secretsOf(fresh('attacker-c4-0', 'attacker.test'));
  const victim = await browser.newContext();
  const page = await open(victim, new Map(), link);
  await page.getByRole('main').getByRole('button').click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  expect(await hasSession(victim)).toBe(false);
});

test('C5: of three letters asked for in one browser only the newest works', async () => {
  const browser = stranger();
  const codes: string[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const before = new Date();
    await ask(browser, fresh('piled-c5'));
    codes.push((await secretsOf(fresh('piled-c5'), before)).code);
  }
  const [first = '', second = '', third = ''] = codes;
  for (const old of [first, second]) {
    const refused = await browser.submit(await browser.get('/prove/code'), { code: old });
    expect([refused.status, browser.jar.has(session)]).toEqual([200, false]);
  }
  expect((await browser.submit(await browser.get('/prove/code'), { code: third })).status).toBe(303);
});

/** Every row of every table of the portal and its queue, as text; octets are in hexadecimal. */
async function dump(): Promise<string> {
  const tables = await portal<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => portal<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join('\n');
}

test('C7: no table holds a code, a link’s token, a cookie’s or an address, before or after they are used', async () => {
  const browser = stranger();
  const email = fresh('rest-c7');
  const asked = await ask(browser, email);
  const queued = await dump();
  const { code, link } = await secretsOf(email);
  await browser.submit(await browser.follow(asked), { code });
  await untilIdle();
  const secrets = [code, link.split('#')[1] ?? '', email, ...browser.jar.values()];
  expect(secrets.length).toBe(5);
  for (const text of [queued, await dump()]) {
    const lower = text.toLowerCase();
    const found = secrets.filter((secret) =>
      [secret, Buffer.from(secret).toString('hex')].some((form) => lower.includes(form.toLowerCase())),
    );
    expect(found.length).toBe(0);
  }
});

test('C9: a letter’s link loads nothing from elsewhere, sends no referrer on, and leaves the address bar', async ({
  browser,
}) => {
  const { browser: own, link } = await letterFor(fresh('referred-c9'));
  for (const address of [link, link.replace('/prove/link', '/pause'), link.replace('/prove/', '/desk/sign-in/')]) {
    const context = await browser.newContext();
    const asked: { url: string; referer: string | undefined }[] = [];
    context.on('request', (request) => asked.push({ url: request.url(), referer: request.headers().referer }));
    const page = await open(context, own.jar, address);
    await expect(page.getByRole('main').getByRole('button')).toBeVisible();
    expect(page.url()).toBe(address.split('#')[0]);
    expect(asked.filter(({ url }) => !url.startsWith(`${origin()}/`))).toEqual([]);
    expect(JSON.stringify(asked)).not.toContain(link.split('#')[1]);
    const { headers } = await own.get(new URL(address).pathname);
    expect(headers.get('referrer-policy')).toBe('same-origin');
    await context.close();
  }
});

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
