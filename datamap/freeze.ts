import type { ClientBase } from 'pg';
import type { Receipt } from '#domain/plan';
import type { CheckedMap } from './checked.ts';
import type { Identities } from './identities.ts';
import { own } from './names.ts';
import { placesOf } from './place.ts';
import { change, changedTables, putBack, type Replaced } from './replace.ts';
import { type Done, inRun, type NotDone, Refusal, type Run } from './run.ts';
import type { Changes, DataMap } from './shape.ts';
import { parameters } from './sql.ts';
import { type Asked, subjectOf } from './subject.ts';

export type LostRun = Run & {
  /** Keys of the map's lost items. */
  lost: string[];
  identities: Identities;
  chosen?: Asked['chosen'];
  now: Date;
};

/**
 * Freezes a lost card or password at once, so that it can be taken back.
 * @param run `keep` gets what was replaced before it is committed, to seal it; awaited. Without it nothing could be undone.
 * @returns `nothing-found` when the person has nothing of the kind that is not frozen already
 * @throws RangeError for an item that the map does not have
 */
export async function freeze(
  client: ClientBase,
  checked: CheckedMap,
  run: LostRun & { keep: (replaced: Replaced[]) => Promise<void> },
): Promise<Done | NotDone> {
  return changeLost(client, checked, run, 'freeze', run.keep);
}

/** Keeps a child's data from use until a parent has decided. Returns and throws as `freeze`. @see 16 CFR 312.5 */
export async function freezeChild(
  client: ClientBase,
  checked: CheckedMap,
  run: Omit<LostRun, 'lost'> & { keep: (replaced: Replaced[]) => Promise<void> },
): Promise<Done | NotDone> {
  const { child } = checked.map;
  if (!child) throw new RangeError('The map does not say how a child’s data are frozen');
  return changeAll(
    client,
    checked,
    { ...run, lost: ['child'] },
    { act: 'freeze', all: [child.freeze], keep: run.keep },
  );
}

/** Cancels for good what was lost, once staff have confirmed. Returns and throws as `freeze`. */
export async function cancel(client: ClientBase, checked: CheckedMap, run: LostRun): Promise<Done | NotDone> {
  return changeLost(client, checked, run, 'cancel', async () => {});
}

/**
 * Takes a freeze back where it still stands.
 * @param run with another id than the freeze's; `replaced` is what the freeze gave to `keep`
 */
export async function unfreeze(
  client: ClientBase,
  checked: CheckedMap,
  run: LostRun & { replaced: Replaced[] },
): Promise<Done | NotDone> {
  return inRun(client, run, async () => {
    const changed = await putBack(client, placesOf(checked), parameters, run.replaced);
    await run.onStatement?.({ act: 'change', table: '', rows: changed.length });
    return receiptOf(checked, run, 'unfreeze', changed);
  });
}

async function changeLost(
  client: ClientBase,
  checked: CheckedMap,
  run: LostRun,
  act: 'freeze' | 'cancel',
  keep: (replaced: Replaced[]) => Promise<void>,
): Promise<Done | NotDone> {
  const all = run.lost.map((key) => lostOf(checked.map, key)[act]);
  return changeAll(client, checked, run, { act, all, keep });
}

type Wanted = { act: 'freeze' | 'cancel'; all: Changes[]; keep: (replaced: Replaced[]) => Promise<void> };

async function changeAll(
  client: ClientBase,
  checked: CheckedMap,
  run: LostRun,
  { act, all, keep }: Wanted,
): Promise<Done | NotDone> {
  const { identities, chosen = null, now: at } = run;
  return inRun(client, run, async () => {
    const changed: Replaced[] = [];
    for (const changes of all) {
      const subject = (binder: ReturnType<typeof parameters>) => subjectOf(checked, { identities, chosen, at }, binder);
      changed.push(...(await change(client, subject, parameters, changes)));
    }
    if (changed.length === 0) throw new Refusal('nothing-found');
    await keep(changed);
    await run.onStatement?.({ act: 'change', table: '', rows: changed.length });
    return receiptOf(checked, run, act, changed);
  });
}

function lostOf(map: DataMap, key: string): DataMap['lost'][string] {
  const found = own(map.lost, key);
  if (!found) throw new RangeError('The map has no such lost item');
  return found;
}

const receiptOf = (
  checked: CheckedMap,
  run: LostRun,
  act: 'freeze' | 'cancel' | 'unfreeze',
  changed: Replaced[],
): Receipt => ({
  version: 1,
  run: run.id,
  request: run.request,
  act,
  scope: run.lost.join(' '),
  map: checked.hash,
  plan: null,
  at: run.now.toISOString(),
  tables: changedTables(placesOf(checked), changed),
});
