import { z } from 'zod';
import { database } from '#db/client';
import { findSettings } from '#db/settings';
import { keepSettingsCheck } from '#requests/keep-settings-check';
import { checkSettings as checkFiles } from '../check-settings.ts';
import type { Task } from '../task.ts';

const told = z.strictObject({ number: z.int() });

/** Checks a version of the settings as it stands now, for who wrote it and who may publish it. */
export const checkSettings: Task = async (payload, { account, now }) => {
  const { number } = told.parse(payload);
  const found = await findSettings(database(), number);
  if (!found) return;
  const remarks = await account.with((client) => checkFiles(client, found));
  await keepSettingsCheck({ number, digest: found.digest, remarks, now: now() });
};
