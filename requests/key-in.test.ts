import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { answersOf, emailOf, findRequest, identitiesKeyedIn } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { codeOf, eventsOf, fileAs, makeStaff, now } from '#tests/desk';
import { keyed, keyInForm, postal } from '#tests/keyed';
import { proven as provenAt } from '#tests/people';
import { lettersOf, openPortal } from '#tests/portal';
import { file } from './file.ts';
import { type KeyIn, keyIn } from './key-in.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let clerk: StaffActor;
before(async () => {
  portal = await openPortal();
  clerk = await makeStaff('reviewer');
});
after(() => portal.close());

const form = (more: Partial<KeyIn> = {}) => keyInForm({ actor: clerk, ...more });
const proven = (email: string) => provenAt(email, now);

const jobs = async (id: string): Promise<number> => {
  const text = "SELECT 1 FROM graphile_worker._private_jobs j WHERE j.payload->>'requestId' = $1 AND key IS NULL";
  return (await portal.owner.query(text, [id])).rowCount ?? 0;
};

test('US-5: the clock of a request that came by letter runs from the day it came, and nothing is looked up yet', async () => {
  const id = await keyed({ identities: { email: 'Letter@Example.test' } });
  const request = await findRequest(database(), id);
  assert.deepEqual(
    [request?.status, request?.receivedOn, request?.answerByOn, request?.channel, request?.personId],
    ['waiting', '2026-05-20', '2026-07-04', 'letter', null],
  );
  assert.equal(request && emailOf(request), 'letter@example.test');
  assert.equal(await jobs(id), 0);
  assert.deepEqual(await eventsOf(id), ['received', 'proof-asked']);
  const letter = (await lettersOf('confirm')).find(({ to }) => to === 'letter@example.test');
  assert.ok(letter?.fields.statusUrl.endsWith(`/requests/${id}`));
});

test('the same form twice, also at once, makes one request, one letter and one event', async () => {
  const sent = form({ identities: { email: 'twice-keyed@example.test' } });
  const all = await Promise.all([keyIn(sent), keyIn(sent), keyIn(sent)]);
  all.push(await keyIn(sent));
  const ids = new Set(all.map((one) => (one.ok ? one.value.id : codeOf(one))));
  assert.equal(ids.size, 1);
  assert.equal((await lettersOf('confirm')).filter(({ to }) => to === 'twice-keyed@example.test').length, 1);
  assert.deepEqual(await eventsOf([...ids][0] ?? ''), ['received', 'proof-asked']);
});

test('what cannot be right is told at its field, and nothing is kept', async () => {
  const before = await portal.owner.query('SELECT count(*) FROM request');
  const email = 'odd@example.test';
  const wrong: [Partial<KeyIn>, string, string | undefined][] = [
    [{ receivedOn: '2026-06-02' }, 'day-in-future', 'receivedOn'],
    [{ receivedOn: '2026-02-30' }, 'day-not-valid', 'receivedOn'],
    [{ receivedOn: 'yesterday' }, 'day-not-valid', 'receivedOn'],
    [{ receivedOn: '0026-05-20' }, 'day-not-valid', 'receivedOn'],
    [{ receivedOn: null }, 'day-not-valid', 'receivedOn'],
    [{ channel: 'pigeon' }, 'channel-missing', 'channel'],
    [{ submissionKey: 'x' }, 'page-expired', undefined],
    [{ identities: { email: 'Ann <ann@x.test>' } }, 'address-not-plain', 'email'],
    [{ identities: { phone: 'none' }, postal }, 'identity-not-valid', 'identity-phone'],
    [{ identities: { passport: 'C01X' }, postal }, 'identity-not-valid', 'identity-passport'],
    [{ identities: {} }, 'postal-missing', 'postal'],
    [{ identities: { email }, mayWriteToMailbox: false, postal: ' \n' }, 'postal-missing', 'postal'],
    [{ answers: { kind: 'delete', scope: 'attic' } }, 'choice-unknown', 'scope'],
    [{ answers: { kind: 'opt-out', purposes: [] } }, 'answers-incomplete', 'purposes'],
    [{ answers: { kind: 'opt-out', purposes: ['offers'] }, identities: {}, postal }, 'identity-missing', 'email'],
    [{ answers: undefined }, 'answers-incomplete', undefined],
  ];
  for (const [more, code, field] of wrong) {
    const refused = await keyIn(form({ identities: { email }, ...more }));
    assert.ok(!refused.ok, code);
    assert.deepEqual([refused.problems[0].code, refused.problems[0].field], [code, field]);
  }
  assert.deepEqual((await portal.owner.query('SELECT count(*) FROM request')).rows, before.rows);
});

test('a wrong correction says which of them it is', async () => {
  const right = { field: 'accounts.phone', value: '+49 30 123456' };
  const answers = { kind: 'correct', changes: [right, { field: 'accounts.phone', value: 'my phone' }] };
  const refused = await keyIn(form({ identities: { email: 'two@example.test' }, answers }));
  assert.deepEqual(refused.ok || refused.problems, [
    { code: 'value-not-valid', field: 'value', detail: { change: 1 } },
  ]);
});

test('an opt-out that was keyed in takes effect at once, whatever identity it names', async () => {
  const answers = { kind: 'opt-out', purposes: ['offers'] };
  const id = await keyed({ answers, identities: { phone: '+1 (555) 010-2222' }, postal, channel: 'call' });
  const request = await findRequest(database(), id);
  assert.equal(request?.status, 'received');
  assert.deepEqual(request && [emailOf(request), identitiesKeyedIn(request)], [null, { phone: '+15550102222' }]);
  assert.equal(await jobs(id), 1);
});

test('nobody keys in their own request, and a viewer none; both refusals are recorded', async () => {
  const self = await makeStaff('reviewer', 'self-keying@desk.test');
  const viewer = await makeStaff('viewer');
  const about = { identities: { phone: '+15550102222', email: 'self-keying@desk.test' } };
  assert.equal(codeOf(await keyIn(form({ actor: self, ...about }))), 'self-not-allowed');
  assert.equal(codeOf(await keyIn(form({ actor: viewer, channel: 'nonsense' }))), 'role-not-allowed');
  const denied = await portal.owner.query("SELECT 1 FROM event WHERE type = 'denied' AND actor_id = ANY($1)", [
    [self.staffId, viewer.staffId],
  ]);
  assert.equal(denied.rowCount, 2);
});

test('a stranger’s letter does not stand in the way: who asks on our pages takes it up with their own answers', async () => {
  const id = await keyed({
    identities: { email: 'victim@example.test' },
    answers: { kind: 'delete', scope: 'everything' },
  });
  const actor = await proven('victim@example.test');
  const filing = { answers: { kind: 'delete', scope: 'account' }, submissionKey: randomUUID(), language: 'en', now };
  const filed = await file({ ...filing, actor });
  assert.equal(filed.ok && filed.value.id, id);
  const request = await findRequest(database(), id);
  assert.deepEqual([request?.status, request?.personId], ['received', actor.personId]);
  assert.deepEqual(request && answersOf(request), { kind: 'delete', scope: 'account', note: '' });
});

test('keying in what the person has asked already leads to their open request, which stays as it is', async () => {
  const open = await fileAs('already@example.test', 'delete');
  assert.equal(await keyed({ identities: { email: 'already@example.test' } }), open);
  assert.deepEqual(await eventsOf(open), ['received', 'asked-again']);
});

test('requests about one telephone number are one person’s: an open one is not doubled', async () => {
  const about = { identities: { phone: '+49 30 777777' }, postal };
  const first = await keyed(about);
  assert.equal(await keyed(about), first);
  const nameless = { identities: {}, postal };
  assert.notEqual(await keyed(nameless), await keyed(nameless), 'of people without any identity nobody can tell');
});

test('who is not safe in their mailbox is sent no letter that asks for a code from it: the one by post says that it came', async () => {
  const identities = { email: 'unsafe-home@example.test' };
  const id = await keyed({ mayWriteToMailbox: false, mailboxUnsafe: true, postal, identities });
  const { rows } = await portal.owner.query('SELECT kind FROM letter WHERE request_id = $1', [id]);
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['acknowledgement'],
  );
});
