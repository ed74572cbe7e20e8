import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { insertAttachment } from '#db/attachment';
import { database, inTransaction } from '#db/client';
import { insertShown } from '#db/identity-proof';
import { listMessages } from '#db/message';
import { findRequest } from '#db/request';
import { incident, postedCode, request } from '#db/schema/index';
import type { Kind } from '#domain/kinds';
import { eventsOf, fileAs, makeStaff, now, planned } from '#tests/desk';
import { disclosed } from '#tests/disclosed';
import { held } from '#tests/held';
import { keyed, postal } from '#tests/keyed';
import { fileOf, taskOf } from '#tests/outside';
import { broughtIn } from '#tests/past-requests';
import { openPortal } from '#tests/portal';
import { toldOf } from '#tests/told';
import { askPerson } from './ask-person.ts';
import { destroyContent } from './destroy-content.ts';
import { liftHold } from './lift-hold.ts';
import { listOwnRequests } from './list-own-requests.ts';
import { record } from './record.ts';
import { verifyAudit } from './verify-audit.ts';
import { viewOwnRequest } from './view-own-request.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal('habeas_worker');
  await portal.owner.query('GRANT INSERT ON attachment, attachment_chunk TO habeas_worker');
  // Staff lay holds and attach files in another process, with rights of its own.
  await portal.owner.query(
    'GRANT INSERT, UPDATE ON hold, hold_identity, disclosure, disclosure_identity, outside_file, outside_file_chunk TO habeas_worker',
  );
  // Admins bring past requests in, there too.
  await portal.owner.query('GRANT INSERT, UPDATE ON request_import TO habeas_worker');
  await portal.owner.query('GRANT INSERT ON note TO habeas_worker');
});
after(() => portal.close());

/** Closed on 1 June 2026: the last day for which it is kept is 1 June 2028. */
const lastDay = new Date('2028-06-01T20:00:00Z');
const dayAfter = new Date('2028-06-02T20:00:00Z');

const close = (id: string, closedAt = now) =>
  database().update(request).set({ status: 'done', outcome: 'fulfilled', closedAt }).where(eq(request.id, id));

async function closedOf(email: string, kind: Kind = 'access'): Promise<string> {
  const id = await fileAs(email, kind);
  await close(id);
  return id;
}

const rowOf = async (id: string) => {
  const [row] = await database().select().from(request).where(eq(request.id, id));
  return row ?? assert.fail('the row stays');
};
const isDestroyed = async (id: string) => (await rowOf(id)).destroyedAt !== null;

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

test('files that work outside brought up go with the request, name and octets', async () => {
  const actor = await makeStaff('reviewer');
  const { id } = await planned('access');
  await fileOf(id, { actor, now, taskId: await taskOf(id, { actor, now }) });
  const count = async () => (await portal.owner.query('SELECT 1 FROM outside_file_chunk')).rowCount;
  const before = await count();
  await close(id);
  await destroyContent({ now: dayAfter });
  assert.equal(await isDestroyed(id), true);
  assert.equal(await count(), (before ?? 0) - 1);
});

/** What holds a request's id, and what becomes of it when the content goes. A new table has to be written down here. */
const fates: Record<string, 'gone' | 'stays'> = {
  appeal: 'stays',
  approval: 'gone',
  attachment: 'gone',
  // Days and articles: what the table of answers is counted from.
  bulk_row: 'gone',
  clock_event: 'stays',
  event: 'stays',
  event_waiting: 'stays',
  finding: 'gone',
  // Who looked, why, and what an admin made of it: codes, and nothing of the person.
  glass: 'stays',
  identity_proof: 'gone',
  // Of what kind and when, without the words.
  incident: 'stays',
  ledger: 'stays',
  letter: 'gone',
  letter_link: 'gone',
  look: 'gone',
  message: 'gone',
  note: 'gone',
  notification: 'gone',
  outside_file: 'gone',
  outside_task: 'gone',
  package: 'gone',
  plan: 'gone',
  posted_code: 'gone',
  refused_part: 'gone',
  run: 'stays',
  suppression: 'stays',
  visit: 'gone',
};

test('of every table that tells of a request it is known what becomes of its rows', async () => {
  const { rows } = await portal.owner.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'request_id' ORDER BY 1",
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    Object.keys(fates).sort(),
  );
  const { id } = await toldOf('privacy@mail-house.example');
  const reviewer = await makeStaff('reviewer');
  await askPerson({ actor: reviewer, id, words: 'Which one?', now });
  await taskOf(id, { actor: reviewer, now });
  const opened = (await findRequest(database(), id)) ?? assert.fail();
  const [message] = await listMessages(database(), id, opened.key);
  const file = { type: 'image/png', name: 'a.png', octets: randomBytes(9), messageId: message?.id ?? '' } as const;
  await inTransaction((tx) => insertAttachment(tx, opened, { ...file, staffId: reviewer.staffId, now }));
  await database().insert(postedCode).values({ requestId: id, askedAt: now, expiresAt: dayAfter });
  await inTransaction((tx) => insertShown(tx, { requestId: id, way: 'facts', now }));
  await portal.owner.query(
    `INSERT INTO note (request_id, staff_id, body_sealed, created_at) VALUES ($1, $2, 'x', $3)`,
    [id, reviewer.staffId, now],
  );
  await portal.owner.query('INSERT INTO visit VALUES ($1, $2, $3)', [id, reviewer.staffId, now]);
  await portal.owner.query('INSERT INTO look (request_id, staff_id, asked_at, reason) VALUES ($1, $2, $3, $4)', [
    ...[id, reviewer.staffId, now, 'identify'],
  ]);
  await portal.owner.query(
    `WITH b AS (INSERT INTO bulk (act, words_sealed, submission_key, created_at, created_by, session_id, second_factor_at)
      VALUES ('assign', '', gen_random_uuid(), $2, $3, gen_random_uuid(), $2) RETURNING id)
     INSERT INTO bulk_row (bulk_id, position, request_id, status) SELECT id, 1, $1, 'review' FROM b`,
    [id, now, reviewer.staffId],
  );
  await close(id);
  await destroyContent({ now: dayAfter });
  assert.equal(await isDestroyed(id), true);
  for (const { name } of rows.filter((one) => fates[one.name] === 'gone')) {
    const left = await portal.owner.query(`SELECT 1 FROM "${name}" WHERE request_id = $1`, [id]);
    assert.equal(left.rowCount, 0, name);
  }
  assert.equal((await portal.owner.query('SELECT 1 FROM attachment_chunk')).rowCount, 0);
});
