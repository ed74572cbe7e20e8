import { inTransaction } from '#db/client';
import { findInForce, findPending, listSettings as listVersions } from '#db/settings';
import { ok, type Result } from '#domain/problems';
import type { SettingsState } from '#domain/settings';
import { authorise, type Claim } from './authorise.ts';

const shown = 100;

/** One version in a list; null names were nobody's: the worker found it in the folder. */
export type ListedSettings = {
  number: number;
  state: SettingsState;
  why: string;
  writer: string | null;
  writtenAt: Date;
  publisher: string | null;
  /** Since when it was in force last. */
  inForceSince: Date | null;
  /** When another took its place; null of the one in force. */
  inForceUntil: Date | null;
};

export type SettingsList = {
  /** The version that the worker runs with; null before it has ever said so. */
  inForce: number | null;
  /** What is published and waits for the operator. */
  pending: number | null;
  versions: ListedSettings[];
};

/** The versions of the settings, the last first. Drafts are their writers' alone. */
export function listSettings({ actor, now }: Pick<Claim, 'actor' | 'now'>): Promise<Result<SettingsList>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    const me = actor.kind === 'staff' ? actor.staffId : null;
    const rows = await listVersions(tx, shown);
    const versions = rows
      .filter(({ state, writtenBy }) => state !== 'draft' || writtenBy === me)
      .map(({ number, state, why, writer, writtenAt, publisher, inForceSince, inForceUntil }) => ({
        ...{ number, state, why, writer, writtenAt, publisher, inForceSince, inForceUntil },
      }));
    const current = await findInForce(tx);
    return ok({ inForce: current?.number ?? null, pending: (await findPending(tx))?.number ?? null, versions });
  });
}
