import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readEnv } from '#env';
import { askingFor, ruth } from '#tests/asking';
import { type Answer, type Browser, openBrowser, wordsOf } from '#tests/http';
import { signIn, signInVisitor } from '#tests/installation';
import { startWeb } from '#tests/web';
import { openWorker, staffMember, type TestWorker } from '#tests/worker';

const folder = askingFor('{ delete: { ask: facts }, access: { ask: facts } }');
let worker: TestWorker;
let origin: string;
const endings: (() => Promise<void>)[] = [];
before(async () => {
  worker = await openWorker(100, 'licensepal', folder);
  const env = { ...readEnv('HABEAS_SECRET', 'HABEAS_ORGANISATION'), DATABASE_URL: worker.webUrl };
  ({ origin } = await startWeb({ after: (end) => endings.push(end) }, env));
});
after(async () => {
  for (const end of endings) await end();
  await worker.close();
});

const browserOf = (token: string) => openBrowser(origin, [['__Host-habeas-session', token]]);

/** Sends a page's form without scripts, and goes where it leads. */
async function send(browser: Browser, page: Answer, fields: Record<string, string>, pick?: RegExp): Promise<Answer> {
  const answer = await browser.submit(page, fields, pick ? { pick } : {});
  return answer.location ? browser.follow(answer) : answer;
}

/** Asks for a deletion, as far as the confirmation. */
async function asked(email: string): Promise<{ browser: Browser; id: string; sent: Answer }> {
  const browser = browserOf(await signInVisitor(email));
  await send(browser, await browser.get('/request/delete'), { scope: 'everything' });
  const sent = await send(browser, await browser.get('/request/check'), {});
  const id = /\/requests\/([0-9a-f-]{36})/.exec(sent.path)?.[1] ?? assert.fail(wordsOf(sent));
  await worker.work();
  return { browser, id, sent };
}

/** The words of a page without what is a person's own. */
const alike = (page: Answer, email: string) =>
  wordsOf(page)
    .replaceAll(email, 'EMAIL')
    .replaceAll(/[A-Z0-9]{4}(-[A-Z0-9]{4}){1,2}/g, 'REFERENCE')
    .replaceAll(/\d{1,2}:\d{2}/g, 'TIME');

test('V44: the pages are the same for an account and for none, before the answers, after them and by another way', async () => {
  const seen: string[][] = [];
  for (const email of [ruth.email, 'nobody-here@mail.example']) {
    const { browser, id, sent } = await asked(email);
    const page = await browser.get(`/requests/${id}/identity`);
    const given = await send(browser, page, { 'fact-0': 'HALE-17', 'fact-1': 'WRONG-0000' });
    await worker.work();
    const pages = [
      sent,
      page,
      given,
      await browser.get(`/requests/${id}`),
      await browser.get(`/requests/${id}/identity`),
    ];
    pages.push(await browser.get(`/requests/${id}/identity/otherwise`));
    const posted = await send(browser, pages.at(-1) ?? page, {}, /Send me a code by post/);
    await worker.work();
    pages.push(posted, await browser.get(`/requests/${id}/identity/code`));
    for (const one of pages) assert.equal(one.status, 200, `${one.path} ${wordsOf(one).slice(0, 300)}`);
    seen.push(pages.map((one) => alike(one, email)));
  }
  const [known = [], unknown = []] = seen;
  assert.equal(known.length, 8);
  for (const [at, words] of known.entries()) assert.equal(words, unknown[at], String(at));
  assert.match(known[3] ?? '', /Your answers were not enough/);
});

test('without scripts the questions are answered, a page of somebody else is none, and the desk reads what is shown', async () => {
  const { browser, id } = await asked('otto.brandt@mail.example');
  const stranger = browserOf(await signInVisitor('max.ferro@home.example'));
  for (const page of ['', '/otherwise', '/code'])
    assert.equal((await stranger.get(`/requests/${id}/identity${page}`)).status, 404);
  const page = await browser.get(`/requests/${id}/identity`);
  const few = await browser.submit(page, { 'fact-0': 'OB-4', 'fact-1': '' });
  assert.match(wordsOf(few), /Answer more of these questions/);
  const desk = browserOf(await signIn(await staffMember('anna@desk.test', 'reviewer'), 'staff', new Date()));
  assert.match(wordsOf(await desk.get(`/desk/requests/${id}`)), /2 facts that only they know.*Not yet what is wanted/);
  await send(browser, page, { 'fact-0': 'ob 4 ', 'fact-1': 'OTTO0 00000 00000 00000 00001' });
  await worker.work();
  // "OB-4" has three letters and digits: that shows nothing.
  assert.match(wordsOf(await browser.get(`/requests/${id}`)), /Your answers were not enough/);
});

test('who knows both facts reads that nothing more is to be done, and approving asks nothing more either', async () => {
  const { browser, id } = await asked('ida.ferro@home.example');
  await worker.shop.query(`UPDATE "TBL_TRANS" SET "PO_NO" = 'IDA-2006' WHERE "CUST_NO" = 1003`);
  await send(browser, await browser.get(`/requests/${id}/identity`), {
    'fact-0': 'ida 2006',
    'fact-1': 'ida00-00000-00000-00000-00001',
  });
  await worker.work();
  assert.match(wordsOf(await browser.get(`/requests/${id}`)), /You have shown that it is you/);
  const desk = browserOf(await signIn(await staffMember('aron@desk.test', 'approver'), 'staff', new Date()));
  const seen = await desk.get(`/desk/requests/${id}`);
  assert.match(wordsOf(seen), /Facts that only they know/);
  assert.doesNotMatch(seen.body, /name="enough"/);
});

test('nothing of what was typed is in what the web process printed or what the database keeps', async () => {
  for (const table of ['identity_proof', 'event', 'letter', 'graphile_worker._private_jobs']) {
    const { rows } = await worker.owner.query<{ line: string }>(`SELECT t::text AS line FROM ${table} t`);
    assert.ok(!rows.some(({ line }) => /WRONG-0000|HALE-17|OTTO0|ida00|12 Maple/i.test(line)), table);
  }
});
