import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import { childOf, emailOf, findRequest } from '#db/request';
import { installation } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { codeOf, eventsOf, later, makeStaff, now, statusOf } from '#tests/desk';
import { keyed, keyInForm, postal } from '#tests/keyed';
import { proven } from '#tests/people';
import { lettersOf, openPortal } from '#tests/portal';
import { answerQuestion } from './answer-question.ts';
import { checkIdentity } from './check-identity.ts';
import { confirm } from './confirm.ts';
import { type KeyIn, keyIn } from './key-in.ts';
import { lapse } from './lapse.ts';
import { refuse } from './refuse.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { withdraw } from './withdraw.ts';

process.env.HABEAS_ORGANISATION = 'examples/jivochat';

let portal: Awaited<ReturnType<typeof openPortal>>;
let clerk: StaffActor;
let colleague: StaffActor;
before(async () => {
  portal = await openPortal('habeas_worker');
  const { mapFace } = await findInstallation(database());
  assert.ok(mapFace);
  await database()
    .update(installation)
    .set({ mapFace: { ...mapFace, hasChildCases: true } });
  [clerk, colleague] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
});
after(() => portal.close());

let cases = 0;
/** A case of its own child and parent. */
async function opened(more: Partial<KeyIn> = {}) {
  const [child, parent] = [`child-${++cases}@example.test`, `parent-${cases}@example.test`];
  const id = await keyed({ actor: clerk, identities: { email: child }, parentEmail: parent, ...more });
  return { id, child, parent };
}
const shown = (id: string) => checkIdentity({ actor: colleague, id, now, reason: 'Spoke to the school' });
const jobsOf = async (id: string, task: string): Promise<number> => {
  const text = `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE j.payload->>'requestId' = $1 AND t.identifier = $2`;
  return (await portal.owner.query(text, [id, task])).rowCount ?? 0;
};

test('JS-3: a case is about the child, writes to the parent without naming the child, and freezes at once', async () => {
  const { id, child, parent } = await opened();
  const request = await findRequest(database(), id);
  assert.ok(request);
  assert.deepEqual([childOf(request), emailOf(request), request.status], [{ email: child }, parent, 'waiting']);
  assert.equal(await jobsOf(id, 'run'), 1);
  const letters = (await lettersOf('child-case')).filter(({ to }) => to === parent);
  assert.equal(letters.length, 1);
  assert.equal(JSON.stringify(letters).includes(child), false);
});

test('keyed in twice, one child has one case, whoever is named as the parent', async () => {
  const { id, child } = await opened();
  const again = await opened({ identities: { email: child } });
  assert.equal(again.id, id);
  assert.deepEqual(await eventsOf(id), ['received', 'proof-asked', 'asked-again']);
});

test('a parent has a deletion of their own and cases of two children at once', async () => {
  const parent = 'of-two@example.test';
  const ids = [
    (await opened({ parentEmail: parent })).id,
    (await opened({ parentEmail: parent })).id,
    await keyed({ actor: clerk, identities: { email: parent } }),
  ];
  assert.equal(new Set(ids).size, 3);
});

test('a mailbox alone decides nothing and learns nothing of the child', async () => {
  const { id, child, parent } = await opened();
  const actor = await proven(parent, now);
  for (const decide of [confirm, withdraw])
    assert.equal(codeOf(await decide({ actor, id, now })), 'parenthood-not-shown');
  assert.equal(codeOf(await answerQuestion({ actor, id, words: 'Delete it', now })), 'not-possible-now');
  const view = await viewOwnRequest({ actor, id, now });
  assert.ok(view.ok);
  assert.deepEqual([view.value.child, view.value.canCancel], ['show', false]);
  assert.equal(JSON.stringify(view.value).includes(child), false);
  assert.equal(await jobsOf(id, 'release-lost'), 0);
});

test('parenthood is noted by another than who keyed it in, and noted twice it is noted once', async () => {
  const { id, parent } = await opened();
  const own = await checkIdentity({ actor: clerk, id, now, reason: 'Sounded like it' });
  assert.equal(codeOf(own), 'keyed-in-by-you');
  for (const _ of [1, 2]) assert.equal(codeOf(await shown(id)), 'ok');
  assert.deepEqual(await eventsOf(id), ['received', 'proof-asked', 'parenthood-shown']);
  assert.equal(await statusOf(id), 'waiting');
  assert.equal((await lettersOf('child-case')).filter(({ to }) => to === parent).length, 2);
});

test('JS-4: a shown parent decides to delete, twice is once; to somebody else and to the child it is none', async () => {
  const { id, child, parent } = await opened();
  await shown(id);
  for (const other of [child, 'stranger@example.test']) {
    assert.equal(codeOf(await confirm({ actor: await proven(other, now), id, now })), 'not-found');
  }
  const actor = await proven(parent, now);
  for (const _ of [1, 2]) assert.equal(codeOf(await confirm({ actor, id, now })), 'ok');
  assert.deepEqual([await statusOf(id), await jobsOf(id, 'find-and-plan')], ['received', 1]);
});

test('JS-3: a shown parent says that use may go on, and a refused case is given back too', async () => {
  const { id, parent } = await opened();
  await shown(id);
  const actor = await proven(parent, now);
  for (const _ of [1, 2]) assert.equal(codeOf(await withdraw({ actor, id, now })), 'ok');
  assert.deepEqual([await statusOf(id), await jobsOf(id, 'release-lost')], ['withdrawn', 1]);
  const other = await opened();
  const refused = await refuse({ actor: colleague, id: other.id, now, ground: 'not-identified', reason: 'No parent' });
  assert.equal(codeOf(refused), 'ok');
  assert.equal(await jobsOf(other.id, 'release-lost'), 1);
});

test('JS-3: looked for twice, silence for the days of the organisation file goes on as a deletion once', async () => {
  const { id } = await opened();
  const end = 21 * 24 * 60;
  await lapse(later(end - 1));
  assert.equal(await statusOf(id), 'waiting');
  await Promise.all([lapse(later(end + 1)), lapse(later(end + 1))]);
  assert.equal(await statusOf(id), 'received');
  assert.equal((await eventsOf(id)).filter((type) => type === 'parent-silent').length, 1);
});

test('what cannot be a case is told at its field, and nothing is kept', async () => {
  const [identities, parentEmail] = [{ email: 'odd-child@example.test' }, 'odd-parent@example.test'];
  const wrong: [Partial<KeyIn>, string][] = [
    [{ parentEmail: 'no address' }, 'address-not-plain'],
    [{ identities: {} }, 'identity-missing'],
    [{ mayWriteToMailbox: false, postal }, 'address-missing'],
    [{ answers: { kind: 'access' } }, 'kind-not-offered'],
  ];
  for (const [more, code] of wrong) {
    const filed = await keyIn(keyInForm({ actor: clerk, identities, parentEmail, ...more }));
    assert.equal(codeOf(filed), code);
  }
});
