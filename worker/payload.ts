import { z } from 'zod';

/** What most tasks are told. */
export const aboutRequest = z.strictObject({ requestId: z.uuid() });
