/**
 * Very many requests with what hangs on them, built set-wise: the rows first, the indexes once they are there. Row widths
 * and indexes are real; sealed columns are those of one real request, used again, so only that one opens. The events are
 * not chained: `audit verify` would name the first of them.
 */
import type pg from 'pg';

/** Two years of them, by staff who were there before, 2 in 100 still open; of a person every fifth is a second one. Eight events each, three letters. */
const rowsSql = `
CREATE FUNCTION pg_temp.dice(n bigint, salt int) RETURNS int LANGUAGE sql IMMUTABLE
  RETURN ((hashint8extended(n, salt) & 2147483647) % 1000)::int;
CREATE TEMP TABLE given AS SELECT r.key_sealed, r.answers_sealed, r.email_sealed, r.law, r.law_version, r.article,
    p.body_sealed, p.digest, c.rules, (SELECT seq FROM event_head) AS seq
  FROM request r JOIN plan p ON p.request_id = r.id JOIN clock_event c ON c.request_id = r.id LIMIT 1;
UPDATE staff SET created_at = created_at - interval '2 years 1 day';
CREATE TEMP TABLE owner AS SELECT (row_number() OVER (ORDER BY created_at, id) - 1)::int AS turn, id FROM staff;
INSERT INTO person (id, email_index, email_sealed, created_at)
  SELECT gen_random_uuid(), sha256(int8send(n)), email_sealed, now()
  FROM generate_series(1, :requests * 4 / 5) n, given;
CREATE TEMP TABLE made AS
  SELECT n, false AS is_real, gen_random_uuid() AS id, sha256(int8send(1 + n % (:requests * 4 / 5))) AS whose,
    now() - (:requests - n) * interval '730 days' / :requests AS received_at,
    n <= :requests * 0.98 AND (n % 5003 <> 0 OR n <= :requests / 5) AS is_closed,
    (ARRAY['access', 'delete', 'correct', 'other', 'opt-out', 'report-lost'])[
      1 + width_bucket(pg_temp.dice(n, 1), ARRAY[400, 760, 830, 880, 980])]::kind AS kind,
    CASE WHEN pg_temp.dice(n, 2) < 150 THEN (ARRAY['letter', 'call', 'email', 'counter'])[1 + n % 4]::channel END AS channel,
    CASE WHEN pg_temp.dice(n, 3) < 700 THEN (pg_temp.dice(n, 4) % (SELECT count(*) FROM owner))::int END AS turn
  FROM generate_series(1, :requests) n;
INSERT INTO made SELECT :requests + row_number() OVER (), true, id, email_index, received_at, true, kind FROM request;
INSERT INTO request (id, reference, kind, status, person_id, email_index, email_sealed, channel, keyed_in_by, key_sealed,
    answers_sealed, submission_key, language, law, law_version, article, received_at, received_on, answer_by_on,
    assignee_id, outcome, refusal_ground, closed_at)
  SELECT m.id, concat_ws('-', substr(name, 1, 4), substr(name, 5, 4), substr(name, 9, 4)), m.kind, now_is::status,
    person.id, whose, given.email_sealed, m.channel, CASE WHEN m.channel IS NOT NULL THEN (SELECT id FROM owner LIMIT 1) END,
    key_sealed, answers_sealed, gen_random_uuid(), (ARRAY['en', 'es', 'fr', 'de'])[1 + pg_temp.dice(n, 8) % 4], law, law_version, article,
    m.received_at, m.received_at::date, m.received_at::date + 45, owner.id,
    CASE WHEN now_is = 'done' THEN (ARRAY['fulfilled', 'in-part', 'nothing-found'])[
      1 + width_bucket(pg_temp.dice(n, 5), ARRAY[800, 950])]::outcome END,
    CASE WHEN now_is = 'refused' THEN (ARRAY['not-identified', 'unfounded', 'too-often', 'legal-duty'])[1 + n % 4] END,
    CASE WHEN m.is_closed THEN least(now(), m.received_at + (1 + pg_temp.dice(n, 6) % 48) * interval '1 day') END
  FROM made m JOIN person ON person.email_index = whose LEFT JOIN owner USING (turn), given,
    LATERAL (SELECT translate(left(md5(n::text), 12), '01abcdef', 'GHABCDEF') AS name,
      CASE WHEN is_closed THEN (ARRAY['done', 'refused', 'withdrawn', 'lapsed'])[
          1 + width_bucket(pg_temp.dice(n, 7), ARRAY[800, 880, 950])]
        WHEN m.kind IN ('opt-out', 'report-lost') THEN 'running'
        ELSE (ARRAY['review', 'waiting', 'approved', 'running', 'received'])[
          1 + width_bucket(pg_temp.dice(n, 7), ARRAY[600, 850, 900, 950])] END AS now_is) AS drawn
  WHERE NOT is_real;
INSERT INTO clock_event (request_id, type, happened_on, at, rules)
  SELECT id, 'received', received_at::date, received_at, rules FROM made, given WHERE NOT is_real;
INSERT INTO event (seq, at, type, actor_kind, actor_id, request_id, detail, hash)
  SELECT seq + (n - 1) * 8 + k, received_at + k * interval '3 hours',
    (ARRAY['received', 'planned', 'letter-sent', 'details-viewed', 'prepared', 'approved', 'letter-sent', 'done'])[k],
    CASE WHEN k IN (4, 5, 6) THEN 'staff' ELSE 'worker' END,
    CASE WHEN k IN (4, 5, 6) THEN (SELECT id FROM owner LIMIT 1) END, id, '{}', sha256(int8send(n * 8 + k))
  FROM made, given, generate_series(1, 8) k WHERE is_closed OR k <= 4;
UPDATE event_head SET seq = (SELECT max(seq) FROM event);
INSERT INTO letter (request_id, kind, language, to_index, message_id, status, tries, reply_code, created_at, sent_at)
  SELECT id, (ARRAY['acknowledgement', 'message', 'done'])[k], 'en', whose, gen_random_uuid() || '@desk.example',
    (CASE WHEN n % 1000 = 0 AND k = 2 THEN 'bounced' ELSE 'sent' END)::letter_status, 1, 250, received_at, received_at
  FROM made, generate_series(1, 3) k WHERE is_closed OR k <= 2;
INSERT INTO message (request_id, staff_id, body_sealed, created_at, read_at)
  SELECT id, CASE WHEN n % 2 = 0 THEN (SELECT id FROM owner LIMIT 1) END, body_sealed, received_at,
    CASE WHEN is_closed OR n % 3 <> 0 THEN received_at END
  FROM made, given WHERE n % 5 = 0;
INSERT INTO plan (request_id, digest, body_sealed, created_at)
  SELECT id, digest, body_sealed, received_at FROM made, given
  WHERE kind IN ('access', 'delete', 'correct') AND NOT is_real;
INSERT INTO approval (request_id, plan_id, digest, kind, staff_id, created_at)
  SELECT m.id, p.id, p.digest, k, (SELECT id FROM owner WHERE turn = (k = 'approve')::int), m.received_at
  FROM made m JOIN plan p ON p.request_id = m.id, unnest('{prepare,approve}'::approval_kind[]) k
  WHERE (is_closed AND NOT is_real) OR (n % 3 = 0 AND k = 'prepare');
INSERT INTO run (request_id, plan_id, digest, created_at, started_at, finished_at, attempts)
  SELECT r.id, p.id, p.digest, r.received_at, r.received_at, r.closed_at, 1
  FROM request r JOIN plan p ON p.request_id = r.id WHERE r.status = 'done';
DROP TABLE made, given, owner;
`;

const tables = ['person', 'request', 'clock_event', 'event', 'letter', 'message', 'plan', 'approval', 'run'];

/** Those that no constraint stands on. */
const indexesSql = `
SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made FROM pg_index i
WHERE i.indrelid = ANY ($1::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`;

/**
 * Adds so many requests to a portal in which there are staff, and real requests with a plan, which get events and letters
 * like the others'.
 * @param client as superuser: triggers and foreign keys are passed over
 */
export async function fillDesk(client: pg.Client, requests: number): Promise<void> {
  await client.query(
    "SET session_replication_role = replica; SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'",
  );
  const { rows } = await client.query<{ name: string; made: string }>(indexesSql, [tables]);
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  await client.query(rowsSql.replaceAll(':requests', String(requests)));
  for (const { made } of rows) await client.query(made);
  await client.query('RESET session_replication_role');
  await client.query('VACUUM ANALYZE');
  // What is still to be written would be written while pages are opened.
  await client.query('CHECKPOINT');
}
