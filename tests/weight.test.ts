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

/**
 * Octets of script, squeezed. React and Next's router are 118,000 of them and on every page; the rest is ours. To be
 * lowered when they get lighter, and raised for nothing but a new version of them.
 */
const budgets = { reading: 123_000, asking: 137_000 };

const pages: Record<string, keyof typeof budgets> = {
  '/': 'reading',
  '/promises': 'reading',
  '/help/agents': 'reading',
  '/requests': 'reading',
  '/requests/[id]/sent': 'reading',
  '/requests/[id]': 'asking',
  '/request/kind': 'asking',
  '/request/access': 'asking',
  '/request/delete': 'asking',
  '/request/opt-out': 'asking',
  '/prove': 'asking',
};

/** Every script that a page names, but for those that only browsers without modules load. */
function scriptsOf(page: string): string[] {
  const old = [...page.matchAll(/<script[^>]*noModule[^>]*>/gi)].map(([tag]) => tag).join();
  const named = [...page.matchAll(/static\/chunks\/[\w.~-]+\.js/g)].map(([name]) => `/_next/${name}`);
  return [...new Set(named)].filter((name) => !old.includes(name));
}

/** Its octets on the wire, once the server has squeezed it. */
async function weigh(origin: string, script: string): Promise<number> {
  for (let tries = 0; tries < 600; tries++) {
    const { headers } = await fetch(origin + script, { headers: { 'accept-encoding': 'br' } });
    if (headers.get('content-encoding') === 'br') return Number(headers.get('content-length'));
    await pause(100);
  }
  return assert.fail(`${script} is never squeezed`);
}

test('a visitor’s page loads no more script than its budget, and a form no more than it needs', async () => {
  assert.ok(on);
  const weights = new Map<string, number>();
  for (const [page, sort] of Object.entries(pages)) {
    const answer = await on.ask(page.replace('[id]', deletion ?? ''), { as: 'visitor' });
    assert.equal(answer.status, 200, page);
    const scripts = scriptsOf(await answer.text());
    assert.ok(scripts.length > 3, 'the scripts are found');
    for (const script of scripts) if (!weights.has(script)) weights.set(script, await weigh(on.origin, script));
    const octets = scripts.reduce((sum, script) => sum + (weights.get(script) ?? 0), 0);
    console.log(`${page}: ${octets}`);
    assert.ok(octets <= budgets[sort], `${page} loads ${octets} octets of script`);
  }
});
