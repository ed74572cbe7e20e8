import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { responseHeaders } from '#domain/response-headers';
import { type Installation, type Knocker, openWithRequests, type packageOf, portalState } from '#tests/installation';
import { listedRoutes } from '#tests/routes';

let on: Installation;
let deletion: string;
let copy: Awaited<ReturnType<typeof packageOf>>;
before(async () => {
  ({ on, copy, deletion } = await openWithRequests());
});
after(() => on.close());

/** Every address of docs/routes.md, with ids in place of its parameters. */
const addresses = () =>
  listedRoutes()
    .filter(({ route }) => !route.includes('#'))
    .map(({ route }) => (route === '/request/correct/value' ? `${route}?field=accounts.city` : route))
    .map((route) => route.replace('[id]', /package|collect/.test(route) ? copy.id : deletion))
    .map((route) =>
      route
        .replace('[packageId]', copy.packageId)
        .replace(/\[(file|bulk|list)Id\]/, copy.packageId)
        .replace('[status]', '403'),
    );

/** What every answer carries; the policy's nonce differs, and the package's policy is stricter. */
function checkHeaders(got: Response, what: string): void {
  for (const [name, value] of Object.entries(responseHeaders())) {
    if (!/^(Content-Security-Policy|Cache-Control)$/.test(name))
      assert.equal(got.headers.get(name), value, `${name} of ${what}`);
  }
  for (const word of [/no-store/, /private/]) assert.match(got.headers.get('cache-control') ?? '', word, what);
  const policy = got.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/, what);
  if (!policy.startsWith('sandbox')) assert.match(policy, /frame-ancestors 'none'/, what);
  assert.doesNotMatch(policy, /unsafe|https?:|data:|\*/, what);
  for (const name of ['x-powered-by', 'server', 'access-control-allow-origin'])
    assert.equal(got.headers.get(name), null);
  for (const cookie of got.headers.getSetCookie()) {
    assert.match(cookie, /^__Host-[a-z-]+=/, what);
    for (const part of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=lax'])
      assert.ok(cookie.includes(part), `${cookie} ${part}`);
    assert.doesNotMatch(cookie, /domain=/i);
  }
}

test('G1, D11: every address carries every header for everybody: pages, redirects, refusals, endpoints, posts', async () => {
  const odd = ['/nope', '/desk/nope', '/requests/x', '/%', '/desk.rsc', '/_next/image?url=x', '/?nxtPid=x', '/a//b'];
  for (const address of [...addresses(), ...odd]) {
    for (const as of ['nobody', 'visitor', 'staff before the second factor', 'admin'] as const) {
      const got = await on.ask(address, { as });
      await got.arrayBuffer();
      checkHeaders(got, `${address} as ${as}`);
    }
    for (const headers of [{}, { origin: on.origin, 'content-type': 'application/x-www-form-urlencoded' }]) {
      const posted = await on.ask(address, { method: 'POST', headers });
      await posted.arrayBuffer();
      checkHeaders(posted, `POST ${address}`);
    }
  }
});

type Form = { page: string; to: string; as: Knocker; fields: [string, string][] };

const unescaped = (text: string) =>
  text.replace(
    /&(quot|#x27|lt|gt|amp);/g,
    (_, name: string) => ({ quot: '"', '#x27': "'", lt: '<', gt: '>', amp: '&' })[name] ?? '',
  );

const attribute = (tag: string, name: string) => unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** The forms of a page that post, as a browser without JavaScript has them. */
async function formsOf(page: string, as: Knocker): Promise<Form[]> {
  const html = await (await on.ask(page, { as })).text();
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].flatMap(([form]) => {
    const [opening = ''] = /^<form[^>]*>/.exec(form) ?? [];
    if (!/method="post"/i.test(opening)) return [];
    const inputs = [...form.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map(([tag]) => tag);
    const fields = inputs.map((tag): [string, string] => [attribute(tag, 'name'), attribute(tag, 'value')]);
    return [{ page, to: attribute(opening, 'action') || page, as, fields }];
  });
}

/** In one piece: who is refused is answered before the body is read. */
async function post({ to, as, fields }: Form, headers: Record<string, string>): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const encoded = new Response(form);
  const type = encoded.headers.get('content-type') ?? '';
  const body = await encoded.arrayBuffer();
  return on.ask(to, { as, method: 'POST', body, headers: { ...headers, 'content-type': type } });
}

const elsewhere: Record<string, string>[] = [
  { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
  { origin: 'null' },
  { origin: 'https://evil.test', 'x-forwarded-host': 'evil.test', forwarded: 'host=evil.test' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  {},
];

test('G4, D6: every form of every page, posted from another site, is refused and changes nothing', async () => {
  const pages = addresses().filter((address) => !/\/(csp|sign-out|api|package|files|one-click)/.test(address));
  const forms: Form[] = [];
  for (const as of ['nobody', 'visitor', 'approver', 'admin', 'staff before the second factor'] as const) {
    for (const page of pages) forms.push(...(await formsOf(page, as)));
  }
  assert.ok(forms.length > 40, `${forms.length} forms`);
  assert.ok(forms.some(({ to }) => to === '/sign-out') && forms.some(({ page }) => page.endsWith('/cancel')));
  const before = await portalState(on);
  for (const form of forms) {
    for (const headers of elsewhere) {
      const got = await post(form, headers);
      await got.arrayBuffer();
      assert.equal(got.status, 403, `${form.page} as ${form.as}, ${JSON.stringify(headers)}`);
    }
  }
  assert.deepEqual(await portalState(on), before);
});

test('D6: the same form from our own page is taken: the test above posts rightly', async () => {
  const [form] = (await formsOf(`/desk/requests/${deletion}`, 'approver')).filter(({ fields }) =>
    fields.some(([name]) => name === 'words'),
  );
  assert.ok(form);
  const fields = form.fields.map(([name, value]): [string, string] => [
    name,
    name === 'words' ? 'Which account?' : value,
  ]);
  const before = await portalState(on);
  assert.ok((await post({ ...form, fields }, { origin: on.origin })).status < 400);
  assert.notDeepEqual(await portalState(on), before);
});

/** A download is what a package's link is for, and “My data” and one's choices have the worker look again: all are counted. */
const isCounted = (address: string): boolean => /\/package\/|^\/(my-data|preferences)/.test(address);

/** A request is the same page in whichever view it is opened: one of them is among the starts. */
const withoutView = (address: string): string => address.replace(/^(\/desk\/requests\/[^/?]+)\?.*$/, '$1');

/** All that links lead to, from the start pages on; each address once plain and once as the router asks for it. */
async function crawl(as: Knocker, starts: readonly string[]): Promise<string[]> {
  const seen = new Set(starts);
  for (const address of seen) {
    const html = await (await on.ask(address, { as })).text();
    for (const headers of [{ RSC: '1' }, { RSC: '1', 'Next-Router-Prefetch': '1' }]) {
      await (await on.ask(address, { as, headers })).arrayBuffer();
    }
    for (const [, href = ''] of html.matchAll(/ href="(\/[^"#]*)/g)) {
      if (!isCounted(href) && !href.startsWith('/_next/')) seen.add(withoutView(unescaped(href)));
    }
    // Most of them are the sample letters: each kind in each language, as anybody gets it and as a trial sends it.
    assert.ok(seen.size < 1200, 'links without end');
  }
  return [...seen];
}

test('G4: no link changes anything: all of them followed, with everybody’s cookies', async () => {
  // That somebody looked, or was refused, is written down; nothing else may be.
  const looks = ['findings-viewed', 'letter-viewed', 'log-exported', 'queue-exported', 'denied'];
  const before = await portalState(on, looks);
  const inView = `/desk/requests/${deletion}?q=is:open&go=next`;
  const starts = ['/', '/requests', '/desk', inView, '/desk/settings', ...addresses().filter((one) => !isCounted(one))];
  for (const as of ['visitor', 'approver', 'admin'] as const) {
    const followed = await crawl(as, starts);
    assert.ok(
      followed.some((one) => one.startsWith(as === 'visitor' ? '/requests/' : '/desk?')),
      `${followed}`,
    );
  }
  assert.deepEqual(await portalState(on, looks), before);
});
