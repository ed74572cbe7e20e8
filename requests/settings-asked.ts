import type { Transaction } from '#db/client';
import { findInForce, lockSettings, type SettingsRow } from '#db/settings';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import type { Act } from '#domain/roles';
import { authorise } from './authorise.ts';

export type SettingsAsked = { actor: StaffActor; number: unknown; now: Date };

/** A version's number as an address or a form has it; null for what is none. */
export const settingsNumber = (asked: unknown): number | null =>
  /^[1-9]\d{0,8}$/.test(String(asked)) ? Number(asked) : null;

/** A version that an admin may see, and that nobody else changes meanwhile. */
export async function settingsAsked(
  tx: Transaction,
  { actor, number, now }: SettingsAsked,
  act: Act,
): Promise<Result<SettingsRow>> {
  const may = await authorise(tx, { actor, act, now });
  if (!may.ok) return may;
  const known = settingsNumber(number);
  const found = known === null ? null : await lockSettings(tx, known);
  return found ? ok(found) : refused('not-found');
}

/** Whether a version was made from what is in force; if not, from what it would have to be made. */
export async function notMoved(tx: Transaction, basedOn: number | null, field?: string): Promise<Result<null>> {
  const current = await findInForce(tx);
  if (current && current.number === basedOn) return ok(null);
  return refused('settings-moved', field, { number: current?.number ?? 0 });
}
