import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Message, Summary } from '#cli/inbox/messages';
import { until } from '#tests/worker-process';
import { type Instance, startInstance } from '../e2e/instance.ts';
import { childOf, serverOf } from '../processes.ts';
import { type Entry, fileAgain, fileMany, seeded } from './ledger.ts';

const [count, together, seed] = [160, 10, 20_261_120];

let instance: Instance;
let entries: Entry[];
before(async () => {
  instance = await startInstance({ env: { HABEAS_PROXY_HOPS: '1' } });
  entries = await fileUnderFire(instance);
});
after(() => instance?.stop());

type Target = 'web' | 'postgres' | 'worker';

const pidOf = ({ pid, env }: Instance, target: Target): number | null => {
  if (target === 'postgres') return serverOf(env.DATABASE_URL ?? '');
  return childOf(pid, target === 'web' ? 'cli/web.ts' : 'worker/main.ts');
};

/** What is killed when so many were taken; what is not there at that moment is killed as soon as it is. */
const kills: [taken: number, target: Target][] = [
  [15, 'web'],
  [40, 'postgres'],
  [70, 'worker'],
  [95, 'web'],
  [125, 'postgres'],
];

async function kill(at: Instance, target: Target, delayMs: number): Promise<void> {
  await sleep(delayMs);
  await until(`${target} runs`, async () => pidOf(at, target) !== null, 60_000);
  process.kill(pidOf(at, target) ?? process.exit(1), 'SIGKILL');
}

/** The crowd never stops while web, PostgreSQL and worker are killed one after the other. */
async function fileUnderFire(at: Instance): Promise<Entry[]> {
  const random = seeded(seed);
  const killed: Promise<void>[] = [];
  const taken = await fileMany(at.url, { count, together, seed }, (so) => {
    for (const [when, target] of kills) if (when === so) killed.push(kill(at, target, 60 * random()));
  });
  await Promise.all(killed);
  assert.equal(killed.length, kills.length);
  await until('everything is well again', async () => (await fetch(`${at.url}/api/health`)).ok, 60_000);
  return taken;
}

async function ask<Row extends pg.QueryResultRow>(url: string | undefined, text: string, values: unknown[] = []) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

const portal = <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  ask<Row>(instance.env.DATABASE_URL, text, values);
const references = () => entries.map(({ reference }) => reference);

test('REL-01, REL-04, I15: the queue drains and all is well after the kills, with no manual step', async () => {
  const waiting = async () =>
    (
      await portal<{ jobs: number; open: number }>(
        `SELECT (SELECT count(*)::int FROM graphile_worker._private_jobs) AS jobs,
        (SELECT count(*)::int FROM request WHERE status <> 'done') AS open`,
      )
    )[0];
  await until(
    'drained',
    async () => Object.values((await waiting()) ?? { jobs: 1 }).every((left) => left === 0),
    60_000,
  );
});

test('I1, I2, I12, I16: what a visitor was shown exists exactly once, and nothing else does', async () => {
  assert.equal(new Set(references()).size, count);
  assert.ok(
    entries.some(({ unknown }) => unknown > 0),
    'no post met a fault',
  );
  const rows = await portal<{ reference: string }>('SELECT reference FROM request');
  assert.deepEqual(rows.map(({ reference }) => reference).sort(), references().sort());
  const people = await portal<{ count: number }>('SELECT count(DISTINCT email_index)::int AS count FROM request');
  assert.equal(people[0]?.count, count);
});

test('I10: every request has its events exactly once, and the chain of events verifies', async () => {
  const odd = await portal(
    `SELECT r.reference FROM request r LEFT JOIN event e ON e.request_id = r.id GROUP BY r.id
     HAVING count(*) FILTER (WHERE type = 'received') <> 1 OR count(*) FILTER (WHERE type = 'opted-out') <> 1`,
  );
  assert.deepEqual(odd, []);
  assert.match(await instance.habeas('audit', 'verify'), /\d/);
});

test('I8: no job is held by a worker that is dead', async () => {
  assert.deepEqual(await portal('SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL'), []);
});

test('I5, I14: each address is on the list of those that get no offers, once', async () => {
  const rows = await ask<{ email: string }>(
    instance.env.ACCOUNT_DATABASE_URL,
    "SELECT email FROM suppressed_addresses WHERE list = 'offers' AND email::text LIKE '%@load.example'",
  );
  assert.deepEqual(rows.map(({ email }) => email).sort(), entries.map(({ email }) => email).sort());
  const receipts = await portal(
    'SELECT request_id FROM run GROUP BY request_id HAVING count(*) FILTER (WHERE finished_at IS NOT NULL) <> 1',
  );
  assert.deepEqual(receipts, []);
});

/** Message-IDs of the letters that reached an address, and their words. */
async function lettersOf(email: string): Promise<Message[]> {
  const listed = await fetch(`${instance.inboxUrl}/api/messages?to=${encodeURIComponent(email)}`);
  const summaries: Summary[] = await listed.json();
  return Promise.all(
    summaries.map(async ({ id }): Promise<Message> => (await fetch(`${instance.inboxUrl}/api/messages/${id}`)).json()),
  );
}

const messageIdOf = ({ headers }: Message) => headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value;

test('I3: every address got its letter; copies that a kill made have the same Message-ID', async () => {
  let copies = 0;
  for (const { email, reference } of entries) {
    const letters = await lettersOf(email);
    assert.equal(new Set(letters.map(messageIdOf)).size, 1, email);
    assert.ok(letters[0]?.subject.includes(reference), email);
    copies += letters.length;
  }
  assert.ok(copies - count <= 4 * kills.length, `${copies} letters to ${count} people: more than kills can explain`);
});

test('the same form sent once more, after all is done, shows the same reference', async () => {
  for (const entry of entries.filter((_, index) => index % 40 === 0)) {
    assert.equal(await fileAgain(instance.url, entry), entry.reference);
  }
  assert.equal((await portal<{ count: number }>('SELECT count(*)::int AS count FROM request'))[0]?.count, count);
});
