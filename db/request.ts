import { and, desc, eq, isNull, min, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Agent, agentBases } from '#domain/agent';
import { type Answers, answers } from '#domain/answers';
import type { Database, Transaction } from './client.ts';
import { isCounted } from './figures.ts';
import { prepared } from './prepared.ts';
import { request } from './schema/index.ts';
import { openRequestKey, sealJson, unseal, unsealJson } from './seal.ts';

/** A request with its own key at hand. */
export type OpenedRequest = typeof request.$inferSelect & { key: Buffer };

/** The request, or null when there is none of that id, or its content is destroyed. */
export async function findRequest(tx: Database | Transaction, id: string): Promise<OpenedRequest | null> {
  const query = prepared(tx, 'request', () =>
    tx
      .select()
      .from(request)
      .where(eq(request.id, sql.placeholder('id'))),
  );
  const [row] = await query.execute({ id });
  return row ? opened(row) : null;
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockRequest(tx: Transaction, id: string): Promise<OpenedRequest | null> {
  const [row] = await tx.select().from(request).where(eq(request.id, id)).for('update');
  return row ? opened(row) : null;
}

/** A row with its key, or null when that is destroyed. */
export const opened = (row: typeof request.$inferSelect): OpenedRequest | null =>
  row.keySealed && { ...row, key: openRequestKey(row.id, row.keySealed) };

/** The canonical address that the request is about: proven, typed for an opt-out, or keyed in by staff. Null: none. */
export const emailOf = ({ id, key, emailSealed }: OpenedRequest): string | null =>
  emailSealed && unseal(key, `request:${id}:email`, emailSealed).toString();

const identities = z.record(z.string(), z.string());

/** Identities besides the address, as staff keyed them in. */
export const identitiesKeyedIn = ({ id, key, identitiesSealed }: OpenedRequest): z.output<typeof identities> =>
  identitiesSealed ? unsealJson(key, `request:${id}:identities`, identitiesSealed, identities) : {};

/** Where a parent decides: the child's identities, the address among them. Null: the request is about who asks. */
export const childOf = ({ id, key, childSealed }: OpenedRequest): z.output<typeof identities> | null =>
  childSealed && unsealJson(key, `request:${id}:child`, childSealed, identities);

const agent = z.strictObject({
  name: z.string(),
  address: z.string(),
  basis: z.enum(agentBases),
  getsAnswer: z.boolean(),
});

/** Who asks in the person's name, or null. */
export const agentOf = ({ id, key, agentSealed }: OpenedRequest): Agent | null =>
  agentSealed && unsealJson(key, `request:${id}:agent`, agentSealed, agent);

/** Name and postal address, line by line, or null when letters go by mail. */
export const postalOf = ({ id, key, postalSealed }: OpenedRequest): string | null =>
  postalSealed && unseal(key, `request:${id}:postal`, postalSealed).toString();

/** What the person asked for. */
export const answersOf = ({ id, key, answersSealed }: OpenedRequest): Answers =>
  unsealJson(key, `request:${id}:answers`, answersSealed, answers);

/** Of the desk's messages, one that its person has not had before them. By its table's name: both tables have an id. */
const hasNews = sql<boolean>`exists (
  select from message m where m.request_id = "request"."id" and m.staff_id is not null and m.read_at is null)`;

const lineColumns = {
  id: request.id,
  reference: request.reference,
  kind: request.kind,
  status: request.status,
  outcome: request.outcome,
  receivedOn: request.receivedOn,
  answerByOn: request.answerByOn,
  hasNews,
};
export type RequestLine = Pick<typeof request.$inferSelect, Exclude<keyof typeof lineColumns, 'hasNews'>> & {
  hasNews: boolean;
};

/**
 * The requests about one mailbox, newest first; far more than anybody files. Those that were answered before this portal was
 * there are left out: their person was told elsewhere, and can do nothing about them here.
 */
export function listRequestsOf(tx: Database | Transaction, emailIndex: Buffer): Promise<RequestLine[]> {
  return tx
    .select(lineColumns)
    .from(request)
    .where(and(eq(request.emailIndex, emailIndex), isNull(request.importId)))
    .orderBy(desc(request.receivedAt), desc(request.id))
    .limit(200);
}

const chosen = z.strictObject({ table: z.string(), row: z.string() });

/** Of several matching persons the row of the map that somebody of the desk picked, or null. */
export const chosenOf = ({ id, key, chosenSealed }: OpenedRequest): z.output<typeof chosen> | null =>
  chosenSealed && unsealJson(key, `request:${id}:chosen`, chosenSealed, chosen);

export const sealChosen = ({ id, key }: OpenedRequest, picked: z.output<typeof chosen>): Buffer =>
  sealJson(key, `request:${id}:chosen`, picked);

/** The first day on which a request was received, or null. */
export async function findFirstDay(tx: Database | Transaction): Promise<string | null> {
  const [found] = await tx
    .select({ day: min(request.receivedOn) })
    .from(request)
    .where(isCounted);
  return found?.day ?? null;
}
