import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { insertAttachment } from '#db/attachment';
import { database, inTransaction } from '#db/client';
import { insertShown } from '#db/identity-proof';
import { listMessages } from '#db/message';
import { findRequest } from '#db/request';
import { postedCode } from '#db/schema/index';
import { close, dayAfter, isDestroyed } from '#tests/closed';
import { makeStaff, now, planned } from '#tests/desk';
import { fileOf, taskOf } from '#tests/outside';
import { openPortal } from '#tests/portal';
import { toldOf } from '#tests/told';
import { askPerson } from './ask-person.ts';
import { destroyContent } from './destroy-content.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal('habeas_worker');
  // Staff attach files and write notes in another process, with rights of its own.
  await portal.owner.query('GRANT INSERT ON attachment, attachment_chunk, note TO habeas_worker');
  await portal.owner.query('GRANT INSERT, UPDATE ON outside_file, outside_file_chunk TO habeas_worker');
});
after(() => portal.close());

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
  redaction: 'gone',
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
    `WITH n AS (INSERT INTO note (request_id, staff_id, body_sealed, created_at) VALUES ($1, $2, 'x', $3) RETURNING id),
      r AS (INSERT INTO note_reader SELECT id, $2::uuid FROM n)
     INSERT INTO attachment (request_id, note_id, staff_id, type, name_sealed, size, sha256_sealed, created_at)
     SELECT $1, id, $2, 'image/png', 'x', 1, 'x', $3 FROM n`,
    [id, reviewer.staffId, now],
  );
  await portal.owner.query(
    `INSERT INTO redaction (request_id, ground, body_sealed, created_at, created_by) VALUES ($1, 'others', 'x', $3, $2)`,
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
  assert.equal((await portal.owner.query('SELECT 1 FROM note_reader')).rowCount, 0);
});
