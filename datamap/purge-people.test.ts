import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Plan } from '#domain/plan';
import {
  accountOf,
  clickandchat,
  countRows,
  fingerprints,
  type Guarded,
  guarded,
  newRun,
  receiptKey,
} from '#tests/checked-map';
import { digest } from './digest.ts';
import { find } from './find.ts';
import { makePlan } from './plan.ts';
import { makePlans } from './plan-people.ts';
import { purge } from './purge.ts';
import { type PeopleRun, purgePeople } from './purge-people.ts';
import type { Step } from './run.ts';
import { isSignedBy } from './sign.ts';

const at = new Date('2026-11-20T12:00:00Z');
const opened: Guarded[] = [];
after(async () => {
  for (const { client, worker } of opened) await Promise.all([client.end(), worker.end()]);
});
async function shopOf(): Promise<Guarded> {
  const shop = await guarded(await clickandchat());
  opened.push(shop);
  return shop;
}

const some = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `person${from + n}@people.test`);

async function runOf(shop: Guarded, emails: string[], more: Partial<PeopleRun> = {}): Promise<PeopleRun> {
  const asked = emails.map((email) => ({ request: randomUUID(), identities: { email: [email] } }));
  const plans = await makePlans(shop.worker, shop.checked, { kind: 'delete', at, people: asked });
  const people = asked.map(({ identities }, n) => ({ id: randomUUID(), identities, plan: planAt(plans, n) }));
  return { people, sign: newRun().sign, hashKey: randomBytes(32), now: at, ...more };
}

function planAt(plans: (Plan | null)[], at: number): Plan {
  const plan = plans[at];
  assert.ok(plan);
  return plan;
}

test('many people go in as many statements as one, each with a signed receipt, and all is as if they had gone singly', async () => {
  const [shop, other] = [await shopOf(), await shopOf()];
  const emails = ['omar.reed@mail.example', ...some(110, 139)].filter((_, n) => n % 2 === 0);
  const steps: Step[] = [];
  const run = await runOf(shop, emails, { onStatement: (step) => void steps.push(step) });
  const outcomes = await purgePeople(shop.worker, shop.checked, run);
  for (const [n, outcome] of outcomes.entries()) {
    assert.ok(outcome.done && !outcome.repeated && isSignedBy(outcome, receiptKey));
    assert.equal(outcome.receipt.plan, digest(run.people[n]?.plan));
    assert.equal(outcome.receipt.run, run.people[n]?.id);
  }
  assert.equal(await countRows(shop, 'habeas.receipt'), emails.length);
  assert.ok(steps.length < 60, `${steps.length} statements`);
  for (const email of emails) {
    const one = { identities: { email: [email] }, at, request: randomUUID(), kind: 'delete' as const };
    const plan = await makePlan(other.worker, other.checked, one);
    const alone = { ...newRun(one.request), plan, identities: one.identities, hashKey: randomBytes(32), now: at };
    assert.ok((await purge(other.worker, other.checked, alone)).done);
  }
  assert.deepEqual(
    { ...(await fingerprints(shop)), 'habeas.receipt': '' },
    { ...(await fingerprints(other)), 'habeas.receipt': '' },
  );
});

test('one whose plan has changed is left out untouched, and the others are done', async () => {
  const shop = await shopOf();
  const run = await runOf(shop, some(140, 144));
  await shop.client.query("INSERT INTO ip_log (account_id, action, logged_at) VALUES (142, 'sign-in', now())");
  const outcomes = await purgePeople(shop.worker, shop.checked, run);
  assert.deepEqual(
    outcomes.map((one) => (one.done ? 'done' : one.refusal)),
    ['done', 'done', 'plan-changed', 'done', 'done'],
  );
  assert.equal(await countRows(shop, 'accounts WHERE id BETWEEN 140 AND 144'), 1);
  assert.ok((await countRows(shop, 'ip_log WHERE account_id = 142')) > 1);
  assert.equal(await countRows(shop, 'habeas.receipt'), 4);
});

test('a value that somebody else has taken since leaves whose rows would get it for a run alone', async () => {
  const shop = await guarded(
    await accountOf(
      `CREATE TABLE people (id int PRIMARY KEY, email text, nick text UNIQUE);
       CREATE TABLE notes (id int PRIMARY KEY, writer int);
       INSERT INTO people VALUES (1, 'a@x.test', 'ann'), (2, 'c@x.test', 'cy');
       INSERT INTO notes VALUES (1, 1), (2, 2);`,
      `version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people:
    person: true
    match: { email: email }
    columns: { email: , nick: { erase: { constant: gone } } }
    erase: columns
  notes: { belongs: { writer: people.id }, columns: { id: }, erase: delete }
`,
    ),
  );
  opened.push(shop);
  const run = await runOf(shop, ['a@x.test']);
  await shop.client.query("UPDATE people SET nick = 'gone' WHERE id = 2");
  const outcomes = await purgePeople(shop.worker, shop.checked, run);
  assert.deepEqual(outcomes, [{ done: false, refusal: 'one-at-a-time' }]);
  assert.equal(await countRows(shop, 'notes'), 2);
});

test('two who share a row that would go are both left for a run alone, as is who is under a hold', async () => {
  const shop = await shopOf();
  await shop.client.query(`INSERT INTO contact_messages (account_id, name, email, message, received_at)
    VALUES (150, 'x', 'person151@people.test', 'ours', now())`);
  const run = await runOf(shop, some(150, 153));
  const held = { tables: 'all' as const, reason: 'a court', law: 'a law', until: null };
  const people = run.people.map((one, n) => (n === 2 ? { ...one, holds: [held] } : one));
  const outcomes = await purgePeople(shop.worker, shop.checked, { ...run, people });
  const left = { done: false, refusal: 'one-at-a-time' };
  assert.deepEqual(outcomes.slice(0, 3), [left, left, left]);
  assert.ok(outcomes[3]?.done);
  assert.equal(await countRows(shop, 'accounts WHERE id BETWEEN 150 AND 153'), 3);
  assert.equal(await countRows(shop, "contact_messages WHERE message = 'ours'"), 1);
});

test('two who share a row by two links of one table are left for a run alone, and the others go', async () => {
  const shop = await guarded(
    await accountOf(
      `CREATE TABLE people (id int PRIMARY KEY, email text);
       CREATE TABLE calls (id int PRIMARY KEY, caller int, called int);
       INSERT INTO people SELECT n, 'p' || n || '@x.test' FROM generate_series(1, 3) n;
       INSERT INTO calls VALUES (1, 1, 2), (2, 3, NULL);`,
      `version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  calls: { belongs: [{ caller: people.id }, { called: people.id }], columns: { id: }, erase: delete }
`,
    ),
  );
  opened.push(shop);
  const run = await runOf(shop, ['p1@x.test', 'p2@x.test', 'p3@x.test']);
  const outcomes = await purgePeople(shop.worker, shop.checked, run);
  assert.deepEqual(
    outcomes.map((one) => (one.done ? 'done' : one.refusal)),
    ['one-at-a-time', 'one-at-a-time', 'done'],
  );
  assert.equal(await countRows(shop, 'calls'), 1);
});

test('a set that is tried again does only what was left, and gives the same receipts', async () => {
  const shop = await shopOf();
  const run = await runOf(shop, some(160, 163));
  const [first, second] = [run.people.slice(0, 2), run.people];
  const earlier = await purgePeople(shop.worker, shop.checked, { ...run, people: first });
  const later = await purgePeople(shop.worker, shop.checked, { ...run, people: second });
  assert.deepEqual(
    later.map((one) => one.done && one.repeated),
    [true, true, false, false],
  );
  assert.deepEqual(
    later.slice(0, 2).map((one) => one.done && one.signature),
    earlier.map((one) => one.done && one.signature),
  );
  assert.equal(await countRows(shop, 'habeas.receipt'), 4);
});

test('two workers at once with people in common: each is erased once, and both have their receipts', async () => {
  const shop = await shopOf();
  const { worker } = await guarded(shop);
  const run = await runOf(shop, some(200, 207));
  const sets = [run.people.slice(0, 6), run.people.slice(2).reverse()];
  const done = await Promise.all([
    purgePeople(shop.worker, shop.checked, { ...run, people: sets[0] ?? [] }),
    purgePeople(worker, shop.checked, { ...run, people: sets[1] ?? [] }),
  ]).finally(() => worker.end());
  assert.ok(done.flat().every((one) => one.done));
  assert.equal(done.flat().filter((one) => one.done && one.repeated).length, 4);
  assert.equal(await countRows(shop, 'habeas.receipt'), 8);
});

test('a failure anywhere leaves everybody as they were, and no receipt', async () => {
  const shop = await shopOf();
  await shop.client.query(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'no'; END$$;
    CREATE TRIGGER fail BEFORE DELETE ON accounts FOR EACH ROW WHEN (OLD.id = 172) EXECUTE FUNCTION fail()`);
  const before = await fingerprints(shop);
  await assert.rejects(purgePeople(shop.worker, shop.checked, await runOf(shop, some(170, 174))), /no/);
  assert.deepEqual(await fingerprints(shop), before);
});

test('a receipt that cannot be signed undoes all, once no statement is under way any more', async () => {
  const shop = await shopOf();
  const before = await fingerprints(shop);
  let underWay = 0;
  const sign = () => {
    throw new Error('no key');
  };
  const onStatement = async () => {
    underWay++;
    await sleep(20);
    underWay--;
  };
  const run = await runOf(shop, some(170, 174), { sign, onStatement });
  await assert.rejects(purgePeople(shop.worker, shop.checked, run), /no key/);
  assert.equal(underWay, 0);
  assert.deepEqual(await fingerprints(shop), before);
});

test('a row that passes from one of the set to another meanwhile is not erased under a plan that did not name it', async () => {
  const shop = await shopOf();
  await shop.client.query(
    "INSERT INTO ip_log (account_id, ip, action, logged_at) VALUES (180, '10.9.9.9', 'odd', now())",
  );
  const run = await runOf(shop, some(180, 181), {
    onStatement: async ({ act }) => {
      if (act === 'plan') await shop.client.query("UPDATE ip_log SET account_id = 181 WHERE action = 'odd'");
    },
  });
  await assert.rejects(purgePeople(shop.worker, shop.checked, run));
  assert.equal(await countRows(shop, "ip_log WHERE action = 'odd' AND ip = '10.9.9.9'"), 1);
  assert.equal(await countRows(shop, 'accounts WHERE id IN (180, 181)'), 2);
});

test('those who went are found no more; plans of two instants, nobody, and a run twice are refused', async () => {
  const shop = await shopOf();
  const run = await runOf(shop, some(190, 191));
  const [one] = run.people;
  assert.ok(one);
  const later = { ...one, id: randomUUID(), plan: { ...one.plan, at: new Date(0).toISOString() } };
  for (const people of [[one, later], [], [one, one]]) {
    await assert.rejects(purgePeople(shop.worker, shop.checked, { ...run, people }), RangeError);
  }
  await purgePeople(shop.worker, shop.checked, run);
  const found = await find(shop.worker, shop.checked, { identities: one.identities, at });
  assert.deepEqual(
    found.filter((finding) => finding.found > 0).map(({ table }) => table),
    [],
  );
});
