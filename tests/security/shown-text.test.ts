import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { database } from '#db/client';
import { openChunks } from '#db/package';
import { showFindings } from '#requests/show-findings';
import { writeNote } from '#requests/write-note';
import { findBrowser } from '#tests/browser';
import { type Installation, type Knocker, openInstallation, visitorEmail } from '#tests/installation';
import { unzipped } from '#tests/unzipped';
import { filed, opened, released, signed } from '#tests/worker';

/** Each sets window.__x or opens a dialog where it runs, and loads from canary.test where only markup gets through. */
const payloads = [
  '"><svg/onload=__x=1>',
  '<script>__x=1</script>',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=__x=1>',
  '<img src="https://canary.test/pixel">',
  "'-alert(1)-'",
  '"onfocus=alert(1) autofocus="',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '<iframe srcdoc="<script>parent.__x=1</script>">',
  '<math><mtext></table><mglyph><style><img src=x onerror=__x=1>',
  '<noscript><p title="</noscript><img src=x onerror=__x=1>">',
  '<svg><script>__x=1</script></svg>',
  '<style>@import "https://canary.test/x";</style>',
  '<link rel=stylesheet href=https://canary.test/x>',
  '<base href=https://canary.test/>',
  '<form action=https://canary.test/><button>',
  '<meta http-equiv=refresh content="0;url=https://canary.test/">',
  '{{constructor.constructor("__x=1")()}}',
  '\u0024{alert(1)} <%= alert(1) %>',
  '\u202Etxt.exe<script>__x=1</script>',
  '＜script＞__x=1＜/script＞',
  '&lt;img src=x onerror=__x=1&gt;',
];
const payload = (at: number): string => payloads[at % payloads.length] ?? '';
const all = payloads.join('\n');

let on: Installation;
let browser: Browser;
before(async () => {
  on = await openInstallation();
  const executablePath = findBrowser() ?? assert.fail('no browser');
  browser = await chromium.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
  });
});
after(async () => {
  await browser?.close();
  await on.close();
});

/** Everything that a page must not do, as it happens. */
async function watched(context: BrowserContext): Promise<{ page: Page; misdeeds: string[] }> {
  const misdeeds: string[] = [];
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
      console.error(`csp ${violatedDirective}`),
    );
  });
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    misdeeds.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (said) => {
    if (/csp |Content Security Policy/.test(said.text())) misdeeds.push(said.text());
  });
  page.on('request', (asked) => {
    const url = new URL(asked.url());
    const isOurs = url.origin === on.origin || url.protocol === 'file:';
    if (!isOurs || url.pathname === '/csp') misdeeds.push(`request ${url.href}`);
  });
  return { page, misdeeds };
}

async function contextOf(who: Knocker): Promise<BrowserContext> {
  const context = await browser.newContext();
  const [name = '', value = ''] = on.jar(who).split('=');
  const place = { domain: '127.0.0.1', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;
  await context.addCookies([{ name, value, ...place }]);
  return context;
}

const textOf = async (page: Page, within = 'main') => (await page.locator(within).textContent()) ?? '';

/** Nothing ran, and nothing that was typed is a link or an element. */
async function checkTame(page: Page, misdeeds: string[]): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: '__x' in window,
    links: [...document.querySelectorAll('a')].map(({ protocol }) => protocol),
    foreign: document.querySelectorAll('main :is(svg script, iframe, math, base, meta, link, main img)').length,
  }));
  assert.equal(found.ran, false, page.url());
  assert.deepEqual(
    found.links.filter((protocol) => !/^(https?|file|mailto|tel):$/.test(protocol)),
    [],
    page.url(),
  );
  assert.equal(found.foreign, 0, page.url());
  assert.deepEqual(misdeeds, [], page.url());
}

/** Puts a payload into every column of text that takes one, in all rows of one person. @returns how many did */
async function poison(): Promise<number> {
  const { shop } = on.worker;
  const { rows } = await shop.query<{ name: string; column: string; key: string }>(
    `SELECT c.table_name AS name, c.column_name AS column, k.column_name AS key FROM information_schema.columns c
     JOIN information_schema.columns k ON k.table_name = c.table_name
       AND k.column_name = CASE c.table_name WHEN 'accounts' THEN 'id' WHEN 'chat_messages' THEN 'author_id' ELSE 'account_id' END
     WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'USER-DEFINED') AND c.column_name NOT IN ('email', 'holder_email')`,
  );
  let taken = 0;
  for (const [at, { name, column, key }] of rows.entries()) {
    const changed = await shop
      .query(`UPDATE "${name}" SET "${column}" = $1 WHERE "${key}" = 1`, [payload(at)])
      // What a check of the table refuses cannot come from there either.
      .catch(() => ({ rowCount: 0 }));
    if (changed.rowCount) taken += 1;
  }
  return taken;
}

test('F1: a page that did run them would be seen to: the tests below watch rightly', async () => {
  const { page, misdeeds } = await watched(await browser.newContext());
  await page.setContent(`${payload(3)}${payload(4)}${payload(0)}<script>alert(1)</script>`);
  await page.waitForFunction(() => '__x' in window);
  assert.ok(misdeeds.includes('dialog 1') && misdeeds.some((one) => one.startsWith('request https://canary.test')));
  await page.close();
});

test('F1: whatever a person types, and whatever lies in the account database, is text and nothing else at the desk', async () => {
  assert.ok((await poison()) > 15);
  const now = new Date();
  const access = await filed(visitorEmail, { kind: 'access', categories: [], note: all }, now);
  const correct = await filed(
    visitorEmail,
    { kind: 'correct', note: all, changes: [{ field: 'accounts.company', was: payload(3), value: payload(0) }] },
    now,
  );
  await on.worker.work();
  const actor = {
    kind: 'staff',
    staffId: on.staffId('approver'),
    sessionId: '',
    name: '',
    role: 'approver',
    secondFactorAt: now,
  } as const;
  // Staff write notes in another process, with rights of its own.
  await on.worker.owner.query('GRANT INSERT ON note TO habeas_worker');
  for (const id of [access, correct]) {
    await showFindings({ actor, id, reason: 'check-plan', now: new Date() });
    await writeNote({ actor, id, words: `NOTE ${all}`, now: new Date() });
  }
  await on.worker.work();
  const { page, misdeeds } = await watched(await contextOf('approver'));
  for (const id of [access, correct]) {
    await page.goto(`${on.origin}/desk/requests/${id}`);
    await page.getByLabel('Why do you need to see it?').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Show it' }).click();
    await page.getByText('In their words').waitFor();
    assert.ok((await textOf(page)).includes('<script>__x=1</script>'));
    assert.ok((await textOf(page)).includes(`NOTE ${payload(0)}`), 'the note is shown');
    await checkTame(page, misdeeds);
    await page.goto(`${on.origin}/desk/requests/${id}/findings`);
    assert.ok((await textOf(page)).includes('onerror=__x=1'), 'the rows are shown');
    await checkTame(page, misdeeds);
    await page.goto(`${on.origin}/desk`);
    await checkTame(page, misdeeds);
  }
  const own = await watched(await contextOf('visitor'));
  for (const address of [`/requests/${access}`, `/requests/${correct}`, '/requests']) {
    await own.page.goto(on.origin + address);
    await checkTame(own.page, own.misdeeds);
  }
});

test('F1: a colleague’s name is text too', async () => {
  await on.worker.owner.query('UPDATE staff SET name = $1 WHERE id = $2', [payload(0), on.staffId('viewer')]);
  const { page, misdeeds } = await watched(await contextOf('admin'));
  await page.goto(`${on.origin}/desk/settings`);
  assert.ok((await textOf(page)).includes(payload(0)));
  await checkTame(page, misdeeds);
});

test('F5, F6: the first page of a package, opened from the disk, runs nothing and asks nobody', async () => {
  const id = await filed(visitorEmail, { kind: 'access', categories: [], note: all }, new Date());
  await on.worker.work();
  await signed(id, 'approve', [on.staffId('approver')]);
  await released(id, 'running');
  await on.worker.work();
  const { key } = await opened(id);
  const { rows } = await on.worker.owner.query('SELECT id FROM package WHERE request_id = $1', [id]);
  const files = await unzipped(
    Buffer.concat(await Array.fromAsync(openChunks(database(), { packageId: rows[0].id, key }))),
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'habeas-package-'));
  try {
    writeFileSync(path.join(folder, 'index.html'), files.get('index.html') ?? assert.fail('no first page'));
    const { page, misdeeds } = await watched(await browser.newContext());
    await page.goto(pathToFileURL(path.join(folder, 'index.html')).href);
    assert.ok((await textOf(page, 'body')).includes('onerror=__x=1'));
    assert.equal(await page.evaluate(() => document.scripts.length), 0);
    await checkTame(page, misdeeds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
