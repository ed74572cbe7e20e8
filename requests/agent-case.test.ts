import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { agentOf, findRequest, postalOf } from '#db/request';
import type { StaffActor } from '#domain/actor';
import type { AgentBasis } from '#domain/agent';
import { codeOf, eventsOf, later, makeStaff, now, statusOf } from '#tests/desk';
import { keyed, keyInForm, postal } from '#tests/keyed';
import { proven } from '#tests/people';
import { lettersOf, openPortal } from '#tests/portal';
import { checkIdentity } from './check-identity.ts';
import { confirm } from './confirm.ts';
import { type KeyIn, keyIn } from './key-in.ts';
import { lapse } from './lapse.ts';
import { viewDetails } from './view-details.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { viewRequest } from './view-request.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let clerk: StaffActor;
let colleague: StaffActor;
before(async () => {
  portal = await openPortal('habeas_worker');
  [clerk, colleague] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
});
after(() => portal.close());

const agent = (basis: AgentBasis | '', more = {}) => ({
  basis,
  name: 'Acme Agents',
  address: '9 Agent Road\nSacramento',
  getsAnswer: false,
  ...more,
});

let cases = 0;
/** What an agent asks for somebody of its own. */
async function opened(basis: AgentBasis, more: Partial<KeyIn> = {}) {
  const email = `asked-for-${++cases}@example.test`;
  const id = await keyed({ actor: clerk, identities: { email }, agent: agent(basis), residence: 'us-ca', ...more });
  return { id, email };
}
const looked = (id: string, actor = colleague) =>
  checkIdentity({ actor, id, now, reason: 'Read the power of attorney' });
const kindsTo = async (email: string) => {
  const all = await Promise.all(
    (['confirm', 'acknowledgement', 'opt-out-done', 'lapsed'] as const).map(async (kind) =>
      (await lettersOf(kind)).filter(({ to }) => to === email).map(() => kind),
    ),
  );
  return all.flat();
};
const found = async (id: string) => (await findRequest(database(), id)) ?? assert.fail('gone');

test('a signed permission is confirmed by the person’s own mailbox, and no colleague can stand in for that', async () => {
  const { id, email } = await opened('permission');
  assert.equal(await statusOf(id), 'waiting');
  assert.deepEqual(await kindsTo(email), ['confirm']);
  assert.equal(codeOf(await looked(id)), 'not-possible-now');
  const actor = await proven(email, now);
  assert.ok((await confirm({ actor, id, now })).ok);
  assert.equal(await statusOf(id), 'received');
});

test('with a power of attorney the person is not asked: a colleague looks at the paper, never who keyed it in', async () => {
  const { id, email } = await opened('power-of-attorney');
  assert.deepEqual([await statusOf(id), await eventsOf(id)], ['waiting', ['received']]);
  assert.deepEqual(await kindsTo(email), ['acknowledgement']);
  assert.equal(codeOf(await looked(id, clerk)), 'keyed-in-by-you');
  assert.ok((await looked(id)).ok);
  assert.equal(await statusOf(id), 'received');
});

test('looked at twice, a paper counts once', async () => {
  const { id } = await opened('representative');
  assert.ok((await looked(id)).ok);
  assert.ok((await looked(id)).ok);
  assert.deepEqual(await eventsOf(id), ['received', 'identity-checked']);
});

test('a paper that the desk has not looked at closes nothing; a person who does not confirm does', async () => {
  const [onPaper, asked] = [await opened('power-of-attorney'), await opened('permission')];
  await lapse(later(60 * 24 * 60));
  assert.deepEqual([await statusOf(onPaper.id), await statusOf(asked.id)], ['waiting', 'lapsed']);
});

test('an agent’s opt-out waits for nobody, on whatever basis', async () => {
  for (const basis of ['permission', 'power-of-attorney', 'representative'] as const) {
    const { id, email } = await opened(basis, { answers: { kind: 'opt-out', purposes: ['offers'] } });
    assert.equal(await statusOf(id), 'received', basis);
    assert.deepEqual(await kindsTo(email), []);
  }
});

test('the answer goes to the agent only where a power of attorney says so, and then by post', async () => {
  const toAgent = await opened('power-of-attorney', { agent: agent('power-of-attorney', { getsAnswer: true }) });
  const request = await found(toAgent.id);
  assert.deepEqual([request.lettersByPost, postalOf(request)], [true, 'Acme Agents\n9 Agent Road\nSacramento']);
  assert.deepEqual(await kindsTo(toAgent.email), []);
  const toPerson = await found((await opened('power-of-attorney')).id);
  assert.deepEqual([toPerson.lettersByPost, postalOf(toPerson)], [false, null]);
});

test('with less than a power of attorney no field takes the agent’s address, and nothing is kept', async () => {
  const email = 'nobody-kept@example.test';
  const wrong: [Partial<KeyIn>, string, string][] = [
    [{ agent: agent('permission', { getsAnswer: true }) }, 'answer-to-person', 'letters'],
    [{ agent: agent('', { name: '', address: '', getsAnswer: true }) }, 'basis-missing', 'agentBasis'],
    [{ agent: agent('') }, 'basis-missing', 'agentBasis'],
    [{ agent: agent('permission', { name: ' ' }) }, 'agent-missing', 'agentName'],
    [{ agent: agent('permission', { address: '' }) }, 'agent-missing', 'agentAddress'],
    [{ agent: agent('permission', { name: 'x'.repeat(201) }) }, 'answer-too-long', 'agentName'],
    [{ agent: agent('permission', { address: `Acme, ${email.toUpperCase()}` }) }, 'answer-to-person', 'email'],
    [
      { agent: agent('permission'), mayWriteToMailbox: false, postal: 'Ann Example\r\n9, Agent Road, SACRAMENTO' },
      'answer-to-person',
      'postal',
    ],
    [{ agent: agent('representative'), parentEmail: 'parent@example.test' }, 'agent-or-parent', 'parentEmail'],
  ];
  const before = (await portal.owner.query('SELECT count(*) FROM request')).rows;
  for (const [more, code, field] of wrong) {
    const refused = await keyIn(keyInForm({ actor: clerk, identities: { email }, ...more }));
    assert.ok(!refused.ok, code);
    assert.deepEqual([refused.problems[0].code, refused.problems[0].field], [code, field]);
  }
  assert.deepEqual((await portal.owner.query('SELECT count(*) FROM request')).rows, before);
  const own = await found(await keyed({ actor: clerk, identities: { email }, mayWriteToMailbox: false, postal }));
  assert.equal(agentOf(own), null);
});

test('the desk sees that an agent asks and on what, their name only for a reason', async () => {
  const { id } = await opened('power-of-attorney');
  const view = await viewRequest({ actor: colleague, id, now });
  assert.ok(view.ok);
  assert.deepEqual(
    [view.value.agent, view.value.next],
    [{ basis: 'power-of-attorney', getsAnswer: false }, 'check-identity'],
  );
  assert.doesNotMatch(JSON.stringify(view.value), /Acme|Agent Road/);
  const details = await viewDetails({ actor: colleague, id, now, reason: 'identify' });
  assert.ok(details.ok);
  const names = details.value.who.map(({ name, value }) => `${name}: ${value}`);
  assert.ok(names.includes('agent: Acme Agents') && names.includes('agent’s address: 9 Agent Road\nSacramento'));
});

test('the person sees who asked in their name; to somebody else there is no such request', async () => {
  const { id, email } = await opened('permission');
  const own = await viewOwnRequest({ actor: await proven(email, now), id, now });
  assert.deepEqual(own.ok && [own.value.agent, own.value.toConfirm], [
    { name: 'Acme Agents', basis: 'permission' },
    true,
  ]);
  const other = await viewOwnRequest({ actor: await proven('not-asked-for@example.test', now), id, now });
  assert.equal(codeOf(other), 'not-found');
});
