import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { and, eq } from 'drizzle-orm';
import { database } from '#db/client';
import { event } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { later, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { exportQueue } from './export-queue.ts';
import { findNeighbours } from './find-neighbours.ts';
import { listQueue } from './list-queue.ts';
import { listStaff } from './list-staff.ts';
import { proposeBulk } from './propose-bulk.ts';
import { identityIndex } from './who.ts';
import { writeQuery } from './write-query.ts';

ownPortal();

const hashOf = (address: string) => identityIndex('email', address).toString('hex');

async function found(actor: StaffActor, query: string, at = now) {
  const queue = await listQueue({ actor, query, now: at });
  return queue.ok ? { ids: queue.value.rows.map(({ id }) => id), fault: queue.value.fault?.says } : assert.fail();
}

const searches = (actor: StaffActor) =>
  database()
    .select({ detail: event.detail })
    .from(event)
    .where(and(eq(event.actorId, actor.staffId), eq(event.type, 'person-searched')));

const hurried = Array.from({ length: 29 }, (_, at) => `person-${at}@nobody.example`);

/** Has somebody look for as many as one may within a minute. */
async function lookFor(actor: StaffActor, at = now): Promise<void> {
  for (const address of hurried) assert.equal((await found(actor, `person:${hashOf(address)}`, at)).fault, undefined);
}

test('E8: each search for a person is an event of who searched and a keyed hash, on every way; other searches are none', async () => {
  const actor = await makeStaff('approver');
  const { id, email } = await planned('access');
  const query = `person:${hashOf(email)}`;
  assert.deepEqual(await found(actor, query), { ids: [id], fault: undefined });
  assert.ok((await exportQueue({ actor, query, columns: [], timeZone: '', now })).ok);
  assert.ok((await findNeighbours({ actor, id, query, now })).ok);
  const bulk = { act: 'assign', typed: {}, which: { query }, submissionKey: randomUUID() };
  assert.ok((await proposeBulk({ actor, ...bulk, now })).ok);
  await found(actor, 'is:open kind:access');
  const all = await searches(actor);
  assert.equal(all.length, 4);
  const [first] = all;
  for (const { detail } of all) assert.deepEqual(detail, first?.detail);
  const text = JSON.stringify(all);
  assert.match(text, /"terms":\["[0-9a-f]{64}"\]/);
  for (const part of [email, hashOf(email)]) assert.ok(!text.includes(part));
});

test('E8: from the thirtieth within a minute on nobody is found, the admins are told once, and the settings say who', async () => {
  const [admin, actor, colleague] = [await makeStaff('admin'), await makeStaff('viewer'), await makeStaff('viewer')];
  const { id, email } = await planned('access');
  const query = `person:${hashOf(email)}`;
  await lookFor(actor);
  for (let tries = 0; tries < 3; tries++) {
    const held = await found(actor, query);
    assert.deepEqual(held.ids, []);
    assert.match(held.fault ?? '', /looked for 30 people within a minute/);
  }
  const heldSeconds = async (typed: string) => {
    const queue = await listQueue({ actor, query: typed, now });
    return queue.ok && queue.value.fault ? queue.value.fault.heldSeconds : assert.fail();
  };
  assert.deepEqual([await heldSeconds(query), await heldSeconds('is:nonsense')], [60, undefined]);
  assert.equal((await searches(actor)).length, hurried.length);
  assert.deepEqual((await found(colleague, query)).ids, [id]);
  assert.notDeepEqual((await found(actor, 'is:open')).ids, []);
  assert.deepEqual((await found(actor, query, later(1))).ids, [id]);
  const letters = await lettersOf('staff-searching');
  assert.equal(letters.length, 1);
  assert.deepEqual(letters[0]?.fields.atMost, 30);
  assert.doesNotMatch(JSON.stringify(letters[0]?.fields), new RegExp(`${actor.name}|${actor.staffId}`));
  const staff = await listStaff({ actor: admin, now });
  const heldAt = (staffId: string) => staff.ok && staff.value.find((one) => one.id === staffId)?.searchHeldAt;
  assert.deepEqual([heldAt(actor.staffId), heldAt(colleague.staffId)], [now, null]);
});

test('E8: what is held on one way is held on all, and several in one search count each', async () => {
  const actor = await makeStaff('approver');
  const { id, email } = await planned('access');
  await lookFor(actor, later(10));
  const asked = { actor, now: later(10), query: `person:${hashOf(email)}` };
  assert.equal((await exportQueue({ ...asked, columns: [], timeZone: '' })).ok, false);
  assert.deepEqual(await findNeighbours({ ...asked, id }), { ok: true, value: { before: null, next: null } });
  const bulk = { act: 'assign', typed: {}, which: { query: asked.query }, submissionKey: randomUUID() };
  assert.equal((await proposeBulk({ actor, ...bulk, now: later(10) })).ok, false);
  const another = await makeStaff('viewer');
  for (let tries = 1; tries <= 5; tries++) {
    const six = Array.from({ length: 6 }, (_, at) => hashOf(`person-${tries}-${at}@nobody.example`));
    const { fault } = await found(another, `person:${six.join()}`);
    assert.equal(fault === undefined, tries < 5, String(tries));
  }
});

test('E8: of 40 searches at once by one person as many find somebody as may, and none waits for ever', async () => {
  const actor = await makeStaff('viewer');
  const { id, email } = await planned('access');
  const all = await Promise.all(Array.from({ length: 40 }, () => found(actor, `person:${hashOf(email)}`, later(20))));
  assert.equal(all.filter(({ ids }) => ids.includes(id)).length, 29);
});

test('E8: there is no free search: a wildcard, a letter or a part of an address finds nobody', async () => {
  const actor = await makeStaff('viewer');
  const { id, email } = await planned('access');
  // A letter that no reference has: by the beginning of a reference one may look.
  const parts = ['%', '_', '%%', 'person:%', 'person:_', 'l', '*', email.slice(0, 6), `${email.slice(0, 6)}%`, '%@%'];
  for (const typed of [
    ...parts,
    `person:${email.split('@')[0]}`,
    `%${email}`,
    `${email.slice(0, -1)}_`,
    '@example.test',
  ]) {
    const written = await writeQuery({ actor, text: typed, now });
    assert.ok(written.ok);
    for (const query of [typed, written.value])
      assert.ok(!(await found(actor, query, later(30))).ids.includes(id), query);
  }
  const whole = await writeQuery({ actor, text: email, now });
  assert.deepEqual(whole.ok && (await found(actor, whole.value, later(31))).ids, [id]);
});
