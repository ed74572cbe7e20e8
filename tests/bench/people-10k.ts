/**
 * 10,000 people of 20 rows in one run: ours with plans, signed receipts and second look; by hand the DELETEs in one
 * transaction, and once more with the receipts of ours written beside them, which nobody would make by hand.
 */
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { toEnd } from '#datamap/meanwhile';
import { makePlan } from '#datamap/plan';
import { makePlans } from '#datamap/plan-people';
import { purge } from '#datamap/purge';
import { purgePeople } from '#datamap/purge-people';
import { type Signed, signing, writeReceipts } from '#datamap/receipts';
import { ed25519Signer } from '#datamap/sign';
import type { Receipt } from '#domain/plan';
import { dropDatabase } from '../database.ts';
import { type Crowd, crowd, emailOf, firstId } from './crowd.ts';
import { median, report, timed } from './line.ts';

const [people, sample, rounds] = [10_000, 100, 5];
const emails = Array.from({ length: people }, (_, n) => emailOf(firstId + n));
const at = new Date();
const sign = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const hashKey = randomBytes(32);

const byHandSql = `
CREATE TEMP TABLE given ON COMMIT DROP AS SELECT unnest(current_setting('bench.emails')::text[]) AS email;
ANALYZE given;
CREATE TEMP TABLE gone ON COMMIT DROP AS SELECT id FROM accounts WHERE lower(email) IN (SELECT email FROM given);
ANALYZE gone;
DELETE FROM page_views WHERE session_id IN (SELECT id FROM visitor_sessions WHERE account_id IN (SELECT id FROM gone));
DELETE FROM visitor_sessions WHERE account_id IN (SELECT id FROM gone);
UPDATE ip_log SET account_id = NULL, ip = network(set_masklen(ip, 24)) WHERE account_id IN (SELECT id FROM gone);
DELETE FROM internal_notes WHERE subject_type = 'account' AND subject_id IN (SELECT id FROM gone);
DELETE FROM internal_notes WHERE subject_type = 'purchase' AND subject_id IN (SELECT id FROM purchases WHERE account_id IN (SELECT id FROM gone));
DELETE FROM letters_and_calls WHERE account_id IN (SELECT id FROM gone);
DELETE FROM contact_messages WHERE account_id IN (SELECT id FROM gone);
DELETE FROM contact_messages WHERE email IN (SELECT email::citext FROM given);
DELETE FROM chat_messages WHERE author_id IN (SELECT id FROM gone);
DELETE FROM thread_participants WHERE account_id IN (SELECT id FROM gone);
DELETE FROM chargebacks WHERE closed_at IS NOT NULL AND account_id IN (SELECT id FROM gone);
DELETE FROM purchases WHERE status <> 'disputed' AND account_id IN (SELECT id FROM gone);
DELETE FROM payment_cards WHERE account_id IN (SELECT id FROM gone);
DELETE FROM mail_preferences WHERE account_id IN (SELECT id FROM gone);
DELETE FROM email_changes WHERE account_id IN (SELECT id FROM gone);
DELETE FROM accounts WHERE id IN (SELECT id FROM gone)`;

/** @param receipts to be left behind as ours are, already made and signed */
async function byHand({ client }: Crowd, receipts?: Signed): Promise<void> {
  await client.query('BEGIN');
  await client.query("SELECT set_config('bench.emails', $1::text[]::text, true)", [emails]);
  await client.query(byHandSql);
  if (receipts) await writeReceipts(client, receipts);
  await client.query('COMMIT');
}

const wanted = emails.map((email) => ({ request: randomUUID(), identities: { email: [email] } }));

/** What the last of ours left behind. */
let receipts: Receipt[] = [];

async function together({ client, checked }: Crowd): Promise<number> {
  const plans = await makePlans(client, checked, { kind: 'delete', at, people: wanted });
  const runs = wanted.flatMap(({ identities }, n) => {
    const plan = plans[n];
    return plan ? [{ id: randomUUID(), identities, plan }] : [];
  });
  return timed(async () => {
    const outcomes = await purgePeople(client, checked, { people: runs, sign, hashKey, now: at });
    receipts = outcomes.flatMap((one) => (one.done ? [one.receipt] : []));
    if (receipts.length !== people) throw new Error('not all were done');
  });
}

/** A sample, one at a time. @returns milliseconds for as many as are in the set */
async function singly({ client, checked }: Crowd): Promise<number> {
  const times: number[] = [];
  for (const one of wanted.slice(0, sample)) {
    const plan = await makePlan(client, checked, { ...one, at, kind: 'delete' });
    const run = { ...one, id: randomUUID(), sign, hashKey, now: at, plan };
    times.push(await timed(() => purge(client, checked, run)));
  }
  return (times.reduce((sum, ms) => sum + ms, 0) / sample) * people;
}

async function onFresh(work: (one: Crowd) => Promise<number>): Promise<number> {
  const one = await crowd(people);
  const ms = await work(one);
  await dropDatabase(one.client);
  return ms;
}

const times: Record<'ours' | 'baseline' | 'withReceipts' | 'singly', number[]> = {
  ours: [],
  baseline: [],
  withReceipts: [],
  singly: [],
};
for (let round = 0; round < rounds; round++) {
  times.baseline.push(await onFresh((one) => timed(() => byHand(one))));
  times.ours.push(await onFresh(together));
  const signed: Signed = { receipts: [], lines: [] };
  await toEnd(signing(sign, receipts, signed));
  times.withReceipts.push(await onFresh((one) => timed(() => byHand(one, signed))));
  times.singly.push(await onFresh(singly));
}
report('people-10k', median(times.ours), median(times.baseline), 'ms');
report('people-10k, to the same by hand with receipts', median(times.ours), median(times.withReceipts), 'ms');
report(`people-10k, to one at a time (${sample} measured)`, median(times.ours), median(times.singly), 'ms');
