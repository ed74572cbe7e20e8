import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { inTransaction } from '#db/client';
import type { PersonActor } from '#domain/actor';
import type { Answers } from '#domain/answers';
import { lettersOf, openPortal } from '#tests/portal';
import { file, fileOptOut, keepRequest } from './file.ts';
import { personOf } from './redeem.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal();
});
after(() => portal.close());

const now = new Date('2026-03-05T12:00:00Z');

async function person(email: string): Promise<PersonActor> {
  const personId = await inTransaction((tx) => personOf(tx, email));
  return { kind: 'person', personId, sessionId: randomUUID(), email, provenAt: now };
}

const filing = (answers: unknown, submissionKey: string = randomUUID()) => ({
  answers,
  submissionKey,
  language: 'en',
  now,
});

async function count(sql: string, values: unknown[]): Promise<number> {
  const { rows } = await portal.owner.query<{ count: string }>(`SELECT count(*) ${sql}`, values);
  return Number(rows[0]?.count);
}

test('a request, its event, its letter and its job are there together', async () => {
  const filed = await file({ ...filing({ kind: 'access', note: '' }), actor: await person('ann@example.test') });
  assert.ok(filed.ok);
  assert.match(filed.value.reference, /^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  assert.equal(await count('FROM event WHERE request_id = $1 AND type = $2', [filed.value.id, 'received']), 1);
  const [letter] = await lettersOf('acknowledgement');
  assert.equal(letter?.to, 'ann@example.test');
  assert.equal(letter.fields.answerByOn, '2026-04-19');
  assert.equal(
    await count(
      `FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = 'find-and-plan' AND j.payload->>'requestId' = $1`,
      [filed.value.id],
    ),
    1,
  );
});

test('A17: asking ten times while a request is open makes one request and one letter', async () => {
  const actor = await person('often@example.test');
  const references = new Set<string>();
  for (let time = 0; time < 10; time++) {
    const filed = await file({ ...filing({ kind: 'access' }), actor });
    assert.ok(filed.ok);
    references.add(filed.value.reference);
  }
  assert.equal(references.size, 1);
  assert.equal((await lettersOf('acknowledgement')).filter(({ to }) => to === 'often@example.test').length, 1);
});

test('a copy of everything is one of its own while one of a part is open, and of a part it is one of them', async () => {
  const actor = await person('parts@example.test');
  const ask = async (...categories: string[]) => {
    const filed = await file({ ...filing({ kind: 'access', categories }), actor });
    return filed.ok ? filed.value.id : '';
  };
  const [part, all] = [await ask('contact'), await ask()];
  assert.notEqual(part, all);
  assert.equal(await ask(), all);
  assert.ok([part, all].includes(await ask('contact')));
});

test('a deletion or a correction of something else is not lost in the open one: that this one is open is said', async () => {
  const actor = await person('otherwise@example.test');
  const ask = async (answers: object) => {
    const filed = await file({ ...filing(answers), actor });
    return filed.ok ? filed.value.id : filed.problems[0].code;
  };
  const part = await ask({ kind: 'delete', scope: 'account' });
  assert.equal(await ask({ kind: 'delete', scope: 'account' }), part);
  assert.equal(await ask({ kind: 'delete', scope: 'everything' }), 'asked-otherwise');
  const change = (value: string) => ({ kind: 'correct', changes: [{ field: 'accounts.phone', value }] });
  const first = await ask(change('+12025550100'));
  assert.equal(await ask(change('+12025550100')), first);
  assert.equal(await ask(change('+12025550199')), 'asked-otherwise');
});

test('the same copy, asked for at once on several ways, is one request', async () => {
  const actor = await person('copies-at-once@example.test');
  const answers: Answers = { kind: 'access', categories: [], note: '' };
  const who = { email: actor.email, others: {} };
  const keep = () => inTransaction((tx) => keepRequest(tx, { ...filing(answers), answers, actor, who }));
  const kept = await Promise.all([keep(), keep(), keep()]);
  assert.equal(new Set(kept.map(({ id }) => id)).size, 1);
});

test('A17: ten questions of one person are taken in a day, the eleventh on the next, and those of somebody else at once', async () => {
  const [actor, else_] = [await person('asks@example.test'), await person('asks-too@example.test')];
  const ask = async (by: PersonActor, at = now) => {
    const answers = { kind: 'other', topic: 'complaint', words: 'Why?' };
    const filed = await file({ ...filing(answers), actor: by, now: at });
    return filed.ok ? 'ok' : filed.problems[0].code;
  };
  for (let time = 0; time < 10; time++) assert.equal(await ask(actor), 'ok');
  assert.equal(await ask(actor), 'too-many-others');
  assert.equal(await ask(else_), 'ok');
  assert.equal((await file({ ...filing({ kind: 'access' }), actor })).ok, true);
  assert.equal(await ask(actor, new Date('2026-03-06T12:00:00Z')), 'ok');
});

test('a form sent twice at once makes one request with one confirmation', async () => {
  const actor = await person('twice@example.test');
  const sent = filing({ kind: 'delete', scope: 'everything' });
  const filed = await Promise.all([file({ ...sent, actor }), file({ ...sent, actor }), file({ ...sent, actor })]);
  assert.equal(new Set(filed.map((one) => one.ok && one.value.id)).size, 1);
});

test('an opt-out needs nobody to prove anything, and sends no letter to answer', async () => {
  const filed = await fileOptOut({
    ...filing({ kind: 'opt-out', purposes: ['offers'] }),
    typed: 'Quiet@Example.test',
    client: 'here',
  });
  assert.ok(filed.ok);
  assert.equal(await count('FROM letter WHERE request_id = $1', [filed.value.id]), 0);
  assert.equal(await count('FROM request WHERE id = $1 AND person_id IS NULL', [filed.value.id]), 1);
});

test('an opt-out of something else is one of its own while the first is open, and of the same it is the same', async () => {
  const asked = { typed: 'two@example.test', client: 'here' };
  const filed = [];
  for (const purposes of [['offers'], ['news'], ['offers', 'news'], ['offers']]) {
    filed.push(await fileOptOut({ ...filing({ kind: 'opt-out', purposes }), ...asked }));
  }
  const [first, second, both, again] = filed.map((one) => one.ok && one.value.id);
  assert.equal(new Set([first, second, both]).size, 3);
  assert.ok(again === first || again === both);
});

test('only an opt-out can be filed without proof', async () => {
  const filed = await fileOptOut({
    ...filing({ kind: 'delete', scope: 'everything' }),
    typed: 'a@example.test',
    client: 'here',
  });
  assert.equal(!filed.ok && filed.problems[0].code, 'kind-not-offered');
});

test('E14: fields that a form has no business with change nothing', async () => {
  const answers = {
    kind: 'access',
    status: 'done',
    role: 'admin',
    verified: true,
    assigneeId: randomUUID(),
    answerByOn: '2099-01-01',
  };
  const filed = await file({ ...filing(answers), actor: await person('mass@example.test') });
  assert.ok(filed.ok);
  assert.equal(
    await count(
      `FROM request WHERE id = $1 AND status = 'received' AND assignee_id IS NULL AND answer_by_on = '2026-04-19'`,
      [filed.value.id],
    ),
    1,
  );
});

test('a choice that the map does not offer is refused by name', async () => {
  const actor = await person('forged@example.test');
  const cases = [
    [{ kind: 'access', categories: ['secrets'] }, 'categories'],
    [{ kind: 'correct', changes: [{ field: 'accounts.password_hash', value: 'x' }] }, 'field'],
    [{ kind: 'delete', scope: 'everybody' }, 'scope'],
    [{ kind: 'opt-out', purposes: ['account'] }, 'purposes'],
    [{ kind: 'report-lost', items: ['keys'] }, 'items'],
  ] as const;
  for (const [answers, field] of cases) {
    const filed = await file({ ...filing(answers), actor });
    assert.deepEqual(!filed.ok && filed.problems[0], { code: 'choice-unknown', field });
  }
});

test('what tells who the person is lies sealed', async () => {
  await file({ ...filing({ kind: 'access', note: 'CANARY-NOTE' }), actor: await person('sealed@example.test') });
  const { rows } = await portal.owner.query<{ text: string }>(
    `SELECT string_agg(r::text, '') || (SELECT string_agg(p::text, '') FROM person p) || (SELECT string_agg(l::text, '') FROM letter l)
       || (SELECT string_agg(e::text, '') FROM event e) AS text FROM request r`,
  );
  assert.doesNotMatch(rows[0]?.text ?? '', /example\.test|CANARY-NOTE/);
});
