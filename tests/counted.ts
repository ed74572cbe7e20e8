/** Requests as bare rows, for tests of what is counted; nobody filed them. */
import { randomBytes, randomUUID } from 'node:crypto';
import { inTransaction } from '#db/client';
import { appeal, request } from '#db/schema/index';
import { newRequestKey } from '#db/seal';
import type { Channel } from '#domain/channels';
import type { Kind } from '#domain/kinds';
import { isOpen, type Outcome, type Status } from '#domain/states';
import { makeStaff } from './desk.ts';

export type Counted = {
  kind: Kind;
  law: string;
  channel: Channel | null;
  status: Status;
  outcome: Outcome | null;
  refusalGround: string | null;
  receivedOn: string;
  answerByOn: string;
  /** Answered with another one, of long ago. */
  isDuplicate?: boolean;
  /** Only of what was keyed in, and so has a channel. */
  isTrial?: boolean;
  /** Null as long as it is open. */
  closedAt: Date | null;
};

let clerk: string | undefined;

export const countedRow = (more: Partial<Counted> = {}): Counted => ({
  kind: 'access',
  law: 'us-ca',
  channel: null,
  status: 'done',
  outcome: 'fulfilled',
  refusalGround: null,
  receivedOn: '2026-03-01',
  answerByOn: '2026-04-15',
  closedAt: new Date('2026-03-11T12:00:00Z'),
  ...more,
});

/** Writes the rows down. @returns their ids, in the order of the rows */
export async function insertCounted(rows: readonly Counted[]): Promise<string[]> {
  clerk ??= (await makeStaff('reviewer')).staffId;
  const by = clerk;
  const [first] = rows.some(({ isDuplicate }) => isDuplicate)
    ? await insertCounted([countedRow({ receivedOn: '1990-01-01', answerByOn: '1990-02-01' })])
    : [];
  const made = rows.map(({ isDuplicate, ...row }) => {
    const id = randomUUID();
    return {
      ...row,
      id,
      duplicateOf: isDuplicate ? first : null,
      reference: id.slice(0, 18),
      keyedInBy: row.channel ? by : null,
      emailIndex: randomBytes(32),
      lettersByPost: true,
      keySealed: newRequestKey(id).sealed,
      answersSealed: randomBytes(30),
      submissionKey: randomUUID(),
      language: 'en',
      lawVersion: 'test',
      article: 'Art. 1',
      receivedAt: new Date(`${row.receivedOn}T12:00:00Z`),
      closedAt: isOpen(row.status) ? null : row.closedAt,
    };
  });
  if (made.length > 0) await inTransaction((tx) => tx.insert(request).values(made));
  return made.map(({ id }) => id);
}

/** Opens an appeal that is due on a day. */
export const appealUntil = (requestId: string, answerByOn: string) => {
  const row = { requestId, answerByOn, receivedAt: new Date(), receivedOn: '2024-01-20', article: '' };
  return inTransaction((tx) => tx.insert(appeal).values(row));
};

/** Refused requests of one day; of those with a day of its own an appeal is open until then. */
export async function insertAppealed(answerByOn: string, until: readonly (string | null)[]): Promise<string[]> {
  const made = await insertCounted(until.map(() => countedRow({ status: 'refused', outcome: null, answerByOn })));
  for (const [at, day] of until.entries()) if (day) await appealUntil(made[at] ?? '', day);
  return made;
}
