/** People and requests for tests of use-cases. */

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { inTransaction } from '#db/client';
import type { PersonActor } from '#domain/actor';
import type { Status } from '#domain/states';
import { file } from '#requests/file';
import { personOf } from '#requests/redeem';

/** Somebody who has just proven their mailbox. */
export async function proven(email: string, now: Date): Promise<PersonActor> {
  const personId = await inTransaction((tx) => personOf(tx, email));
  return { kind: 'person', personId, sessionId: randomUUID(), email, provenAt: now };
}

/** Files a request and, as the database's owner, puts it into a state. */
export async function filed(
  owner: pg.Client,
  { actor, answers, status, now }: { actor: PersonActor; answers: unknown; status?: Status; now: Date },
): Promise<string> {
  const made = await file({ actor, answers, submissionKey: randomUUID(), language: 'en', now });
  assert.ok(made.ok);
  if (status) await owner.query('UPDATE request SET status = $2 WHERE id = $1', [made.value.id, status]);
  return made.value.id;
}

/** How many events of a type a request has. */
export async function eventsOf(owner: pg.Client, id: string, type: string): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    'SELECT count(*)::int FROM event WHERE request_id = $1 AND type = $2',
    [id, type],
  );
  return rows[0]?.count ?? 0;
}
