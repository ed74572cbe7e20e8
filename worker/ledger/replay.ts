import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { CheckedMap } from '#datamap/checked';
import { missingReceipts } from '#datamap/joined';
import { reErase, rehearseAgain } from '#datamap/re-erase';
import { reOptOut } from '#datamap/re-opt-out';
import type { Done, NotDone } from '#datamap/run';
import { ed25519Signer } from '#datamap/sign';
import { database } from '#db/client';
import { receiptKey, reductionKey } from '#db/keys';
import { type LedgerEntry, listLedger, openLines } from '#db/ledger';
import { Unopened } from '#db/seal';
import type { LedgerAct } from '#domain/ledger';
import type { KeptRows } from '#domain/plan';
import { type HoldInForce, holdsInForce } from '#requests/holds-in-force';
import { noteReplayed } from '#requests/note-replayed';
import { classify } from '../failure.ts';
import type { Surroundings } from '../task.ts';
import { holdsAgainst, StillHeld } from './held-again.ts';

/** Rows per table that were erased, or changed, again; those that had stayed, or are newer, with why. */
type Line = { table: string; erased: number; reduced: number; changed: number; added: number; kept: KeptRows[] };
/** One entry that was to be done again. `receipt` is the new one's run; `null` in a rehearsal. */
type Replayed = { run: string; act: LedgerAct; receipt: string | null; tables: Line[] };

export type Replay = {
  /** Entries in force that were looked at. */
  entries: number;
  replayed: Replayed[];
  /** The class of each failure, with the holds that kept it back; the others are done nevertheless, and a next replay tries these again. */
  failed: { run: string; failure: string; holds?: string[] }[];
};

export type Wanted = {
  dryRun?: boolean;
  /** Also where the receipt is there: rows may have come back without it. */
  again?: boolean;
  /** Also the entries of another installation, whose database was taken over. */
  imported?: boolean;
  only?: LedgerAct;
  /** Holds by their ids that keep nothing back: somebody looked, and they are about other people or rows. */
  despite?: readonly string[];
  onEntry?: (done: number) => void;
};

/**
 * Does the ledger's entries again that the account database has no receipt of, oldest first: each in a transaction of its
 * own with a receipt of its own. Done twice, it does nothing the second time.
 * @see GDPR Art. 17(1), 32(1)(c); ICO, "Deleting personal data": what comes back from a backup has to go again
 */
export async function replayLedger(surroundings: Surroundings, wanted: Wanted = {}): Promise<Replay> {
  const { account } = surroundings;
  const checked = account.checked();
  const report: Replay = { entries: 0, replayed: [], failed: [] };
  const holds = await holdsInForce();
  for await (const page of listLedger(database(), { imported: wanted.imported ?? false })) {
    const ids = page.map(({ id }) => id);
    const missing = new Set(await account.with((client) => missingReceipts(client, ids)));
    for (const entry of page.filter(({ id, act }) => isWanted(wanted, act) && (wanted.again || missing.has(id)))) {
      await account
        .with((client) => replayOne(client, checked, entry, surroundings, { ...wanted, holds }))
        .then((done) => void (done && report.replayed.push(done)))
        .catch((error) => void report.failed.push({ run: entry.id, ...failureOf(error) }));
    }
    report.entries += page.length;
    wanted.onEntry?.(report.entries);
  }
  return report;
}

const isWanted = ({ only }: Wanted, act: LedgerAct): boolean => only === undefined || only === act;

/** What the map has no more, or what does not open: the operator's, not a bug. */
function failureOf(error: unknown): { failure: string; holds?: string[] } {
  if (error instanceof StillHeld) return { failure: 'legal-hold', holds: error.holds };
  if (error instanceof Unopened) return { failure: 'unreadable' };
  return { failure: error instanceof RangeError ? 'schema-changed' : classify(error) };
}

async function replayOne(
  client: ClientBase,
  checked: CheckedMap,
  entry: LedgerEntry,
  surroundings: Surroundings,
  wanted: Wanted & { holds: HoldInForce[] },
): Promise<Replayed | null> {
  const { id, requestId, at, signed, origin } = entry;
  const body = entry.body();
  const { dryRun, again = false } = wanted;
  const now = surroundings.now();
  const run = { id: randomUUID(), sign: ed25519Signer(receiptKey()), now, again };
  const of = { run: id, act: body.act };
  if (body.act === 'opt-out') {
    if (dryRun) return { ...of, receipt: null, tables: [] };
    const { optOuts, identities } = body;
    return noted(await reOptOut(client, checked, { signed, at, optOuts, identities }, run), []);
  }
  const hashKey = reductionKey();
  const remembered = { signed, ...body, at, lines: () => openLines(database(), id) };
  const rehearse = () => rehearseAgain(client, checked, remembered, { hashKey });
  const against = await holdsAgainst(entry, { holds: wanted.holds, tables: Object.keys(checked.map.tables) }, rehearse);
  const despite = against.filter((hold) => wanted.despite?.includes(hold));
  if (despite.length < against.length) throw new StillHeld(against.filter((hold) => !despite.includes(hold)));
  if (dryRun) {
    const { plan } = await rehearse();
    return { ...of, receipt: null, tables: plan.tables.map((line) => lineOf({ changed: 0, added: 0, ...line })) };
  }
  return noted(await reErase(client, checked, remembered, { ...run, hashKey }), despite);

  async function noted(done: Done | NotDone, despite: string[]): Promise<Replayed | null> {
    if (!done.done) return null;
    const { receipt } = done;
    await noteReplayed({ id, act: body.act, requestId: origin === null ? requestId : null, receipt, despite, now });
    return { ...of, receipt: receipt.run, tables: receipt.tables.map(lineOf) };
  }
}

const lineOf = ({ table, erased, reduced, changed, added, kept }: Line): Line => ({
  table,
  erased,
  reduced,
  changed,
  added,
  kept,
});
