import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { keyedHash } from '#db/keys';
import { request } from '#db/schema/index';
import { verifyAudit } from '#requests/verify-audit';
import { openWorker, readyToErase, staffMember, type TestWorker } from '#tests/worker';
import { nightly } from './nightly.ts';

const email = 'iris.vale@mail.example';

let worker: TestWorker;
before(async () => {
  worker = await openWorker();
  const names = [
    await staffMember('rita@desk.example', 'reviewer'),
    await staffMember('adam@desk.example', 'approver'),
  ];
  await readyToErase(worker, email, [names[0] ?? '', names[1] ?? '']);
  await worker.work();
});
after(() => worker.close());

/** All that lies in the portal database and its queue, table by table, as text. */
async function dumped(): Promise<Map<string, string>> {
  const { rows } = await worker.owner.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')",
  );
  const dump = new Map<string, string>();
  for (const { name } of rows) {
    const { rows: lines } = await worker.owner.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
    dump.set(name, lines.map(({ line }) => line).join('\n'));
  }
  return dump;
}

/** What somebody who has the master secret can look for: the person in clear, and every keyed hash of the address. */
const traces = () => [
  'iris',
  email,
  ...['email', 'tally', 'submission'].map((use) => keyedHash(use, email).toString('hex')),
];

const found = (dump: Map<string, string>) =>
  [...dump].filter(([, text]) => traces().some((trace) => text.toLowerCase().includes(trace))).map(([name]) => name);

/** Values that are sealed with anything, in rows that tell of a request. */
async function sealedLeft(): Promise<string[]> {
  const { rows } = await worker.owner.query<{ name: string; column: string }>(`
    SELECT table_name AS name, column_name AS column FROM information_schema.columns c
    WHERE table_schema = 'public' AND column_name LIKE '%sealed' AND table_name NOT IN ('ledger', 'staff')
      AND (table_name IN ('request', 'person') OR EXISTS (SELECT FROM information_schema.columns r
        WHERE r.table_schema = 'public' AND r.table_name = c.table_name AND r.column_name = 'request_id'))`);
  const left: string[] = [];
  for (const { name, column } of rows) {
    const sealed = await worker.owner.query(
      `SELECT FROM "${name}" WHERE octet_length("${column}") > 0 ${name === 'person' ? 'AND id NOT IN (SELECT id FROM staff)' : ''}`,
    );
    if (sealed.rowCount) left.push(`${name}.${column}`);
  }
  return left.sort();
}

test('after the night in which its time is over nothing in the portal tells whose a request was', async () => {
  const [{ status, outcome } = { status: '', outcome: '' }] = await database().select().from(request);
  assert.deepEqual([status, outcome], ['done', 'in-part']);
  assert.ok(found(await dumped()).includes('public.request'), 'the traces are there to be found');
  assert.ok((await sealedLeft()).length > 4);
  worker.clock.now = new Date(worker.clock.now.getTime() + 740 * 86_400_000);
  await nightly({}, worker.surroundings);
  assert.deepEqual(found(await dumped()), []);
  assert.deepEqual(await sealedLeft(), []);
});

test('what stays are the counts, the signed receipt and an audit that verifies', async () => {
  const [row] = await database().select().from(request);
  assert.deepEqual([row?.kind, row?.status, row?.outcome], ['delete', 'done', 'in-part']);
  const { rows } = await worker.owner.query('SELECT receipt, signature FROM run WHERE receipt IS NOT NULL');
  assert.ok(rows.every(({ signature }) => signature));
  assert.equal((await worker.owner.query('SELECT FROM ledger WHERE receipt IS NOT NULL')).rowCount, 1);
  assert.equal((await verifyAudit()).ok, true);
});
