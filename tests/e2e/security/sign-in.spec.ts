import { type BrowserContext, expect } from '@playwright/test';
import { origin } from '../portal.ts';
import { test } from '../test.ts';
import { ask, asked, forgetTallies, fresh, portal, secretsOf, session, stranger, untilIdle } from './stranger.ts';

test.beforeEach(forgetTallies);

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
    await expect(page).toHaveURL(address.split('#')[0] ?? '');
    expect(asked.filter(({ url }) => !url.startsWith(`${origin()}/`))).toEqual([]);
    expect(JSON.stringify(asked)).not.toContain(link.split('#')[1]);
    const { headers } = await own.get(new URL(address).pathname);
    expect(headers.get('referrer-policy')).toBe('same-origin');
    await context.close();
  }
});
