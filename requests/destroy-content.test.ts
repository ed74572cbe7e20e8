import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { incident, request } from '#db/schema/index';
import { close, closedOf, dayAfter, isDestroyed, lastDay, rowOf } from '#tests/closed';
import { eventsOf, fileAs, makeStaff, now, planned } from '#tests/desk';
import { disclosed } from '#tests/disclosed';
import { held } from '#tests/held';
import { keyed, postal } from '#tests/keyed';
import { broughtIn } from '#tests/past-requests';
import { openPortal } from '#tests/portal';
import { destroyContent } from './destroy-content.ts';
import { liftHold } from './lift-hold.ts';
import { listOwnRequests } from './list-own-requests.ts';
import { record } from './record.ts';
import { verifyAudit } from './verify-audit.ts';
import { viewOwnRequest } from './view-own-request.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal('habeas_worker');
  // Staff lay holds, and admins bring past requests in, in another process, with rights of its own.
  await portal.owner.query('GRANT INSERT ON note TO habeas_worker');
  await portal.owner.query(
    'GRANT INSERT, UPDATE ON hold, hold_identity, disclosure, disclosure_identity, request_import TO habeas_worker',
  );
});
after(() => portal.close());

test('a closed request is kept for 24 months of days, and its content is gone on the day after', async () => {
  const id = await closedOf('ann@example.test');
  await destroyContent({ now: lastDay });
  assert.equal(await isDestroyed(id), false);
  await destroyContent({ now: dayAfter });
  const { keySealed, answersSealed, destroyedAt, kind, outcome, receivedOn, law } = await rowOf(id);
  assert.deepEqual([keySealed, answersSealed.length, destroyedAt], [null, 0, dayAfter]);
  assert.deepEqual([kind, outcome, receivedOn, law], ['access', 'fulfilled', '2026-06-01', 'us-ca']);
});

test('destroyed twice, it is destroyed once, with one event, and the audit still verifies', async () => {
  const id = await closedOf('bea@example.test');
  assert.equal(await destroyContent({ now: dayAfter }), 1);
  assert.equal(await destroyContent({ now: dayAfter }), 0);
  assert.equal((await eventsOf(id)).filter((type) => type === 'content-destroyed').length, 1);
  assert.equal((await verifyAudit()).ok, true);
});

test('a past request goes when its time is over, from the day on which it was answered; its reference stays', async () => {
  const tail = 'us-ca,letter,2026-05-01,,2026-06-01,in whole,,A canary of a note';
  await broughtIn(await makeStaff('admin'), `old-1,delete,old@example.test,${tail}`);
  const [{ id } = assert.fail()] = await database().select().from(request).where(eq(request.reference, 'OLD-1'));
  await destroyContent({ now: lastDay });
  assert.equal(await isDestroyed(id), false);
  await destroyContent({ now: dayAfter });
  const { keySealed, emailSealed, reference, outcome } = await rowOf(id);
  assert.deepEqual([keySealed, emailSealed, reference, outcome], [null, null, 'OLD-1', 'fulfilled']);
  assert.equal((await portal.owner.query('SELECT 1 FROM note WHERE request_id = $1', [id])).rowCount, 0);
});

test('an open request stays, however old it is', async () => {
  const { id } = await planned('access');
  await destroyContent({ now: new Date('2040-01-01T00:00:00Z') });
  assert.equal(await isDestroyed(id), false);
});

test('batches go on where the last one ended, past what is kept', async () => {
  const kept = await closedOf('first-in-line@example.test');
  await held({ identities: { email: 'first-in-line@example.test' } });
  const ids = [kept];
  for (const name of ['c1', 'c2', 'c3', 'c4']) ids.push(await closedOf(`${name}@example.test`));
  assert.equal(await destroyContent({ now: dayAfter, limit: 1 }), 4);
  assert.deepEqual(await Promise.all(ids.map(isDestroyed)), [false, true, true, true, true]);
});

test('a hold on one of the identities that a request names keeps it until it is lifted', async () => {
  const byPhone = await keyed({ identities: { phone: '+49 30 987654' }, mayWriteToMailbox: false, postal });
  await close(byPhone);
  const holdId = await held({ identities: { phone: '+49 30 987654' } });
  await destroyContent({ now: dayAfter });
  assert.equal(await isDestroyed(byPhone), false);
  await liftHold({ actor: await makeStaff('approver'), holdId, reason: 'The court has decided', now });
  await destroyContent({ now: dayAfter });
  assert.equal(await isDestroyed(byPhone), true);
});

test('a hold on tables is about rows, and keeps no request', async () => {
  const id = await closedOf('dee@example.test');
  await held({ tables: ['accounts'] });
  await destroyContent({ now: dayAfter });
  assert.equal(await isDestroyed(id), true);
});

test('a disclosure keeps a request while a court seals it, and no longer', async () => {
  const id = await closedOf('eve@example.test');
  await disclosed({ identities: { email: 'eve@example.test' }, sealedUntil: '2028-12-31' });
  await destroyContent({ now: dayAfter });
  assert.equal(await isDestroyed(id), false);
  await destroyContent({ now: new Date('2029-01-02T20:00:00Z') });
  assert.equal(await isDestroyed(id), true);
});

test('a duplicate goes with its own key, and of what it was one stays, which may still be open', async () => {
  const [first, second] = [await fileAs('twin@example.test', 'other'), await fileAs('twin@example.test', 'other')];
  await close(second);
  await database().update(request).set({ duplicateOf: first, outcome: null }).where(eq(request.id, second));
  await destroyContent({ now: dayAfter });
  assert.deepEqual([await isDestroyed(first), await isDestroyed(second)], [false, true]);
  assert.equal((await rowOf(second)).duplicateOf, first);
});

test('a report of something lost of which nothing was locked goes like any other', async () => {
  const id = await closedOf('ida@example.test', 'report-lost');
  await destroyContent({ now: dayAfter });
  assert.equal(await isDestroyed(id), true);
});

test('what is locked as lost is kept, and what led to an incident as long as its law says from that day', async () => {
  const [lost, wrong] = [await closedOf('fay@example.test', 'report-lost'), await closedOf('gus@example.test')];
  const tell = (type: 'frozen' | 'release-asked') =>
    inTransaction((tx) => record(tx, { type, actor: { kind: 'worker' }, now, requestId: lost }));
  await tell('frozen');
  const { staffId } = await makeStaff('reviewer');
  const createdAt = new Date('2027-03-01T20:00:00Z');
  const about = { requestId: wrong, kind: 'wrong-person', staffId, delivered: true, createdAt };
  await database()
    .insert(incident)
    .values({ ...about, reasonSealed: randomBytes(40) });
  await destroyContent({ now: dayAfter });
  assert.deepEqual([await isDestroyed(lost), await isDestroyed(wrong)], [false, false]);
  await tell('release-asked');
  await destroyContent({ now: dayAfter });
  assert.deepEqual([await isDestroyed(lost), await isDestroyed(wrong)], [true, false]);
  await destroyContent({ now: new Date('2029-03-01T20:00:00Z') });
  assert.equal(await isDestroyed(wrong), false);
  await destroyContent({ now: new Date('2029-03-02T20:00:00Z') });
  assert.equal(await isDestroyed(wrong), true);
});

test('an appeal that is filed while old requests are looked for keeps its request', async () => {
  const id = await closedOf('in-between@example.test');
  // The look takes a while after it has begun: as long as this view is read.
  await portal.owner.query(
    `ALTER TABLE incident RENAME TO incident_real;
     CREATE VIEW incident AS SELECT * FROM incident_real WHERE (SELECT pg_sleep(0.6)::text) = '';
     GRANT SELECT ON incident TO habeas_worker`,
  );
  const destroying = destroyContent({ now: dayAfter });
  await new Promise((resolve) => setTimeout(resolve, 200));
  await portal.owner.query(
    `INSERT INTO appeal (request_id, received_at, received_on, answer_by_on, article)
     VALUES ($1, now(), '2028-05-31', '2028-06-30', '')`,
    [id],
  );
  await destroying;
  await portal.owner.query('DROP VIEW incident; ALTER TABLE incident_real RENAME TO incident');
  assert.equal(await isDestroyed(id), false);
});

test('a request is kept while an appeal about it is open, and as long as its law says from the decision', async () => {
  const id = await closedOf('appellant@example.test');
  await portal.owner.query(
    `INSERT INTO appeal (request_id, received_at, received_on, answer_by_on, article)
     VALUES ($1, now(), '2028-05-31', '2028-06-30', '')`,
    [id],
  );
  await destroyContent({ now: dayAfter });
  assert.equal(await isDestroyed(id), false);
  await portal.owner.query(
    'UPDATE appeal SET decided_at = $3, is_upheld = false, decided_by = $2 WHERE request_id = $1',
    [id, (await makeStaff('approver')).staffId, lastDay],
  );
  await destroyContent({ now: new Date('2030-06-01T20:00:00Z') });
  assert.equal(await isDestroyed(id), false);
  await destroyContent({ now: new Date('2030-06-02T20:00:00Z') });
  assert.equal(await isDestroyed(id), true);
});

test('to the person a destroyed request is none that ever was', async () => {
  const email = 'hal@example.test';
  const id = await closedOf(email);
  const actor = { kind: 'person', personId: id, sessionId: id, email, provenAt: now } as const;
  assert.equal((await listOwnRequests({ actor })).length, 1);
  await destroyContent({ now: dayAfter });
  assert.deepEqual(await listOwnRequests({ actor }), []);
  assert.deepEqual(await viewOwnRequest({ actor, id, now }), { ok: false, problems: [{ code: 'not-found' }] });
});
