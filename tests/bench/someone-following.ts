/** Somebody who proved a mailbox, asked for a copy, and follows it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from '../e2e/instance.ts';
import { type Answer, openBrowser } from '../http.ts';

const email = 'follows@bench.example';

async function code({ inboxUrl }: Instance): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const [newest] = await (await fetch(`${inboxUrl}/api/messages?to=${encodeURIComponent(email)}`)).json();
    if (newest) {
      const { text } = await (await fetch(`${inboxUrl}/api/messages/${newest.id}`)).json();
      const [, first, second] = /\b(\d{4})[ -]?(\d{4})\b/.exec(text) ?? [];
      if (first && second) return first + second;
    }
    await sleep(200);
  }
  throw new Error('no code came');
}

/** @returns the cookie with which the page of their request is shown, and the request's id */
export async function someoneFollowing(instance: Instance): Promise<{ cookie: string; id: string }> {
  const browser = openBrowser(instance.url);
  const send = async (page: Answer, fields: Record<string, string>) =>
    browser.follow(await browser.submit(page, fields));
  let page = await send(await browser.get('/prove'), { email });
  await send(page, { code: await code(instance) });
  await send(await browser.get('/request/access'), { extent: 'all' });
  page = await browser.get('/request/check');
  if (page.location === '/request/where') await send(await browser.follow(page), { residence: 'unsure' });
  page = await send(await browser.get('/request/check'), {});
  const id = /\/requests\/([0-9a-f-]{36})/.exec(page.path)?.[1];
  if (!id) throw new Error(`no request came of it: ${page.path}`);
  return { id, cookie: [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ') };
}
