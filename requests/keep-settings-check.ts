import { inTransaction } from '#db/client';
import { keepCheck } from '#db/settings';
import type { SettingsRemark } from '#domain/settings';

/** Keeps what the worker found of a version. Checked twice, the last counts; of a text that has changed since, none does. */
export const keepSettingsCheck = (found: {
  number: number;
  digest: string;
  remarks: SettingsRemark[];
  now: Date;
}): Promise<void> => {
  const { now, ...check } = found;
  return inTransaction((tx) => keepCheck(tx, { ...check, checkedAt: now }));
};
