import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Role } from '#domain/roles';
import { answerPlanQuestion } from '#requests/answer-plan-question';
import { answerQuestion } from '#requests/answer-question';
import { approve } from '#requests/approve';
import { askPerson } from '#requests/ask-person';
import { prepare } from '#requests/prepare';
import { showFindings } from '#requests/show-findings';
import { verifyAudit } from '#requests/verify-audit';
import { viewDetails } from '#requests/view-details';
import { viewFindings } from '#requests/view-findings';
import { viewRequest } from '#requests/view-request';
import { type Installation, openInstallation, visitorEmail } from '#tests/installation';
import { proven } from '#tests/people';
import { filed, opened } from '#tests/worker';

let on: Installation;
before(async () => {
  on = await openInstallation();
});
after(() => on.close());

const staff = (role: Role, now: Date) =>
  ({ kind: 'staff', staffId: on.staffId(role), sessionId: '', name: role, role, secondFactorAt: now }) as const;

/** All that the portal's database holds, each row as text and each sealed value as its octets too. */
async function everything(): Promise<string> {
  const { owner } = on.worker;
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<Record<string, unknown>>(`SELECT * FROM ${name}`);
    for (const row of rows) {
      for (const value of Object.values(row)) {
        if (Buffer.isBuffer(value)) parts.push(value.toString('latin1'));
        else parts.push(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
      }
    }
  }
  return parts.join('\n');
}

/** A deletion from the form to the receipt, with words of a person and of staff at each place that takes some. */
async function deleted(): Promise<string> {
  const { worker } = on;
  // Staff came after the worker: a name under a plan from before they were let in counts for nothing.
  worker.clock.now = new Date();
  const { now } = worker.clock;
  const id = await filed(visitorEmail, { kind: 'delete', scope: 'everything', note: 'CANARY-WORDS note' }, now);
  await worker.work();
  const reviewer = { actor: staff('reviewer', now), id, now };
  assert.ok((await showFindings({ ...reviewer, reason: 'check-plan' })).ok);
  await worker.work();
  assert.equal((await viewFindings(reviewer)).ok, true);
  assert.ok((await viewDetails({ ...reviewer, reason: 'identify' })).ok);
  assert.ok((await askPerson({ ...reviewer, words: 'CANARY-WORDS question' })).ok);
  const actor = await proven(visitorEmail, now);
  assert.ok((await answerQuestion({ actor, id, words: 'CANARY-WORDS answer', now })).ok);
  await worker.work();
  const seen = await viewRequest(reviewer);
  assert.ok(seen.ok && seen.value.plan);
  const { digest, atStake, questions } = seen.value.plan;
  for (const { index } of questions) {
    const answered = await answerPlanQuestion({
      ...reviewer,
      digest,
      question: String(index),
      reason: 'CANARY-WORDS reason',
    });
    assert.ok(answered.ok);
  }
  assert.ok((await prepare({ ...reviewer, digest })).ok);
  const approved = await approve({ actor: staff('approver', now), id, now, digest, count: String(atStake) });
  assert.ok(approved.ok);
  await worker.work();
  worker.clock.now = new Date(now.getTime() + 3_600_000);
  await worker.work();
  assert.equal((await opened(id)).status, 'done');
  return id;
}

test('H8: after a purge nothing in the portal’s database tells who the person was, and the audit outlives the key', async () => {
  const { rows } = await on.worker.shop.query('SELECT legal_name, street, phone_home FROM accounts WHERE id = 1');
  const values: string[] = Object.values(rows[0]);
  const id = await deleted();
  assert.equal((await on.worker.shop.query('SELECT FROM accounts WHERE id = 1')).rowCount, 0);
  const dump = await everything();
  assert.ok(dump.includes(id), 'the dump is one');
  for (const clear of [visitorEmail, 'iris', 'CANARY', 'mail.example', '198.51.100.11', ...values]) {
    assert.equal(dump.toLowerCase().includes(clear.toLowerCase()), false, clear);
  }
  const before = await verifyAudit();
  assert.ok(before.ok && before.events > 8);
  await on.worker.owner.query(`UPDATE request SET key_sealed = '' WHERE id = $1`, [id]);
  await assert.rejects(opened(id));
  assert.deepEqual(await verifyAudit([before.head]), before);
});

test('H2, D13: a database that refuses in a person’s words is told of by code and reference alone', async () => {
  const { owner } = on.worker;
  await owner.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE unique_violation USING MESSAGE = 'Key (email)=(canary@corp.example) exists', DETAIL = 'canary@corp.example';
    END $$;
    CREATE TRIGGER refuse BEFORE INSERT ON draft FOR EACH ROW EXECUTE FUNCTION refuse()`);
  const html = await (await on.ask('/request/kind')).text();
  const body = new FormData();
  for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)) {
    body.append(name, value.replaceAll('&quot;', '"'));
  }
  body.append('kind', 'access');
  const got = await on.ask('/request/kind', { method: 'POST', body, headers: { origin: on.origin } });
  const page = await got.text();
  assert.equal(got.status, 500);
  const [, reference = 'none'] = /Reference: <strong>([0-9A-F]{12})</.exec(page) ?? [];
  const line =
    on
      .output()
      .split('\n')
      .find((one) => one.includes(reference)) ?? assert.fail('no line with the reference');
  assert.match(line, /"23505"/);
  for (const text of [page, on.output()])
    assert.doesNotMatch(text, /canary|Key \(|insert into|at \/|node_modules.*<\/|refuse\(\)/i);
});
