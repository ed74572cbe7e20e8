import type { ClientBase } from 'pg';
import type { SignedReceipt } from '#domain/plan';
import type { CheckedMap } from './checked.ts';
import { carryOutOptOut, receiptOf } from './opt-out.ts';
import { isMissing, putBackReceipt } from './re-erase.ts';
import { newerSql } from './remember.ts';
import { type Done, inRun, type NotDone, Refusal, type Run } from './run.ts';

/** An opt-out that was done before, as the ledger remembers it. */
export type RememberedOptOut = {
  signed: SignedReceipt;
  optOuts: string[];
  identities: Record<string, string>;
  /** When it was done: rows that are newer are left as they are. */
  at: Date;
};

/**
 * Opts out again who had opted out before a backup was restored. Rows that are newer than the opt-out are left alone:
 * what the person chose since counts. The list of those who get no mail has the identifier again in any case.
 * @returns `nothing-found` when the first receipt is there (or, asked again, nothing is to be done)
 * @throws RangeError for an opt-out that the map has no more
 */
export async function reOptOut(
  client: ClientBase,
  checked: CheckedMap,
  { signed, optOuts, identities, at }: RememberedOptOut,
  run: Omit<Run, 'request'> & { now: Date; again?: boolean },
): Promise<Done | NotDone> {
  const { receipt } = signed;
  const told = { ...run, request: receipt.request, optOuts, identities };
  return inRun(client, told, async () => {
    const isKnown = !(await isMissing(client, receipt.run));
    if (isKnown && !run.again) throw new Refusal('nothing-found');
    const done = await carryOutOptOut(client, checked, { ...told, now: at }, (place, { binder }) =>
      newerSql(place, { binder, at }),
    );
    const isChanged = done.changed.some(({ columns }) => columns.some(({ old, new: now }) => old !== now));
    if (isKnown && !isChanged && done.added.length === 0) throw new Refusal('nothing-found');
    await putBackReceipt(client, signed);
    return receiptOf(checked, told, 're-opt-out', done);
  });
}
