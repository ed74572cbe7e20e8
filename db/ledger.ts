import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { and, asc, desc, eq, gt, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import { type LedgerAct, type LedgerBody, ledgerBody } from '#domain/ledger';
import { type SignedReceipt, signedReceipt } from '#domain/plan';
import type { Database, Transaction } from './client.ts';
import { ledgerKey } from './keys.ts';
import { ledger, ledgerChunk, request } from './schema/index.ts';
import { sealJson, unsealJson } from './seal.ts';
import { type Chunk, sealedChunks, unsealedChunks } from './sealed-chunks.ts';

type Db = Database | Transaction;

/** What is known of a run before it is committed. */
export type Noted = { id: string; requestId: string; at: Date; body: LedgerBody; origin?: string };

/** An entry of a run that came about. */
export type LedgerEntry = Omit<Noted, 'origin' | 'body'> & {
  act: LedgerAct;
  /** Opens what is sealed: one entry that does not open keeps no other back. @throws Unopened */
  body(): LedgerBody;
  origin: string | null;
  signed: SignedReceipt;
  replayedAt: Date | null;
};

const bodyContext = (id: string): string => `ledger:${id}`;
const rowsContext = (id: string): string => `ledger:${id}:rows`;

/** The entry without the rows' lines. Written before the run is committed, and in the place of what an earlier try wrote. */
export async function noteInLedger(db: Db, { id, requestId, at, body, origin }: Noted): Promise<void> {
  const bodySealed = sealJson(ledgerKey(), bodyContext(id), body);
  await db
    .insert(ledger)
    .values({ id, requestId, act: body.act, at, bodySealed, origin: origin ?? null })
    .onConflictDoUpdate({ target: ledger.id, set: { at, bodySealed }, setWhere: isNull(ledger.receipt) });
}

/** The rows' lines, compressed and sealed piece by piece, in the place of an earlier try's; one piece is held at a time. */
export async function keepLines(db: Db, id: string, lines: AsyncIterable<Uint8Array>): Promise<void> {
  await db.delete(ledgerChunk).where(eq(ledgerChunk.ledgerId, id));
  const packed = Readable.from(lines).pipe(createGzip({ level: 1 }));
  await sealedChunks({ key: ledgerKey(), context: rowsContext(id) }, packed, async (chunk) => {
    await db.insert(ledgerChunk).values({ ledgerId: id, ...chunk });
  });
}

/** The lines again. Nothing is read before they are asked for, or a fault would come while nobody waits. @throws Unopened when a piece is missing, moved or changed */
export async function* openLines(db: Db, id: string): AsyncGenerator<Buffer> {
  const chunks = unsealedChunks({ key: ledgerKey(), context: rowsContext(id) }, (number) => findChunk(db, id, number));
  const source = Readable.from(chunks);
  const lines = createGunzip();
  source.on('error', (error) => lines.destroy(error));
  yield* source.pipe(lines);
}

async function findChunk(db: Db, id: string, number: number): Promise<Chunk | null> {
  const [chunk] = await db
    .select({ number: ledgerChunk.number, last: ledgerChunk.last, body: ledgerChunk.body })
    .from(ledgerChunk)
    .where(and(eq(ledgerChunk.ledgerId, id), eq(ledgerChunk.number, number)));
  return chunk ?? null;
}

/** The run is known to be committed: from now on its entry is in force. */
export async function proveInLedger(tx: Db, id: string, { receipt, signature }: SignedReceipt): Promise<void> {
  await tx
    .update(ledger)
    .set({ receipt, signature })
    .where(and(eq(ledger.id, id), isNull(ledger.receipt)));
}

/**
 * An opt-out was taken back: it is not done again, nor is any other one of the same address from the same things. Of one
 * that was wider the rest stays in force.
 */
export async function undoInLedger(tx: Transaction, requestId: string, now: Date): Promise<void> {
  const rows = await tx
    .select({ id: ledger.id, requestId: ledger.requestId, bodySealed: ledger.bodySealed })
    .from(ledger)
    .innerJoin(request, eq(request.id, ledger.requestId))
    .where(and(eq(request.emailIndex, indexOf(tx, requestId)), eq(ledger.act, 'opt-out'), isNull(ledger.undoneAt)));
  const entries = rows.map((row) => ({ ...row, body: bodyOf(row) }));
  const undone = new Set(entries.filter((one) => one.requestId === requestId).flatMap(({ body }) => optOutsOf(body)));
  for (const { id, body } of entries) {
    const optOuts = optOutsOf(body).filter((optOut) => !undone.has(optOut));
    const isLess = optOuts.length < optOutsOf(body).length;
    const left = { bodySealed: sealJson(ledgerKey(), bodyContext(id), { ...body, optOuts }) };
    if (isLess)
      await tx
        .update(ledger)
        .set(optOuts.length === 0 ? { undoneAt: now } : left)
        .where(eq(ledger.id, id));
  }
}

const indexOf = (tx: Transaction, requestId: string) =>
  tx.select({ emailIndex: request.emailIndex }).from(request).where(eq(request.id, requestId));

const bodyOf = ({ id, bodySealed }: { id: string; bodySealed: Buffer }): LedgerBody =>
  unsealJson(ledgerKey(), bodyContext(id), bodySealed, ledgerBody);

const optOutsOf = (body: LedgerBody): string[] => (body.act === 'opt-out' ? body.optOuts : []);

export async function noteReplayed(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.update(ledger).set({ replayedAt: now }).where(eq(ledger.id, id));
}

const inForce = and(isNotNull(ledger.receipt), isNull(ledger.undoneAt));

/** Ids of our own entries in force, the newest first. */
export async function listNewestIds(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: ledger.id })
    .from(ledger)
    .where(and(inForce, isNull(ledger.origin)))
    .orderBy(desc(ledger.at), desc(ledger.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

type After = { at: Date; id: string } | null;

/** The entries in force, oldest first, a page at a time. @param imported others' too */
export async function* listLedger(
  db: Db,
  { imported, page = 500 }: { imported: boolean; page?: number },
): AsyncGenerator<LedgerEntry[]> {
  for (let after: After = null; ; ) {
    const rows: (typeof ledger.$inferSelect)[] = await db
      .select()
      .from(ledger)
      .where(and(inForce, imported ? undefined : isNull(ledger.origin), laterThan(after)))
      .orderBy(asc(ledger.at), asc(ledger.id))
      .limit(page);
    if (rows.length > 0) yield rows.map(entryOf);
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = last;
  }
}

const laterThan = (after: After): SQL | undefined =>
  after === null ? undefined : or(gt(ledger.at, after.at), and(eq(ledger.at, after.at), gt(ledger.id, after.id)));

function entryOf({
  id,
  requestId,
  act,
  at,
  receipt,
  signature,
  origin,
  replayedAt,
  ...row
}: typeof ledger.$inferSelect) {
  const body = () => bodyOf({ id, ...row });
  return { id, requestId, act, at, body, origin, replayedAt, signed: signedReceipt.parse({ receipt, signature }) };
}

export async function isInLedger(db: Db, id: string): Promise<boolean> {
  return (await db.select({ id: ledger.id }).from(ledger).where(eq(ledger.id, id))).length > 0;
}
