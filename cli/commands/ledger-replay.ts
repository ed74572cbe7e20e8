import { readOptions } from '#cli/options';
import { Refusal } from '#cli/refusal';
import { withBoth } from '#cli/running/ledger';
import { missingReceipts } from '#datamap/joined';
import { database } from '#db/client';
import { listNewestIds } from '#db/ledger';
import type { Forgotten } from '#domain/forgotten';
import { holdsInForce } from '#requests/holds-in-force';
import { noteForgotten } from '#requests/note-forgotten';
import { noteRestored } from '#requests/note-restored';
import { findForgotten } from '#worker/ledger/forgotten';
import { ownJoinId } from '#worker/ledger/reconcile';
import { type Replay, replayLedger } from '#worker/ledger/replay';
import type { Surroundings } from '#worker/task';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- ledger replay [--dry-run] [--all] [--imported] [--this-database]
  [--despite-hold ID]... [--json]

After a backup of the account database was restored: erases again who had been erased, and opts out again who had opted out. Each
gets a receipt. Rows that are newer than the erasure stay. Done twice, it does nothing the second time.
  --dry-run        say what would be done, having done it in a transaction that is rolled back
  --all            look also for rows of entries whose receipt is there
  --imported       do the entries of an imported ledger too: the account database was taken over from its installation
  --this-database  the database has no sign of having been ours, and is the right one nevertheless
  --despite-hold   the legal hold of this id keeps no entry back: you have looked, and it is about other people or rows. The log of
                   events says so. Several can be named
  --json           one JSON object`;

const options = {
  'dry-run': { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  imported: { type: 'boolean', default: false },
  'this-database': { type: 'boolean', default: false },
  'despite-hold': { type: 'string', multiple: true, default: [] as string[] },
  json: { type: 'boolean', default: false },
} as const;

/** @throws Refusal when an entry could not be done again, so that the command's exit code says so */
async function run(words: string[]): Promise<void> {
  const asked = readOptions(words, options);
  const dryRun = asked['dry-run'];
  await withBoth(async (surroundings) => {
    if (!asked['this-database'] && !(await isOurs(surroundings))) {
      throw new Refusal(
        'This account database has no sign of having been ours: check ACCOUNT_DATABASE_URL. If it is the right one, add --this-database.',
      );
    }
    const despite = asked['despite-hold'];
    await assertInForce(despite);
    const onEntry = (done: number) => void (asked.json || process.stderr.write(`${done} entries looked at\n`));
    const wanted = { dryRun, again: asked.all, imported: asked.imported, despite, onEntry };
    const report = await replayLedger(surroundings, wanted);
    if (!dryRun && report.failed.length === 0) await noteRestored({ isRestored: false, now: surroundings.now() });
    const forgotten = await findForgotten(surroundings);
    if (!dryRun) await noteForgotten({ ...forgotten, now: surroundings.now() });
    console.log(
      asked.json
        ? JSON.stringify({ dryRun, ...report, forgotten })
        : [told(report, dryRun), ...missed(forgotten)].join('\n'),
    );
    if (report.failed.length > 0) {
      throw new Refusal(
        `${report.failed.length} entries could not be done again; run it once more when the cause is gone.`,
      );
    }
  });
}

/** A mistyped id would be passed over unseen. */
async function assertInForce(despite: string[]): Promise<void> {
  const holds = await holdsInForce();
  const unknown = despite.find((id) => !holds.some((hold) => hold.id === id));
  if (unknown !== undefined) throw new Refusal(`No hold in force has the id ${unknown}.`);
}

/** It has a receipt of ours: of joining it, or of something that was done. */
async function isOurs({ account }: Surroundings): Promise<boolean> {
  const ids = [...(await listNewestIds(database(), 100_000)), ownJoinId()];
  return (await account.with((client) => missingReceipts(client, ids))).length < ids.length;
}

/** What staff have to look into, and where that is written. */
const missed = ({ count, runs }: Forgotten): string[] =>
  count === 0
    ? []
    : [
        '',
        `${count} ${count === 1 ? 'run has a receipt' : 'runs have receipts'} in the account database, of requests that this portal does not know: its own database is older.`,
        ...runs.map(({ run, act, at }) => `${run}  ${act}  ${at}`),
        ...(count > runs.length ? [`and ${count - runs.length} that are older.`] : []),
        'What to do: docs/operate.md, “When the portal is older than the account database”.',
      ];

function told({ entries, replayed, failed }: Replay, dryRun: boolean): string {
  const lines = replayed.flatMap(({ run, act, tables }) => [
    `${run}  ${act === 'erase' ? 'erased' : 'opted out'} ${dryRun ? 'again: would be' : 'again'}`,
    ...tables
      .filter(({ erased, reduced, changed, added, kept }) => erased + reduced + changed + added + kept.length > 0)
      .map(
        ({ table, erased, reduced, changed, added, kept }) =>
          `  ${table}: ${erased} erased, ${reduced} reduced, ${changed} changed, ${added} added${kept
            .map(({ rows, reason }) => `, ${rows} stay (${reason})`)
            .join('')}`,
      ),
  ]);
  return [
    ...lines,
    ...failed.flatMap(({ run, failure, holds = [] }) => [
      `${run}  failed: ${failure}`,
      ...holds.map((id) => `  kept back by the hold ${id}`),
    ]),
    `${entries} entries, ${replayed.length} ${dryRun ? 'to be done' : 'done'} again, ${failed.length} failed.`,
  ].join('\n');
}

export default { usage, run } satisfies Command;
