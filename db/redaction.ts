import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { type Redaction, redaction as shape } from '#domain/redaction';
import type { Database, Transaction } from './client.ts';
import type { OpenedRequest } from './request.ts';
import { redaction, staff } from './schema/index.ts';
import { seal, unseal } from './seal.ts';

type About = Pick<OpenedRequest, 'id' | 'key'>;
type Row = typeof redaction.$inferSelect;
export type RedactionRow = Pick<Row, 'id' | 'ground' | 'createdAt'> & { body: Redaction; by: string };

const context = ({ id }: About, redactionId: string) => `request:${id}:redaction:${redactionId}`;

export async function insertRedactions(
  tx: Transaction,
  about: About,
  bodies: readonly Redaction[],
  row: Pick<Row, 'ground' | 'createdAt' | 'createdBy'>,
): Promise<void> {
  const rows = bodies.map((body) => {
    const id = randomUUID();
    return { ...row, id, requestId: about.id, bodySealed: seal(about.key, context(about, id), JSON.stringify(body)) };
  });
  if (rows.length > 0) await tx.insert(redaction).values(rows);
}

/** What is left out of a request's copy, in the order in which it was. */
export async function listRedactions(db: Database | Transaction, about: About): Promise<RedactionRow[]> {
  const rows = await db
    .select({ row: redaction, by: staff.name })
    .from(redaction)
    .innerJoin(staff, eq(staff.id, redaction.createdBy))
    .where(eq(redaction.requestId, about.id))
    .orderBy(asc(redaction.createdAt), asc(redaction.id));
  return rows.map(({ row: { id, ground, createdAt, bodySealed }, by }) => {
    const body = shape.parse(JSON.parse(unseal(about.key, context(about, id), bodySealed).toString()));
    return { id, ground, createdAt, by, body };
  });
}

export async function deleteRedaction(tx: Transaction, requestId: string, id: string): Promise<void> {
  await tx.delete(redaction).where(and(eq(redaction.requestId, requestId), eq(redaction.id, id)));
}
