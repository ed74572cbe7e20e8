import { z } from 'zod';
import { workOffBulk } from '#requests/work-off-bulk';
import { sayFailure } from '../log.ts';
import type { Task } from '../task.ts';

const aboutBulk = z.strictObject({ bulkId: z.uuid() });

/** The next rows of an act on many requests. */
export const bulk: Task = async (payload, { now }) => {
  const faults = await workOffBulk({ id: aboutBulk.parse(payload).bulkId, now });
  for (const fault of faults) sayFailure('bulk', fault);
};
