/** The frame of everything that writes to the account database: one transaction, one receipt, never twice. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { type Receipt, type SignedReceipt, signedReceipt } from '#domain/plan';
import { canonicalJson } from './digest.ts';
import { pinnedInMemory } from './pinned-memory.ts';
import type { Signer } from './sign.ts';
import { transaction } from './transaction.ts';

/** One execution. A second try under the same id meets the first one's receipt. */
export type Run = {
  /** A UUID; the receipt's primary key. */
  id: string;
  /** The request's id, a UUID. */
  request: string;
  sign: Signer;
  /** Digest of the plan: what was carried out under another id, which the portal has forgotten, is not carried out again. */
  digest?: string;
  /** For trying out: all is done, to the receipt, and taken back. */
  isTrial?: boolean;
  /** Called after each statement of the run, inside its transaction; awaited. */
  onStatement?: (step: Step) => void | Promise<void>;
};

/** What was just done: `erase` and `reduce` change rows, `look` looks for rows that should be gone. */
export type Step = {
  act: 'pin' | 'plan' | 'reduce' | 'erase' | 'change' | 'add' | 'look' | 'receipt';
  table: string;
  rows: number;
};

/** `repeated`: the run was done before, and nothing was touched now. */
export type Done = SignedReceipt & { done: true; repeated: boolean };
/**
 * Nothing was touched. `plan-changed`: the rows, the person or the map are no longer what was approved; `value-changed`:
 * a field no longer says what was approved to be changed; `value-refused`: the database does not take a value;
 * `nothing-found`: there is nothing of the kind.
 */
export type NotDone = { done: false; refusal: 'plan-changed' | 'value-changed' | 'value-refused' | 'nothing-found' };

/** What the database says of a value that it does not take: too long, of another form, taken, outside of a check. */
export const isValueRefused = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code);

/** Thrown by work that finds out that it must not go on; all is rolled back. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: NotDone['refusal'];
  constructor(code: NotDone['refusal']) {
    super(code);
    this.code = code;
  }
}

/** The run met something that the plan did not say; all is rolled back. No values in the message. */
export class RunFault extends Error {
  override name = 'RunFault';
}

/**
 * Short for locks, so that the organisation's own work never queues behind ours for long. Room to sort and hash a large
 * person's keys in memory, and a small sample for the pinned rows: their number is all that the planner needs. Rows that
 * row-level security would hide are an error: they would stay behind unseen.
 */
const limits = `SET LOCAL lock_timeout = '5s'; SET LOCAL statement_timeout = '120s';
  SET LOCAL idle_in_transaction_session_timeout = '30s'; SET LOCAL jit = off; SET LOCAL work_mem = '64MB';
  SET LOCAL default_statistics_target = 5; SET LOCAL TimeZone = 'UTC';
  SET LOCAL DateStyle = 'ISO'; SET LOCAL row_security = off; ${pinnedInMemory}`;

/**
 * Runs `work` in one transaction under the run's lock, and writes its receipt in the same one: 0 % or 100 %, and exactly
 * one receipt, also when a commit's answer was lost or two workers hold the same run. A trial leaves nothing, no receipt either.
 * @throws what `work` throws besides `Refusal`, when all is rolled back; deadlocks and serialization failures only
 * after five tries
 */
export async function inRun(client: ClientBase, run: Run, work: () => Promise<Receipt>): Promise<Done | NotDone> {
  return refusable(() =>
    retried(() =>
      inTransaction(client, run.isTrial ? 'ROLLBACK' : 'COMMIT', async () => {
        // Fencing: a worker that was thought dead waits here, and then meets the receipt.
        await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`habeas run ${run.id}`]);
        const earlier = (await findReceipt(client, run.id)) ?? (await findPurge(client, run));
        return earlier ? { ...earlier, done: true, repeated: true } : writeReceipt(client, run, await work());
      }),
    ),
  );
}

/**
 * As `inRun`, for runs of many people in one transaction. Two workers with one run among theirs: the second waits for the
 * first's rows, finds them gone, and its next try meets the first's receipts.
 * @param work gets the receipts of runs that were done before, by their ids
 */
export async function inRuns<Result>(
  client: ClientBase,
  runs: string[],
  work: (earlier: Map<string, SignedReceipt>) => Promise<Result>,
): Promise<Result> {
  let met = 0;
  const attempt = () =>
    inTransaction(client, 'COMMIT', async () => {
      const earlier = await findReceipts(client, runs);
      met = earlier.size;
      return work(earlier);
    });
  return retried(attempt, async () => (await findReceipts(client, runs)).size > met);
}

/** Does `work` for real and takes all of it back; no receipt. */
export async function rehearsed<Result>(client: ClientBase, work: () => Promise<Result>): Promise<Result> {
  return retried(() => inTransaction(client, 'ROLLBACK', work));
}

/** Not READ WRITE: who sets a database to read only, as for a move to another server, means us as well. */
const inTransaction = <Result>(client: ClientBase, end: 'COMMIT' | 'ROLLBACK', work: () => Promise<Result>) =>
  transaction(client, `BEGIN ISOLATION LEVEL READ COMMITTED; ${limits}`, end, work);

async function refusable<Result>(work: () => Promise<Result>): Promise<Result | NotDone> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return { done: false, refusal: error.code };
    throw error;
  }
}

/** Another worker has done one of the runs meanwhile. */
const isReceiptThere = (error: unknown): boolean =>
  error instanceof Error && 'schema' in error && 'code' in error && error.schema === 'habeas' && error.code === '23505';

/** Deadlock (40P01) and serialization failure (40001): the organisation's own work won, and trying again is right. */
const passing = new Set(['40001', '40P01']);

const tries = 5;

/** @param hasPassed asked after everything is rolled back: whether what was in the way is there no more */
async function retried<Result>(work: () => Promise<Result>, hasPassed = async () => false): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      const mayPass = (typeof code === 'string' && passing.has(code)) || isReceiptThere(error);
      if (attempt === tries || !(mayPass || (await hasPassed()))) throw error;
      await sleep(20 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

/** The receipt of a run, or `null` when it has none: then nothing of it happened. */
export async function findReceipt(client: ClientBase, run: string): Promise<SignedReceipt | null> {
  const { rows } = await client.query('SELECT receipt, signature FROM habeas.receipt WHERE id = $1', [run]);
  return rows[0] ? signedReceipt.parse(rows[0]) : null;
}

/** The deletions of a request that were committed here, under whatever ids. */
export async function purgesOf(client: ClientBase, request: string): Promise<SignedReceipt[]> {
  const { rows } = await client.query(
    `SELECT receipt, signature FROM habeas.receipt WHERE request_id = $1 AND kind = 'purge' ORDER BY at`,
    [request],
  );
  return rows.map((row) => signedReceipt.parse(row));
}

async function findPurge(client: ClientBase, { request, digest }: Run): Promise<SignedReceipt | null> {
  if (digest === undefined) return null;
  return (await purgesOf(client, request)).find(({ receipt }) => receipt.plan === digest) ?? null;
}

async function findReceipts(client: ClientBase, runs: string[]): Promise<Map<string, SignedReceipt>> {
  const { rows } = await client.query('SELECT id, receipt, signature FROM habeas.receipt WHERE id = ANY($1)', [runs]);
  return new Map(rows.map(({ id, receipt, signature }) => [String(id), signedReceipt.parse({ receipt, signature })]));
}

/** The last statement of a run, and so of a rehearsal that is to show that nothing stands in a run's way. */
export async function writeReceipt(client: ClientBase, run: Run, receipt: Receipt): Promise<Done> {
  const text = canonicalJson(receipt);
  const signature = run.sign(text);
  await client.query(
    'INSERT INTO habeas.receipt (id, request_id, kind, digest, receipt, signature) VALUES ($1, $2, $3, $4, $5, $6)',
    [run.id, run.request, receipt.act, receipt.plan, text, signature],
  );
  await run.onStatement?.({ act: 'receipt', table: 'habeas.receipt', rows: 1 });
  return { receipt, signature, done: true, repeated: false };
}
