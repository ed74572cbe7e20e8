/**
 * One person with a million rows over twelve tables: our ZIP, sealed, and the same files by plain COPY, deflated at the
 * same level. Memory is that of a process which does nothing else.
 */
import { fork } from 'node:child_process';
import { createCipheriv, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflateRaw } from 'node:zlib';
import { to as copyTo } from 'pg-copy-streams';
import { exportPackage } from '#datamap/export';
import { placesOf } from '#datamap/place';
import { makePlan } from '#datamap/plan';
import { shownColumns } from '#datamap/shown';
import { identifier } from '#datamap/sql';
import { into } from '#tests/into';
import { median, report, timed } from './line.ts';
import { connected, onePerson, person } from './one-person.ts';

const [rows = '1000000', elsewhere] = process.argv.slice(2);
const { client, checked, url } = elsewhere ? await connected(elsewhere) : await onePerson(Number(rows));
const identities = { email: [person.email] };
const now = new Date();
const plan = await makePlan(client, checked, { identities, at: now, request: 'bench', kind: 'access' });
const facts = {
  ...{
    timeZone: 'UTC',
    language: 'en' as const,
    said: (words: string) => words,
    organisation: 'Bench',
    contact: '',
    reference: 'B',
  },
  ...{ receivedOn: '2026-11-01', preparedOn: '2026-11-20', sections: [] },
};
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

const where: Record<string, string> = {
  accounts: 'id = 7',
  chat_messages: 'author_id = 7',
  suppressed_addresses: "email = 'person7@people.test'",
  chargebacks: "account_id = 7 OR lower(holder_email) = 'person7@people.test'",
  contact_messages: "account_id = 7 OR email = 'person7@people.test'",
  chat_threads: 'id IN (SELECT thread_id FROM thread_participants WHERE account_id = 7)',
  page_views: 'session_id IN (SELECT id FROM visitor_sessions WHERE account_id = 7)',
};
const copies = placesOf(checked).flatMap((place) => {
  const columns = shownColumns(place).filter(({ show }) => show === 'shown');
  const query = `SELECT ${columns.map(({ column }) => identifier(column)).join(', ')} FROM ${place.sql} WHERE ${where[place.name] ?? 'account_id = 7'}`;
  return columns.length > 0
    ? [`COPY (${query}) TO STDOUT (FORMAT csv, HEADER)`, `COPY (SELECT row_to_json(r) FROM (${query}) r) TO STDOUT`]
    : [];
});

async function byHand(): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  for (const text of copies) await pipeline(client.query(copyTo(text)), createDeflateRaw(), nowhere());
  await client.query('COMMIT');
}

async function ours(): Promise<void> {
  const done = await exportPackage(
    client,
    checked,
    { plan, identities, facts, records: { requests: [] }, now },
    into(sealed()),
  );
  if (!done.done) throw new Error('not done');
}

/** Sealed in passing, as the worker's chunks are. */
function sealed(): Writable {
  const cipher = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12));
  cipher.pipe(nowhere());
  return cipher;
}

async function memoryMb(): Promise<number> {
  // As the worker is started.
  const child = fork(import.meta.filename, [rows, url], { execArgv: ['--max-semi-space-size=4'] });
  const [mb] = await once(child, 'message');
  return Number(mb);
}

async function compare(): Promise<void> {
  const times: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] };
  for (let round = 0; round < 5; round++) {
    times.baseline.push(await timed(byHand));
    times.ours.push(await timed(ours));
  }
  report('export-1m', median(times.ours), median(times.baseline), 'ms', await memoryMb());
}

if (elsewhere) {
  await ours();
  process.send?.(Math.round(process.resourceUsage().maxRSS / 1024));
} else await compare();
await client.end();
