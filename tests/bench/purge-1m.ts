/** One person with a million rows: ours with plan, pinned rows, second look and receipt; by hand the DELETEs in one transaction. */
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { makePlan } from '#datamap/plan';
import { purge } from '#datamap/purge';
import { ed25519Signer } from '#datamap/sign';
import { dropDatabase } from '../database.ts';
import { median, report, timed } from './line.ts';
import { type OnePerson, onePerson, person } from './one-person.ts';

const rows = Number(process.argv[2] ?? 1_000_000);
const identities = { email: [person.email] };
const byHandSql = `BEGIN;
DELETE FROM page_views WHERE session_id IN (SELECT id FROM visitor_sessions WHERE account_id = 7);
DELETE FROM visitor_sessions WHERE account_id = 7;
UPDATE ip_log SET account_id = NULL, ip = network(set_masklen(ip, 24)) WHERE account_id = 7;
DELETE FROM internal_notes WHERE subject_type = 'account' AND subject_id = 7;
DELETE FROM internal_notes WHERE subject_type = 'purchase' AND subject_id IN (SELECT id FROM purchases WHERE account_id = 7);
DELETE FROM letters_and_calls WHERE account_id = 7;
DELETE FROM contact_messages WHERE account_id = 7 OR email = 'person7@people.test';
DELETE FROM chat_messages WHERE author_id = 7;
DELETE FROM thread_participants WHERE account_id = 7;
DELETE FROM chargebacks WHERE closed_at IS NOT NULL AND (account_id = 7 OR lower(holder_email) = 'person7@people.test');
DELETE FROM purchases WHERE account_id = 7 AND status <> 'disputed';
DELETE FROM payment_cards WHERE account_id = 7;
DELETE FROM mail_preferences WHERE account_id = 7;
DELETE FROM email_changes WHERE account_id = 7;
DELETE FROM accounts WHERE id = 7;
COMMIT`;

async function ours({ client, checked }: OnePerson): Promise<number> {
  const request = randomUUID();
  const plan = await makePlan(client, checked, { identities, at: new Date(), request, kind: 'delete' });
  const sign = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
  const run = { id: randomUUID(), request, sign, plan, identities, hashKey: randomBytes(32), now: new Date() };
  return timed(async () => {
    if (!(await purge(client, checked, run)).done) throw new Error('not done');
  });
}

const times: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] };
for (let round = 0; round < 9; round++) {
  const one = await onePerson(rows);
  times.baseline.push(await timed(() => one.client.query(byHandSql)));
  await dropDatabase(one.client);
  const other = await onePerson(rows);
  times.ours.push(await ours(other));
  await dropDatabase(other.client);
}
report('purge-1m', median(times.ours), median(times.baseline), 'ms');
