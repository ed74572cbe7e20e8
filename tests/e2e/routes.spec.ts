import { randomUUID } from 'node:crypto';
import { type APIRequestContext, type Browser, expect } from '@playwright/test';
import { database, inTransaction } from '#db/client';
import { session } from '#db/schema/index';
import { findStaffByEmail } from '#db/staff';
import { newToken, tokenHash } from '#db/tokens';
import { roles } from '#domain/roles';
import { personOf } from '#requests/redeem';
import { eventsOf, fileAs, statusOf } from '#tests/desk';
import { listedRoutes } from '#tests/routes';
import { inPortal } from './in-portal.ts';
import { origin } from './portal.ts';
import { addressOf, asStaff } from './staff.ts';
import { test } from './test.ts';

const callers = ['nobody', 'person', 'half', ...roles] as const;
type Caller = (typeof callers)[number];
const isRole = (caller: Caller) => roles.some((role) => role === caller);

let requestId = '';
const as = new Map<Caller, APIRequestContext>();

/** A session as a sign-in leaves it; the sign-in itself has tests of its own. */
async function sessionFor(caller: Caller): Promise<string> {
  const now = new Date();
  const email = addressOf(caller === 'half' ? 'approver' : (roles.find((role) => role === caller) ?? 'viewer'));
  const personId = await inTransaction(async (tx) =>
    caller === 'person' ? personOf(tx, 'matrix@mail.example') : ((await findStaffByEmail(tx, email))?.id ?? ''),
  );
  const token = newToken();
  await database()
    .insert(session)
    .values({
      tokenHash: tokenHash(token),
      personId,
      audience: caller === 'person' ? 'visitor' : 'staff',
      provenAt: now,
      secondFactorAt: isRole(caller) ? now : null,
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
    });
  return token;
}

async function contextFor(browser: Browser, caller: Caller): Promise<APIRequestContext> {
  const context = await browser.newContext({ extraHTTPHeaders: { Origin: origin() } });
  if (caller !== 'nobody') {
    const cookie = { name: '__Host-habeas-session', value: await sessionFor(caller), secure: true, httpOnly: true };
    await context.addCookies([{ ...cookie, domain: new URL(origin()).hostname, path: '/', sameSite: 'Lax' }]);
  }
  return context.request;
}

inPortal();
test.beforeAll(async ({ browser }) => {
  requestId = await fileAs('matrix-other@mail.example', 'delete', new Date());
  for (const caller of callers) as.set(caller, await contextFor(browser, caller));
});

const refusedOnDesk = (caller: Caller) => (caller === 'nobody' ? 401 : caller === 'person' ? 404 : 403);

/** What docs/routes.md says that a caller gets: a status, or a page or redirect for who may. */
function expected(route: string, who: string[], caller: Caller): 'served' | number {
  // The copy of a person with a mailbox is not for the desk: who may post others' copies is led to the request.
  if (route.startsWith('/desk') && route.includes('/package/'))
    return who.includes(caller) ? 303 : refusedOnDesk(caller);
  // Nor is a file or a picture of that address, for who may look at all.
  if (/^\/desk.*\/(files\/|picture$)/.test(route)) return who.includes(caller) ? 404 : refusedOnDesk(caller);
  // Of what is one colleague's alone, a made-up one is none.
  if (/\[(bulk|list|import|version)Id\]/.test(route)) return who.includes(caller) ? 404 : refusedOnDesk(caller);
  if (who.includes('everybody') || who.includes(caller)) return 'served';
  if (who.includes('half')) return 307;
  // E17: a copy does not exist for anybody but its person; who has no session is led to prove the mailbox.
  if (/\/(package|files)\//.test(route)) return caller === 'nobody' ? 303 : 404;
  return route.startsWith('/desk') ? refusedOnDesk(caller) : 307;
}

/** What a page has to be told to be one. */
const queryOf: Record<string, string> = { '/request/correct/value': '?field=accounts.email' };

/** Somebody else's request and a made-up one alike do not exist for a person. */
const isOthers = (route: string, caller: Caller) => caller === 'person' && /^\/requests\/\[id\]/.test(route);

const spellings: Record<string, Record<string, string>> = {
  plain: {},
  rsc: { RSC: '1' },
  prefetch: { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
  middleware: { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
};

test('E2: each page answers each role as docs/routes.md says', async () => {
  test.setTimeout(240_000);
  const wrong: unknown[] = [];
  const pages = listedRoutes().filter(({ route }) =>
    /^\/(?!refused|api|\.well|csp|opt-out\/one-click|(desk\/)?sign-out)/.test(route),
  );
  for (const { route, who } of pages) {
    const path =
      route.replace('[id]', requestId).replace(/\[(package|file|bulk|list|import|version)Id\]/, randomUUID()) +
      (queryOf[route] ?? '');
    for (const caller of callers) {
      const response = await as.get(caller)?.get(origin() + path, { maxRedirects: 0 });
      const status = response?.status() ?? 0;
      const wanted = isOthers(route, caller) ? 404 : expected(route, who, caller);
      if (wanted === 'served' ? status >= 400 : status !== wanted) wrong.push([route, caller, { status, wanted }]);
    }
  }
  expect(wrong).toEqual([]);
});

test('D1, D2: no spelling of a request shows the desk to who may not see it', async () => {
  test.setTimeout(240_000);
  const paths = listedRoutes()
    .filter(
      ({ route, who }) =>
        route.startsWith('/desk') && !route.endsWith('sign-out') && !who.includes('everybody') && !who.includes('half'),
    )
    .map(({ route }) => route.replace('[id]', requestId).replace('[bulkId]', requestId));
  for (const path of paths) {
    for (const caller of ['nobody', 'person', 'half'] as const) {
      for (const [name, headers] of Object.entries(spellings)) {
        const response = await as.get(caller)?.get(origin() + path, { headers, maxRedirects: 1 });
        const body = (await response?.text()) ?? '';
        // Next answers a refused RSC request with 200 and the refusal inside; what counts is what it tells.
        expect([/Answer due|Answer by|Staff answer/.test(body), path, caller, name]).toEqual([
          false,
          path,
          caller,
          name,
        ]);
      }
    }
  }
  for (const odd of [
    '/desk/',
    '//desk',
    '/DESK',
    '/desk;x',
    '/desk.rsc',
    '/_next/data/x/desk.json',
    '/%64esk',
    '/desk/%2e%2e/desk',
  ]) {
    const response = await as.get('nobody')?.get(origin() + odd, { maxRedirects: 2 });
    expect([(response?.status() ?? 0) >= 400, odd]).toEqual([true, odd]);
  }
});

/** The forms of a page as a browser without JavaScript would post them. */
async function formsOf(browser: Browser, path: string): Promise<Record<string, string>[]> {
  const page = await asStaff(browser, 'approver');
  await page.goto(origin() + path);
  await expect(async () => {
    await page.reload();
    await expect(page.locator('summary', { hasText: 'Refuse…' })).toBeVisible({ timeout: 500 });
    await expect(page.getByText('will be deleted')).toBeVisible({ timeout: 500 });
  }).toPass();
  const state = await page.context().storageState();
  const bare = await (await browser.newContext({ javaScriptEnabled: false, storageState: state })).newPage();
  await bare.goto(origin() + path);
  return bare
    .locator('main form')
    .evaluateAll((forms) =>
      forms.map((form) =>
        Object.fromEntries([...new FormData(form as HTMLFormElement)].map(([name, value]) => [name, String(value)])),
      ),
    );
}

test('D5: what an approver’s page posts does nothing for anybody else', async ({ browser }) => {
  test.setTimeout(240_000);
  const path = `/desk/requests/${requestId}`;
  const forms = await formsOf(browser, path);
  expect(forms.length).toBeGreaterThan(4);
  const before = await statusOf(requestId);
  const filled = { reason: 'unfounded', ground: 'unfounded', words: 'words', staffId: '', count: '1' };
  for (const caller of ['nobody', 'person', 'half', 'viewer', 'auditor', 'admin'] as const) {
    for (const form of forms) {
      const response = await as
        .get(caller)
        ?.post(origin() + path, { multipart: { ...form, ...filled }, maxRedirects: 0 });
      expect([[401, 403, 404].includes(response?.status() ?? 0), caller, form]).toEqual([true, caller, form]);
    }
  }
  expect(await statusOf(requestId)).toBe(before);
  const events = await eventsOf(requestId);
  const ownDoing = ['received', 'asked-again', 'planned', 'letter-sent', 'letter-viewed', 'denied'];
  expect(events.filter((type) => !ownDoing.includes(type))).toEqual([]);
  expect(events.filter((type) => type === 'denied').length).toBeGreaterThan(forms.length);
});

test('E14: fields that no form has change nothing', async ({ browser }) => {
  const path = `/desk/requests/${requestId}`;
  const [form = {}] = (await formsOf(browser, path)).filter((one) => 'staffId' in one);
  const surplus = { status: 'done', role: 'admin', approvals: '2', verified: 'true', answerByOn: '2099-01-01' };
  await as.get('approver')?.post(origin() + path, { multipart: { ...form, ...surplus, staffId: '' }, maxRedirects: 0 });
  expect(await statusOf(requestId)).toBe('review');
});
