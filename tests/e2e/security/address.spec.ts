import { expect } from '@playwright/test';
import { wordsOf } from '#tests/http';
import { inPortal } from '../in-portal.ts';
import { origin } from '../portal.ts';
import { test } from '../test.ts';
import {
  ask,
  askForCopy,
  awayFromTheHour,
  countLetters,
  customer,
  forgetAsks,
  forgetTallies,
  fresh,
  idIn,
  planOf,
  prove,
  recipients,
  secretsOf,
  stranger,
  untilIdle,
} from './stranger.ts';

inPortal();
test.beforeEach(forgetTallies);

const forms = [
  { path: '/prove', also: {} },
  { path: '/desk/sign-in', also: {} },
  { path: '/request/opt-out', also: { purposes: 'offers' } },
];

/** Each address is refused by every form that takes one: shown again with its error, and nobody gets a letter. */
async function expectRefused(addresses: readonly string[]): Promise<void> {
  const before = (await recipients()).length;
  for (const { path, also } of forms) {
    const browser = stranger();
    const page = await browser.get(path);
    for (const email of addresses) {
      const answer = await browser.submit(page, { ...also, email });
      expect([answer.status, path, email]).toEqual([200, path, email]);
      expect(wordsOf(answer), `${path} ${JSON.stringify(email)}`).toMatch(/Enter an (email )?address/);
      // What was typed stays, as far as a text field can show it.
      if (/^[\w.@," +-]{1,200}$/.test(email))
        expect(answer.body).toContain(`value="${email.replaceAll('"', '&quot;')}"`);
    }
  }
  await untilIdle();
  expect((await recipients()).length).toBe(before);
}

test('B1: a look-alike letter in an address is refused by every form, and nobody gets a letter', async () => {
  const local = ['vıctim', 'vi\u212Atim', 'ſmith', 'ﬁnn', 'İ', 'ﷺ'];
  await expectRefused(local.map((name) => `${name}@corp.example`));
});

test('B2: a full-width ＠ or dot leads no letter to another host', async () => {
  await expectRefused(['victim＠corp.example', 'a@evil.test＠corp.example', 'a@corp．example', 'a@ⅽorp.example']);
});

test('B3: a quoted local part is refused by every form', async () => {
  await expectRefused(['"e@attacker.test"@corp.example', '"a b"@x.test', '"a"@x.test']);
});

test('B4: several addresses, JSON and a megabyte reach no mailbox and break nothing', async () => {
  await expectRefused([
    'a@x.test,b@evil.test',
    'a@x.test;b@evil.test',
    'a@x.test b@evil.test',
    `${'a'.repeat(1_000_000)}@x.test`,
  ]);
  const before = (await recipients()).length;
  for (const { path, also } of forms) {
    const browser = stranger();
    const page = await browser.get(path);
    const twice = await browser.submit(page, {
      ...also,
      email: [fresh('first-b4', 'x.test'), fresh('second-b4', 'evil.test')],
    });
    expect([200, 303]).toContain(twice.status);
    const file = await browser.submit(page, { ...also, email: new Blob(['a@evil.test']) });
    expect(file.status).toBe(200);
    const action = /"id":"([0-9a-f]{42})"/.exec(page.body.replaceAll('&quot;', '"'))?.[1] ?? '';
    expect(action).not.toBe('');
    for (const body of ['["a","b"]', '[null,{"$ne":1}]', '[null,7]', 'null', '{', '[null,"x@evil.test"]']) {
      for (const type of ['application/json', 'text/plain;charset=UTF-8']) {
        const answer = await browser.post(path, body, { 'next-action': action, 'content-type': type });
        expect([answer.status, path, body]).toEqual([400, path, body]);
      }
    }
  }
  await untilIdle();
  // A field given twice is at most one address.
  expect((await recipients()).length - before).toBeLessThanOrEqual(1);
  expect(await countLetters(fresh('second-b4', 'evil.test'))).toBe(0);
});

/** How many people the worker found for a copy that somebody asked for. */
async function foundFor(email: string): Promise<number | undefined> {
  const browser = stranger();
  await prove(browser, email);
  return (await planOf(idIn(await askForCopy(browser))))?.persons;
}

test('B5: a tag or a dot in a proven address matches nobody else’s account', async () => {
  const email = await customer('victimb5');
  expect(await foundFor(email)).toBe(1);
  expect(await foundFor(email.replace('@', '+x@'))).toBe(0);
  expect(await foundFor(email.replace('victim', 'v.ictim'))).toBe(0);
});

test('B7: invisible, control, routing and over-long parts are refused by every form', async () => {
  await expectRefused([
    'a\u200B@x.test',
    'a\u00AD@x.test',
    'a\u202E@x.test',
    'a\r\n@x.test',
    'a@x.test\r\nBcc: b@evil.test',
    'a\0@x.test',
    'a%00@x.test',
    'a%evil.test@x.test',
    'evil.test!a@x.test',
    'a@x.test.',
    'a@[127.0.0.1]',
    `${'a'.repeat(65)}@x.test`,
    `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.test.example`,
  ]);
});

const variants = [
  'a,victim-a13@corp.example',
  'x<victim-a13@corp.example',
  'x<victim-a13@corp.example>',
  'victim-a13(evil)@corp.example',
  'victim-a13@corp.example(evil.test)',
  'victim-a13@corp.example (c)',
  'victim-a13\n@corp.example',
  'victim-a13\0@corp.example',
  'victim-a13 @corp.example',
  'victim-a13@ corp.example',
  'group:victim-a13@corp.example;',
];

test('A13: one mailbox is not bombed under other spellings of its address', async () => {
  await expectRefused(variants);
  const email = fresh('victim-a13');
  for (const typed of [email, email.toUpperCase(), ` ${email}\t`]) {
    for (let turn = 0; turn < 2; turn++) await ask(stranger(), typed);
  }
  await untilIdle();
  expect(await countLetters(email)).toBe(3);
});

test('A12: thirty asks for one mailbox send three letters, whatever X-Forwarded-For says, and the page never tells', async () => {
  const email = fresh('bombed-a12');
  const words = new Set<string>();
  for (let turn = 0; turn < 30; turn++) {
    // As if from another network: only the mailbox's own limit is left.
    await forgetAsks();
    const browser = stranger();
    const headers = { 'x-forwarded-for': `203.0.113.${turn}` };
    const asked = await browser.submit(await browser.get('/prove'), { email }, { headers });
    expect(asked.status).toBe(303);
    words.add(wordsOf(await browser.follow(asked)));
  }
  expect(words.size).toBe(1);
  await untilIdle();
  expect(await countLetters(email)).toBe(3);
});

test('A12: a client cannot choose its network by a header: the twenty-first ask in an hour is refused', async () => {
  await awayFromTheHour();
  // The last hop is what our own proxy saw, where there is one; all before it is the client's word.
  const statuses: number[] = [];
  for (let turn = 0; turn < 22; turn++) {
    const browser = stranger();
    const headers = {
      'x-forwarded-for': `203.0.113.${turn}, 198.51.100.7`,
      'x-real-ip': `203.0.113.${turn}`,
      forwarded: `for=${turn}`,
    };
    const email = fresh(`many-a12-${turn}`);
    statuses.push((await browser.submit(await browser.get('/prove'), { email }, { headers })).status);
  }
  expect(statuses).toEqual([...Array<number>(20).fill(303), 200, 200]);
  await untilIdle();
  expect(await countLetters(fresh('many-a12-21'))).toBe(0);
});

test('C10: whatever host a request speaks of, the letter leads to our own', async () => {
  const lies = {
    'x-forwarded-host': 'evil.test',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.test;proto=https',
    'x-original-url': 'https://evil.test/prove',
    'x-host': 'evil.test',
  };
  const browser = stranger();
  const page = await browser.get('/prove');
  const asked = await browser.submit(page, { email: fresh('poisoned-c10') }, { headers: lies });
  expect(asked.status).toBe(303);
  const { link } = await secretsOf(fresh('poisoned-c10'));
  expect(new URL(link).origin).toBe(origin());
});
