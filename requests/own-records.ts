import { asc, eq } from 'drizzle-orm';
import { type Database, database } from '#db/client';
import { listMessages } from '#db/message';
import type { OpenedRequest } from '#db/request';
import { request } from '#db/schema/index';
import { openRequestKey } from '#db/seal';

/** One request as its person's copy holds it; days and instants in ISO 8601. */
export type OwnRecord = {
  reference: string;
  kind: string;
  status: string;
  receivedAt: string;
  answerByOn: string;
  outcome: string | null;
  closedAt: string | null;
  messages: { from: 'you' | 'us'; at: string; words: string }[];
};

/**
 * What the portal itself holds about a person: all that was asked under their address, with the conversations. It goes
 * into their copy, since it is about them too.
 * @see GDPR Art. 15(1)
 */
export async function ownRecords({ emailIndex }: OpenedRequest): Promise<OwnRecord[]> {
  const db = database();
  const rows = await db
    .select()
    .from(request)
    .where(eq(request.emailIndex, emailIndex))
    .orderBy(asc(request.receivedAt), asc(request.id));
  return Promise.all(rows.map((row) => recordOf(db, row)));
}

async function recordOf(db: Database, row: typeof request.$inferSelect): Promise<OwnRecord> {
  const messages = await listMessages(db, row.id, openRequestKey(row.id, row.keySealed));
  return {
    reference: row.reference,
    kind: row.kind,
    status: row.status,
    receivedAt: row.receivedAt.toISOString(),
    answerByOn: row.answerByOn,
    outcome: row.outcome,
    closedAt: row.closedAt?.toISOString() ?? null,
    messages: messages.map(({ staffId, words, createdAt }) => ({
      from: staffId ? 'us' : 'you',
      at: createdAt.toISOString(),
      words,
    })),
  };
}
