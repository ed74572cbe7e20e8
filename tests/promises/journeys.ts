/** What visitors and staff do in the promises' tests: forms without scripts, sent as they stand in the page. */
import assert from 'node:assert/strict';
import type { Kind } from '#domain/kinds';
import { mailingLink } from '#requests/mailing-link';
import { dayIn } from '#tests/days';
import { type Answer, type Browser, wordsOf } from '#tests/http';
import { unzipped } from '#tests/unzipped';
import type { House } from './house.ts';

type Fields = Record<string, string | readonly string[]>;

/** Sends the form of a page and goes where it leads. A page that refuses it fails the test with what it says. */
export async function send(browser: Browser, page: Answer, fields: Fields = {}, pick?: RegExp): Promise<Answer> {
  const answer = await browser.submit(page, fields, pick ? { pick } : {});
  assert.ok(answer.location, `${page.path} (${answer.status}): ${wordsOf(answer).slice(0, 600)}`);
  return browser.follow(answer);
}

/** Sends a form of the desk, which stays where it is. A form that is refused fails the test with what it says. */
export async function act(browser: Browser, path: string, pick: RegExp, fields: Fields = {}): Promise<Answer> {
  const answer = await browser.submit(await browser.get(path), fields, { pick });
  const isRefused = answer.status !== 200 || /aria-invalid="true"|<p role="alert"/.test(answer.body);
  assert.ok(!isRefused, `${path} (${answer.status}): ${wordsOf(answer).slice(0, 600)}`);
  return answer;
}

const idIn = (path: string): string => {
  const id = /\/requests\/([0-9a-f-]{36})/.exec(path)?.[1];
  assert.ok(id, `${path} is no request`);
  return id;
};

/** Sends the answers; where more than one law may be theirs, the person says first where they live. */
async function check(browser: Browser): Promise<string> {
  const page = await browser.get('/request/check');
  if (page.location === '/request/where') {
    await send(browser, await browser.follow(page), { residence: 'us-ca' });
  }
  return idIn((await send(browser, await browser.get('/request/check'))).path);
}

/** Asks for a copy, of everything or of some categories. @returns the request's id */
export async function askForCopy(house: House, email: string, categories: readonly string[] = []): Promise<string> {
  const browser = await house.visitor(email);
  const extent = categories.length > 0 ? { extent: 'some', categories } : { extent: 'all' };
  await send(browser, await browser.get('/request/access'), extent);
  return check(browser);
}

/** Asks for a deletion. @returns the request's id */
export async function askForDeletion(house: House, email: string, scope = 'everything'): Promise<string> {
  const browser = await house.visitor(email);
  await send(browser, await browser.get('/request/delete'), { scope });
  return check(browser);
}

/** Signs the declaration that an organisation asks for before it deletes. */
export async function declare(house: House, email: string, id: string): Promise<void> {
  const person = await house.visitor(email);
  const page = await person.get(`/requests/${id}/identity/otherwise`);
  await send(person, page, { name: 'Somebody Example', agrees: 'yes' }, /Sign the declaration/);
}

/** Objects to a change of policy: asks for what came before it to be removed. @returns the request's id */
export async function objectTo(house: House, email: string, scope: string, policyVersion: string): Promise<string> {
  const browser = await house.visitor(email);
  await send(browser, await browser.get('/request/delete'), { scope, policyVersion });
  return check(browser);
}

/** Asks for fields to be corrected: field → [what it says, what is right]. @returns the request's id */
export async function askForCorrection(
  house: House,
  email: string,
  changes: Record<string, readonly [was: string, value: string]>,
): Promise<string> {
  const browser = await house.visitor(email);
  for (const [field, [was, value]] of Object.entries(changes)) {
    const page = await send(browser, await browser.get('/request/correct'), { field });
    await send(browser, page, { was, value });
  }
  return check(browser);
}

/** Reports something lost. @returns the request's id */
export async function reportLost(house: House, email: string, items: readonly string[]): Promise<string> {
  const browser = await house.visitor(email);
  await send(browser, await browser.get('/request/report-lost'), { items });
  return check(browser);
}

/** Opts out as somebody whom nobody knows. @returns the page that says so */
export async function optOut(house: House, purposes: readonly string[], fields: Fields): Promise<Answer> {
  const browser = house.stranger();
  return send(browser, await browser.get('/request/opt-out'), { purposes, ...fields });
}

/** A mail provider clicks for who got a mailing, from a machine of its own (RFC 8058); a second time changes nothing. */
export async function oneClick(house: House, optOut: string, address: string): Promise<void> {
  const { pathname, search } = new URL(mailingLink({ address, optOut }));
  for (const _ of ['once', 'again']) {
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const answer = await house.stranger().post(pathname + search, body, { origin: 'https://mail.test' });
    assert.deepEqual([answer.status, answer.location], [200, null]);
    await house.work();
  }
}

/** How a request comes that no form of ours brought, and how its person is written to. */
type Arrival = { channel: 'letter' | 'call' | 'email'; receivedOn?: string; postal?: string };

/** A reviewer keys a request in. @returns the request's id */
export async function keyIn(house: House, kind: Kind, arrival: Arrival, fields: Fields): Promise<string> {
  const { postal = '', channel, receivedOn = dayIn(0, house.clock.now) } = arrival;
  const way = { channel, receivedOn, postal, letters: postal ? 'post' : 'email', language: 'en' };
  const reviewer = house.desk('reviewer');
  const page = await reviewer.get(`/desk/new?kind=${kind}`);
  return idIn((await send(reviewer, page, { email: '', ...way, ...fields }, /name="channel"/)).path);
}

/** Somebody else of the desk makes sure who wrote. */
export async function makeSure(house: House, id: string): Promise<void> {
  await act(house.desk('approver'), deskPage(id), /How you made sure/, {
    reason: 'Compared with an invoice they have',
  });
}

/** The person proves the mailbox and says that what was keyed in is theirs. */
export async function confirmOwn(house: House, email: string, id: string): Promise<void> {
  const person = await house.visitor(email);
  await send(person, await person.get(`/requests/${id}`), {}, /Yes, I asked for this/);
}

export const deskPage = (id: string) => `/desk/requests/${id}`;

const open = /Why the plan is right all the same/;

/** Answers whatever is odd about the plan. */
async function answerQuestions(house: House, id: string): Promise<void> {
  const reviewer = house.desk('reviewer');
  for (let left = 30; open.test((await reviewer.get(deskPage(id))).body); left--) {
    assert.ok(left > 0, 'a question about the plan stays open, however often it is answered');
    await act(reviewer, deskPage(id), open, { reason: 'Looked at: it is as it should be' });
  }
}

/** Lets the worker plan, answers what is odd, and has as many people approve as it takes; then the worker carries it out. */
export async function carryOut(house: House, id: string): Promise<void> {
  await house.work();
  await answerQuestions(house, id);
  const reviewer = house.desk('reviewer');
  const prepare = /Prepare the deletion/;
  if (prepare.test((await reviewer.get(deskPage(id))).body)) await act(reviewer, deskPage(id), prepare);
  const approver = house.desk('approver');
  const [, count] = /Type (\d+) to approve/.exec(wordsOf(await approver.get(deskPage(id)))) ?? [];
  await act(approver, deskPage(id), /Approve (the|deleting)/, count === undefined ? {} : { count });
  await house.work();
  // A deletion cools off, in the examples for a minute.
  house.clock.now = new Date(house.clock.now.getTime() + 2 * 60_000);
  await house.work();
}

/** The files of a person's copy, as they collect it. */
export async function collect(house: House, email: string, id: string): Promise<Map<string, Buffer>> {
  const browser = await house.visitor(email);
  const page = await browser.get(`/requests/${id}/collect`);
  const [href] = /\/requests\/[0-9a-f-]{36}\/package\/[0-9a-f-]{36}/.exec(page.body) ?? [];
  assert.ok(href, `nothing to collect: ${wordsOf(page).slice(0, 600)}`);
  return unzipped(await browser.download(href));
}

/** All files of a person's copy as one text, from the form to the download. */
export async function copyOf(house: House, email: string, categories: readonly string[] = []): Promise<string> {
  const id = await askForCopy(house, email, categories);
  await carryOut(house, id);
  return [...(await collect(house, email, id)).values()].join('\n');
}

/** Where a request stands, as its person reads it. */
export async function ownPage(house: House, email: string, id: string): Promise<string> {
  const page = await (await house.visitor(email)).get(`/requests/${id}`);
  assert.equal(page.status, 200);
  return wordsOf(page);
}
