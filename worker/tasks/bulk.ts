import { z } from 'zod';
import { workOffBulk } from '#requests/work-off-bulk';
import type { Task } from '../task.ts';

const aboutBulk = z.strictObject({ bulkId: z.uuid() });

/** The next rows of an act on many requests. */
export const bulk: Task = async (payload, { now }) => {
  await workOffBulk({ id: aboutBulk.parse(payload).bulkId, now });
};
