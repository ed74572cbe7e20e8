import { inTransaction } from '#db/client';
import { findCheck, findInForce, findPending, findSettings } from '#db/settings';
import type { StaffActor } from '#domain/actor';
import { type Hunk, hunksOf } from '#domain/line-diff';
import { ok, type Result, refused } from '#domain/problems';
import { isSound, type SettingsFiles, type SettingsRemark, type SettingsState } from '#domain/settings';
import { authorise } from './authorise.ts';
import { settingsNumber } from './settings-asked.ts';

type Changed = { organisation: Hunk[]; map: Hunk[] };

export type SettingsView = SettingsFiles & {
  number: number;
  digest: string;
  state: SettingsState;
  why: string;
  writer: string | null;
  writtenAt: Date;
  publisher: string | null;
  publishedAt: Date | null;
  isMine: boolean;
  basedOn: number | null;
  inForce: { number: number; since: Date } | null;
  /** Whether it waits for the operator. */
  isPending: boolean;
  /** Another version that waits for the operator, in whose place this one would come. */
  otherPending: number | null;
  /** What it changes: against what is in force, or of one that is or was, against what was before it. */
  changes: Changed;
  /** What has changed in force since it was made from that; null where nothing has. */
  moved: Changed | null;
  /** Null before the worker has checked it as it stands. */
  check: { at: Date; remarks: SettingsRemark[]; isSound: boolean } | null;
};

const nothing = { organisation: '', map: '' };

const changed = (before: SettingsFiles | null, after: SettingsFiles | null): Changed => {
  const [one, other] = [before ?? nothing, after ?? nothing];
  return { organisation: hunksOf(one.organisation, other.organisation), map: hunksOf(one.map, other.map) };
};

/** A version of the settings, what it changes, and what its check found. A draft is its writer's alone. */
export function viewSettings(asked: { actor: StaffActor; number: unknown; now: Date }): Promise<Result<SettingsView>> {
  const { actor, now } = asked;
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    const number = settingsNumber(asked.number);
    const found = number === null ? null : await findSettings(tx, number);
    const isMine = found?.writtenBy === actor.staffId;
    if (!found || (found.state === 'draft' && !isMine)) return refused('not-found');
    const current = await findInForce(tx);
    const pending = (await findPending(tx))?.number ?? null;
    const isOver = found.number === current?.number || found.basedOn === null;
    const textsOf = async (one: number | null) => (one === null ? null : findSettings(tx, one));
    const [base, running] = [await textsOf(found.basedOn), await textsOf(current?.number ?? null)];
    const check = await findCheck(tx, found);
    const { organisation, map, digest, state, why, writer, writtenAt, publisher, publishedAt, basedOn } = found;
    return ok({
      ...{ number: found.number, organisation, map, digest, state, why, writer, writtenAt, publisher, publishedAt },
      ...{ isMine, basedOn, isPending: pending === found.number },
      inForce: current && { number: current.number, since: current.since },
      otherPending: pending === found.number ? null : pending,
      changes: changed(isOver ? base : running, found),
      moved: state !== 'withdrawn' && !isOver && base && basedOn !== current?.number ? changed(base, running) : null,
      check: check && { at: check.checkedAt, remarks: check.remarks, isSound: isSound(check.remarks) },
    });
  });
}
