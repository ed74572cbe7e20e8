import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { codeOf, makeStaff, now, planned, statusOf } from '#tests/desk';
import { brought, laid } from '#tests/hold-list';
import { ownPortal } from '#tests/own-portal';
import { confirmHoldList } from './confirm-hold-list.ts';
import { holdsInForce } from './holds-in-force.ts';
import { holdsOn } from './holds-on.ts';
import { viewHoldList } from './view-hold-list.ts';

const portal = ownPortal();

async function heldFor(email: string) {
  const request = await findRequest(database(), (await planned('delete', { email })).id);
  assert.ok(request);
  return holdsOn(request);
}

const count = async () => (await portal.owner().query('SELECT count(*)::int AS holds FROM hold')).rows[0].holds;

test('US-6: everybody whose line is good is held, all rows, for their own reason or the list’s; nobody else is', async () => {
  const actor = await makeStaff('admin');
  await laid({ actor, lines: 'One@example.test\nnobody\ntwo@example.test,Fraud,Order 2,2035-12-31\none@example.test' });
  assert.deepEqual(await heldFor('one@example.test'), [
    { tables: 'all', reason: 'A court asked for it', law: 'Order 12-345', until: '2036-01-31' },
  ]);
  assert.deepEqual(await heldFor('two@example.test'), [
    { tables: 'all', reason: 'Fraud', law: 'Order 2', until: '2035-12-31' },
  ]);
  assert.deepEqual(await heldFor('three@example.test'), []);
  const known = (await holdsInForce()).map(({ identities }) => identities?.email);
  assert.deepEqual(known.flat().sort(), ['one@example.test', 'two@example.test']);
});

test('laid twice, also at once, a list holds everybody once, with one event', async () => {
  const actor = await makeStaff('admin');
  const id = await brought({ actor, lines: 'twice-a@example.test\ntwice-b@example.test' });
  const [before, events] = [await count(), await portal.events('hold-list-laid')];
  const lay = () => confirmHoldList({ actor, id, now });
  assert.deepEqual([...(await Promise.all([lay(), lay()])), await lay()].map(codeOf), ['ok', 'ok', 'ok']);
  assert.deepEqual([(await count()) - before, (await portal.events('hold-list-laid')) - events], [2, 1]);
});

test('the same list brought twice changes nothing and says so, also by two people at once', async () => {
  const lines = 'again-a@example.test\nagain-b@example.test';
  const [one, two] = [await makeStaff('approver'), await makeStaff('approver')];
  const asked = [
    { actor: one, id: await brought({ actor: one, lines }), now },
    { actor: two, id: await brought({ actor: two, lines }), now },
  ];
  const before = await count();
  assert.deepEqual((await Promise.all(asked.map(confirmHoldList))).map(codeOf).sort(), ['nothing-to-hold', 'ok']);
  assert.equal((await count()) - before, 2);
  const view = await viewHoldList({ actor: one, id: await brought({ actor: one, lines }), now });
  assert.deepEqual(view.ok && [view.value.good, view.value.report?.already], [0, [1, 2]]);
});

test('by who may not see whom holds are about, somebody who is held already is held by this list too', async () => {
  const actor = await makeStaff('admin');
  const before = await count();
  for (const lines of ['unseen-a@example.test', 'unseen-a@example.test\nunseen-b@example.test']) {
    await laid({ actor, lines });
  }
  assert.equal((await count()) - before, 3);
  assert.equal((await heldFor('unseen-a@example.test')).length, 2);
});

test('more people than one statement takes are held in one go, or none when one of them fails', async () => {
  const actor = await makeStaff('admin');
  const lines = Array.from({ length: 2101 }, (_, n) => `many-${n}@example.test`).join('\n');
  const id = await brought({ actor, lines });
  const before = await count();
  await portal.owner().query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
    CREATE TRIGGER refuse BEFORE UPDATE ON hold_list FOR EACH ROW EXECUTE FUNCTION refuse()`);
  await assert.rejects(confirmHoldList({ actor, id, now }));
  assert.equal(await count(), before);
  await portal.owner().query('DROP TRIGGER refuse ON hold_list');
  assert.equal(codeOf(await confirmHoldList({ actor, id, now })), 'ok');
  assert.equal((await count()) - before, 2101);
});

test('who is held is kept as keyed hashes and sealed, and open deletions are planned anew', async () => {
  const actor = await makeStaff('approver');
  const [cooling, other] = [await planned('delete'), await planned('delete')];
  await portal.owner().query("UPDATE request SET status = 'approved' WHERE id = ANY($1)", [[cooling.id, other.id]]);
  await laid({ actor, lines: `${cooling.email}\nclear@example.test` });
  assert.deepEqual([await statusOf(cooling.id), await statusOf(other.id)], ['review', 'approved']);
  const { rows } = await portal.owner().query(`SELECT h::text, i::text FROM hold h JOIN hold_identity i ON true
    WHERE h.created_by = '${actor.staffId}'`);
  const events = await portal.owner().query("SELECT detail::text FROM event WHERE type = 'hold-list-laid'");
  assert.doesNotMatch(JSON.stringify([rows, events.rows]), /clear@|636c65617240/);
});

test('only whoever brought a list lays it, and not once its lines are gone', async () => {
  const actor = await makeStaff('admin');
  const id = await brought({ actor, lines: 'stale@example.test' });
  assert.equal(codeOf(await confirmHoldList({ actor: await makeStaff('admin'), id, now })), 'not-found');
  await portal.owner().query('UPDATE hold_list SET lines_sealed = NULL WHERE id = $1', [id]);
  assert.equal(codeOf(await confirmHoldList({ actor, id, now })), 'not-possible-now');
});
