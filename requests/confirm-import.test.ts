import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { emailOf, findRequest } from '#db/request';
import { codeOf, eventsOf, fileAs, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { broughtIn, broughtTable } from '#tests/past-requests';
import { proven } from '#tests/people';
import { confirmImport } from './confirm-import.ts';
import { exportLog } from './export-log.ts';
import { keyInAppeal } from './key-in-appeal.ts';
import { listOwnRequests } from './list-own-requests.ts';
import { listQueue } from './list-queue.ts';
import { showFindings } from './show-findings.ts';
import { verifyAudit } from './verify-audit.ts';
import { viewDetails } from './view-details.ts';
import { viewMetrics } from './view-metrics.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { viewReports } from './view-reports.ts';
import { viewRequest } from './view-request.ts';
import { writeToPerson } from './write-to-person.ts';

const portal = ownPortal();
const rest = 'us-ca,letter,2025-03-01,,2025-03-02,in whole';

type Row = Record<string, unknown> & { id: string };
const rowsOf = async (references: string[]) =>
  (
    await portal.owner().query<Row>(
      `SELECT id, reference, kind::text, status::text, outcome::text, refusal_ground, channel::text, law, received_on::text,
        answer_by_on::text, (closed_at AT TIME ZONE 'America/Los_Angeles')::date::text AS closed_on
       FROM request WHERE reference = ANY($1) ORDER BY reference`,
      [references],
    )
  ).rows;
const count = async (table = 'request') =>
  (await portal.owner().query(`SELECT count(*)::int AS rows FROM ${table}`)).rows[0].rows;
const idOf = async (reference: string) => (await rowsOf([reference]))[0]?.id ?? '';

test('each good line is a closed request like any other, with the clock of its law and an event of its own', async () => {
  const actor = await makeStaff('admin');
  await broughtIn(
    actor,
    'a-1,access,ann@example.test,,website,2025-03-01,,2025-03-31,in part',
    'a-2,delete,bea@example.test,California,phone,2025-03-01,2025-04-01,2025-05-20,denied,fraud,Was a robot',
    'a-3,opt-out,cem@example.test,CCPA,letter,2026-06-01,,2026-06-01,withdrawn',
    'a-4,correct,nobody,CCPA,letter,2026-06-01,,2026-06-01,withdrawn',
  );
  const found = await rowsOf(['A-1', 'A-2', 'A-3', 'A-4']);
  assert.deepEqual(
    found.map(({ id: _, ...row }) => Object.values(row).join()),
    [
      'A-1,access,done,in-part,,,us-ca,2025-03-01,2025-04-15,2025-03-31',
      // Put off in time: twice the 45 days.
      'A-2,delete,refused,,fraud,call,us-ca,2025-03-01,2025-05-30,2025-05-20',
      'A-3,opt-out,withdrawn,,,letter,us-ca,2026-06-01,2026-06-22,2026-06-01',
    ],
  );
  const refused = await findRequest(database(), await idOf('A-2'));
  assert.ok(refused);
  assert.equal(emailOf(refused), 'bea@example.test');
  assert.deepEqual(await eventsOf(refused.id), ['brought-in']);
  assert.equal((await verifyAudit()).ok, true);
});

test('nobody is written to, nothing is queued, and no opt-out comes of it', async () => {
  const before = [await count('letter'), await count('graphile_worker._private_jobs'), await count('suppression')];
  const kinds = ['access', 'correct', 'delete', 'opt-out', 'other'];
  await broughtIn(await makeStaff('admin'), ...kinds.map((kind, at) => `q-${at},${kind},q@example.test,${rest}`));
  const after = [await count('letter'), await count('graphile_worker._private_jobs'), await count('suppression')];
  assert.deepEqual(after, before);
  // Nor does it stand in the way of what the same person asks now.
  const id = await fileAs('q@example.test', 'opt-out');
  assert.equal((await findRequest(database(), id))?.status, 'received');
});

test('C1: no clear address or note is stored, in no column', async () => {
  const actor = await makeStaff('admin');
  await broughtIn(actor, `c-1,access,canary-address@example.test,${rest},,canary-note`);
  for (const table of ['request', 'note', 'clock_event', 'event', 'request_import']) {
    const { rows } = await portal.owner().query(`SELECT t::text FROM ${table} t`);
    assert.ok(rows.length > 0, table);
    const hex = Buffer.from('canary').toString('hex');
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(`canary|${hex}`), table);
  }
});

test('done twice, also at once, a table brings every request in once', async () => {
  const actor = await makeStaff('admin');
  const id = await broughtTable(actor, `t-1,access,t@example.test,${rest}`, `t-2,delete,t@example.test,${rest}`);
  const [before, events] = [await count(), await portal.events('import-done')];
  const bring = () => confirmImport({ actor, id, choice: 'all', now });
  assert.deepEqual([...(await Promise.all([bring(), bring()])), await bring()].map(codeOf), ['ok', 'ok', 'ok']);
  assert.deepEqual([(await count()) - before, (await portal.events('import-done')) - events], [2, 1]);
});

test('the same table brought twice, and one that overlaps, bring nothing in again, also by two admins at once', async () => {
  const [one, two] = [await makeStaff('admin'), await makeStaff('admin')];
  const lines = [`o-1,access,o@example.test,${rest}`, `o-2,access,o@example.test,${rest}`];
  const asked = [
    { actor: one, id: await broughtTable(one, ...lines), choice: 'good', now },
    { actor: two, id: await broughtTable(two, ...lines), choice: 'good', now },
  ];
  const before = await count();
  assert.deepEqual((await Promise.all(asked.map(confirmImport))).map(codeOf).sort(), ['nothing-to-bring-in', 'ok']);
  await broughtIn(one, ...lines, `o-3,access,o@example.test,${rest}`);
  assert.equal((await count()) - before, 3);
  // Also when nothing is left of a request but its reference and days.
  await portal
    .owner()
    .query(`UPDATE request SET key_sealed = NULL, email_sealed = NULL, answers_sealed = '', destroyed_at = now()
    WHERE reference = 'O-1'`);
  const id = await broughtTable(one, ...lines);
  assert.equal(codeOf(await confirmImport({ actor: one, id, choice: 'all', now })), 'nothing-to-bring-in');
});

test('with a bad line none is brought in where all were wanted, and the good ones where those were', async () => {
  const actor = await makeStaff('admin');
  const id = await broughtTable(actor, `b-1,access,b@example.test,${rest}`, `b-2,access,nobody,${rest}`);
  const before = await count();
  assert.equal(codeOf(await confirmImport({ actor, id, choice: '', now })), 'choice-unknown');
  assert.equal(codeOf(await confirmImport({ actor, id, choice: 'all', now })), 'lines-bad');
  assert.equal((await count()) - before, 0);
  assert.equal(codeOf(await confirmImport({ actor, id, choice: 'good', now })), 'ok');
  assert.equal((await count()) - before, 1);
});

test('more than one statement takes come in one go, or none when one of them fails', async () => {
  const actor = await makeStaff('admin');
  const lines = Array.from({ length: 1101 }, (_, n) => `m-${n},access,m${n}@example.test,${rest},,a note`);
  const id = await broughtTable(actor, ...lines);
  const before = [await count(), await count('note'), await count('clock_event')];
  await portal.owner().query(`CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
    CREATE TRIGGER no BEFORE UPDATE ON request_import FOR EACH ROW EXECUTE FUNCTION no()`);
  await assert.rejects(confirmImport({ actor, id, choice: 'all', now }));
  assert.deepEqual([await count(), await count('note'), await count('clock_event')], before);
  await portal.owner().query('DROP TRIGGER no ON request_import');
  assert.equal(codeOf(await confirmImport({ actor, id, choice: 'all', now })), 'ok');
  assert.deepEqual(
    [await count(), await count('note'), await count('clock_event')].map((rows, at) => rows - (before[at] ?? 0)),
    [1101, 1101, 2202],
  );
});

test('they count in reports, in the metrics and in the log, and are found in the queue as closed', async () => {
  const actor = await makeStaff('admin');
  const lines = [
    'r-1,delete,r@example.test,us-ca,letter,2023-03-01,,2023-03-11,in whole',
    'r-2,delete,r@example.test,us-ca,letter,2023-03-01,,2023-08-11,denied,legal duty',
  ];
  await broughtIn(actor, ...lines);
  const reports = await viewReports({ actor, period: { in: '2023' }, now });
  const { received, whole, denied, exempt, late, open } = reports.ok ? reports.value.all : {};
  assert.deepEqual(
    { received, whole, denied, exempt, late, open },
    {
      ...{ received: 2, whole: 1, denied: 1, exempt: 1, late: 1, open: 0 },
    },
  );
  const metrics = await viewMetrics({ actor, year: '2023', now });
  assert.equal(metrics.ok && metrics.value.rows.find(({ kind }) => kind === 'delete')?.received, 2);
  const log = await exportLog({ actor, period: { from: '2023-01-01', to: '2023-12-31' }, now });
  const logged = log.ok ? await Array.fromAsync(log.value.lines) : [];
  assert.deepEqual(logged.map(({ reference, closedOn }) => `${reference} ${closedOn}`).sort(), [
    'R-1 2023-03-11',
    'R-2 2023-08-11',
  ]);
  const found = async (query: string) => {
    const queue = await listQueue({ actor, query, now });
    return queue.ok && queue.value.rows.map(({ reference }) => reference).sort();
  };
  assert.deepEqual(await found('is:closed r-'), ['R-1', 'R-2']);
  for (const query of ['is:open r-', 'is:late r-', 'is:needs-me r-']) assert.deepEqual(await found(query), []);
});

test('nothing is done about one any more: staff read it and write notes, its person does not see it', async () => {
  await broughtIn(await makeStaff('admin'), 'n-1,delete,n@example.test,,call,2025-03-01,,2025-03-02,denied,fraud,Old');
  const id = await idOf('N-1');
  const reviewer = await makeStaff('reviewer');
  const seen = await viewRequest({ actor: reviewer, id, now });
  assert.ok(seen.ok);
  assert.deepEqual([...seen.value.moves].sort(), ['note', 'see-details']);
  assert.deepEqual(seen.value.broughtIn, { closedOn: '2025-03-02' });
  const details = await viewDetails({ actor: reviewer, id, reason: 'complaint', now });
  assert.ok(details.ok);
  assert.deepEqual([details.value.who[0]?.value, details.value.answers], ['n@example.test', []]);
  assert.equal(details.value.notes[0]?.words, 'Old');
  const words = 'I do not agree';
  const appeal = await keyInAppeal({ actor: reviewer, id, receivedOn: '2025-03-05', words, now });
  assert.equal(codeOf(appeal), 'not-possible-now');
  assert.equal(codeOf(await writeToPerson({ actor: reviewer, id, words, now })), 'not-possible-now');
  assert.equal(codeOf(await showFindings({ actor: reviewer, id, reason: 'complaint', now })), 'not-possible-now');
  const person = await proven('n@example.test', now);
  assert.deepEqual(await listOwnRequests({ actor: person }), []);
  assert.equal(codeOf(await viewOwnRequest({ actor: person, id, now })), 'not-found');
});

test('only the admin who brought a table brings it in, and not once its lines are gone', async () => {
  const actor = await makeStaff('admin');
  const id = await broughtTable(actor, `s-1,access,s@example.test,${rest}`);
  const choice = 'all';
  assert.equal(codeOf(await confirmImport({ actor: await makeStaff('admin'), id, choice, now })), 'not-found');
  assert.equal(
    codeOf(await confirmImport({ actor: await makeStaff('approver'), id, choice, now })),
    'role-not-allowed',
  );
  await portal.owner().query('UPDATE request_import SET lines_sealed = NULL WHERE id = $1', [id]);
  assert.equal(codeOf(await confirmImport({ actor, id, choice, now })), 'not-possible-now');
});
