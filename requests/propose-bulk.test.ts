import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { countedRow, insertCounted } from '#tests/counted';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { confirmBulk } from './confirm-bulk.ts';
import { type ProposeBulk, proposeBulk } from './propose-bulk.ts';
import { stopBulk } from './stop-bulk.ts';
import { viewBulk } from './view-bulk.ts';
import { workOffBulk } from './work-off-bulk.ts';

const portal = ownPortal('habeas_web');

const open = (answerByOn: string) => countedRow({ status: 'review', outcome: null, answerByOn });
const propose = async (asked: Partial<ProposeBulk> = {}) =>
  proposeBulk({
    actor: await makeStaff('reviewer'),
    act: 'assign',
    typed: {},
    which: { query: 'is:open' },
    submissionKey: randomUUID(),
    now,
    ...asked,
  });

test('all that match now are taken, and none that comes later; a form sent twice makes one proposal', async () => {
  const actor = await makeStaff('reviewer');
  const made = await insertCounted([open('2026-09-02'), open('2026-09-01'), countedRow()]);
  const submissionKey = randomUUID();
  const ids = new Set<string>();
  for (const _ of [1, 2]) {
    const result = await propose({ actor, submissionKey, which: { query: 'is:open due:2026-09' } });
    assert.ok(result.ok);
    ids.add(result.value);
    await insertCounted([open('2026-09-03')]);
  }
  const [id = ''] = ids;
  assert.equal(ids.size, 1);
  const view = await viewBulk({ actor, id, now, show: 'all', after: 0 });
  assert.ok(view.ok);
  assert.deepEqual(
    view.value.rows.map(({ requestId }) => requestId),
    [made[1], made[0]],
  );
  assert.deepEqual([view.value.stage, view.value.counts.new], ['checking', 2]);
  assert.equal(await portal.jobs(`bulk:${id}`), 1);
});

test('a form that somebody went back to and sent with something else in it makes another proposal', async () => {
  const actor = await makeStaff('reviewer');
  await insertCounted([open('2026-09-11'), open('2026-09-12')]);
  const sent = { actor, submissionKey: randomUUID(), typed: { staffId: '' }, which: { query: 'due:2026-09-11' } };
  const again: Partial<ProposeBulk>[] = [
    {},
    {},
    { typed: { staffId: actor.staffId } },
    { which: { query: 'due:2026-09-12' } },
    { act: 'ask', typed: { words: 'Which one?' } },
    { act: 'ask', typed: { words: 'Which account?' } },
  ];
  const made = [];
  for (const other of again) made.push(await propose({ ...sent, ...other }));
  const ids = made.map((one) => (one.ok ? one.value : assert.fail(codeOf(one))));
  assert.equal(ids[0], ids[1]);
  assert.equal(new Set(ids).size, again.length - 1);
});

test('what lacks, matches nothing, matches too many or is not understood is told, and nothing is written down', async () => {
  await insertCounted([open('2026-10-01'), open('2026-10-01'), open('2026-10-01')]);
  const code = async (asked: Partial<ProposeBulk>) => codeOf(await propose(asked));
  assert.equal(await code({ act: 'approve' }), 'choice-unknown');
  assert.equal(await code({ act: 'ask' }), 'reason-missing');
  assert.equal(await code({ act: 'extend', typed: { reason: ' ' } }), 'reason-missing');
  assert.equal(await code({ act: 'refuse', typed: { reason: 'x' } }), 'ground-missing');
  assert.equal(await code({ act: 'refuse', typed: { reason: 'x', ground: 'because' } }), 'ground-missing');
  const neither = await propose({ act: 'refuse', typed: { ground: '', reason: '' } });
  assert.deepEqual(neither.ok || neither.problems.map(({ field }) => field), ['ground', 'reason']);
  assert.equal(await code({ submissionKey: 'again' }), 'page-expired');
  assert.equal(await code({ which: { ids: [] } }), 'none-selected');
  assert.equal(await code({ which: { ids: ["' or true"] } }), 'none-selected');
  assert.equal(await code({ which: { query: 'knd:delete' } }), 'query-unclear');
  const which = { query: 'due:2026-10' };
  const { rows: before } = await portal.owner().query('SELECT count(*) FROM bulk');
  assert.equal(await code({ which, atMost: 2 }), 'too-many-selected');
  const { rows } = await portal.owner().query('SELECT count(*) FROM bulk');
  assert.deepEqual(rows, before);
  assert.equal(await code({ which, atMost: 3 }), 'ok');
});

test('whoever may not triage proposes nothing; words are sealed at rest', async () => {
  await insertCounted([open('2026-11-01')]);
  for (const role of ['viewer', 'auditor', 'admin'] as const) {
    assert.equal(codeOf(await propose({ actor: await makeStaff(role) })), 'role-not-allowed');
    const odd = { actor: await makeStaff(role), act: 'approve', submissionKey: '' };
    assert.equal(codeOf(await propose(odd)), 'role-not-allowed', 'before what is odd about it');
  }
  const asked = { act: 'ask', typed: { words: 'CANARY words' }, which: { query: 'due:2026-11' } };
  assert.equal(codeOf(await propose(asked)), 'ok');
  const { rows } = await portal
    .owner()
    .query("SELECT 1 FROM bulk WHERE position('CANARY' in encode(words_sealed, 'escape')) > 0");
  assert.deepEqual(rows, []);
});

test('somebody else of the desk sees, begins and stops none of it', async () => {
  const actor = await makeStaff('reviewer');
  await insertCounted([open('2026-12-01')]);
  const made = await propose({ actor, which: { query: 'due:2026-12' } });
  const id = made.ok ? made.value : '';
  for (const role of ['approver', 'viewer', 'admin'] as const) {
    const asked = { actor: await makeStaff(role), id, now };
    assert.equal(codeOf(await viewBulk({ ...asked, show: 'all', after: 0 })), 'not-found');
    assert.notEqual(codeOf(await confirmBulk(asked)), 'ok');
    assert.notEqual(codeOf(await stopBulk(asked)), 'ok');
  }
  assert.equal(codeOf(await viewBulk({ actor, id: 'x', now, show: 'all', after: 0 })), 'not-found');
  assert.equal(codeOf(await stopBulk({ actor, id, now })), 'ok');
  await workOffBulk({ id, now: () => now });
});
