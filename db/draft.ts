import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { type Draft, draft as schema } from '#domain/draft';
import type { Database, Transaction } from './client.ts';
import { masterKey } from './keys.ts';
import { prepared } from './prepared.ts';
import { draft } from './schema/index.ts';
import { sealJson, unsealJson } from './seal.ts';
import { tokenHash } from './tokens.ts';

export type KeptDraft = { answers: Draft; submissionKey: string };

const context = (browserHash: Buffer) => `draft:${browserHash.toString('hex')}`;

/** The answers of a browser, or null when it gave none. */
export async function findDraft(tx: Database | Transaction, browser: string): Promise<KeptDraft | null> {
  const browserHash = tokenHash(browser);
  const query = prepared(tx, 'draft', () =>
    tx
      .select()
      .from(draft)
      .where(eq(draft.browserHash, sql.placeholder('browserHash'))),
  );
  const [row] = await query.execute({ browserHash });
  if (!row) return null;
  const answers = unsealJson(masterKey(), context(browserHash), row.answersSealed, schema);
  return { answers, submissionKey: row.submissionKey };
}

/** Without a submission key, or with `isAnew`, the answers become another request than those before. */
type Kept = {
  browser: string;
  answers: Draft;
  submissionKey?: string | undefined;
  isAnew?: boolean;
  now: Date;
};

/** Keeps a browser's answers in place of its earlier ones. */
export async function upsertDraft(tx: Transaction, { browser, answers, now, ...as }: Kept): Promise<void> {
  const { submissionKey, isAnew = submissionKey === undefined } = as;
  const browserHash = tokenHash(browser);
  const answersSealed = sealJson(masterKey(), context(browserHash), answers);
  const kept = { answersSealed, submissionKey: submissionKey ?? randomUUID(), updatedAt: now };
  // A new request begins at the first step; the one before was filed, and has to be counted still.
  const anew = {
    furthest: 'started',
    filedBefore: sql`${draft.filedBefore} + (${draft.furthest} = 'filed')::int`,
  } as const;
  await tx
    .insert(draft)
    .values({ browserHash, ...kept })
    .onConflictDoUpdate({ target: draft.browserHash, set: isAnew ? { ...kept, ...anew } : kept });
}
