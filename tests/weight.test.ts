/** What a visitor's page loads before it can be used, as it comes over the wire. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openWithRequests } from './installation.ts';

type Opened = Awaited<ReturnType<typeof openWithRequests>>;
let { on, deletion }: Partial<Opened> = {};
before(async () => {
  ({ on, deletion } = await openWithRequests());
});
after(() => on?.close());

/** Octets of script, squeezed; 90,000 are promised. To be raised for nothing but a new version of react-hook-form. */
const budget = 14_000;

const pages = [
  '/',
  '/promises',
  '/help/agents',
  '/requests',
  '/requests/[id]/sent',
  '/requests/[id]',
  '/request/kind',
  '/request/access',
  '/request/access/files',
  '/request/delete',
  '/request/opt-out',
  '/prove',
  '/my-data',
];

/** Every script that a page names. */
const scriptsOf = (page: string): string[] =>
  [...page.matchAll(/<script[^>]* src="([^"]+)"|<link[^>]* as="script"[^>]*href="([^"]+)"/g)].map(
    ([, script, ahead]) => script ?? ahead ?? '',
  );

/** Its octets on the wire, once the server has squeezed it. */
async function weigh(origin: string, script: string): Promise<number> {
  for (let tries = 0; tries < 600; tries++) {
    const { headers } = await fetch(origin + script, { headers: { 'accept-encoding': 'br' } });
    if (headers.get('content-encoding') === 'br') return Number(headers.get('content-length'));
    await pause(100);
  }
  return assert.fail(`${script} is never squeezed`);
}

test('a visitor’s page loads one script of ours, of no more than its budget, and nothing of Next’s', async () => {
  assert.ok(on);
  const weights = new Map<string, number>();
  for (const page of pages) {
    const answer = await on.ask(page.replace('[id]', deletion ?? ''), { as: 'visitor' });
    assert.equal(answer.status, 200, page);
    const html = await answer.text();
    assert.doesNotMatch(html, /__next|TURBOPACK|static\/chunks\/[^"]*\.js/, page);
    const [script = '', ...more] = scriptsOf(html);
    assert.deepEqual(more, [], page);
    const octets = weights.get(script) ?? (await weigh(on.origin, script));
    weights.set(script, octets);
    assert.ok(octets > 1000 && octets <= budget, `${page} loads ${octets} octets of script`);
  }
  assert.equal(weights.size, 1, 'all pages load the same, which a browser then has');
});

/** What a browser fetches for a page without being asked to; links and forms wait for a person. */
const fetchedBy = (page: string): string[] =>
  [...page.matchAll(/<(?:script|img|iframe|source|link|video|audio|object|embed)\b[^>]*>/g)]
    .flatMap(([tag]) => [...tag.matchAll(/\s(?:src|href|srcset|data|poster|imagesrcset)="([^"]*)"/gi)])
    .map(([, address = '']) => address);

/** What a style sheet has fetched. */
const fetchedByStyle = (style: string): string[] =>
  [...style.matchAll(/url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)/g)].map(([, one, other]) => one ?? other ?? '');

test('a visitor’s page has nothing fetched from anybody else, nor do its styles', async () => {
  assert.ok(on);
  const { origin, ask } = on;
  const isOurs = (address: string, from: string) => new URL(address, new URL(from, origin)).origin === origin;
  const styles = new Set<string>();
  for (const page of pages) {
    const fetched = fetchedBy(await (await ask(page.replace('[id]', deletion ?? ''), { as: 'visitor' })).text());
    assert.deepEqual(
      fetched.filter((address) => !isOurs(address, page)),
      [],
      page,
    );
    for (const address of fetched.filter((one) => /\.css(\?|$)/.test(one))) styles.add(address);
  }
  assert.ok(styles.size > 0);
  for (const style of styles) {
    const fetched = fetchedByStyle(await (await fetch(new URL(style, origin))).text());
    assert.deepEqual(
      fetched.filter((address) => !isOurs(address, style) && !address.startsWith('data:')),
      [],
      style,
    );
  }
});

test('the desk’s pages keep Next’s scripts', async () => {
  assert.ok(on);
  const answer = await on.ask('/desk', { as: 'reviewer' });
  assert.match(await answer.text(), /__next_f/);
});
