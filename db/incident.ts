import { eq } from 'drizzle-orm';
import type { Transaction } from './client.ts';
import { incident } from './schema/index.ts';

/** What went wrong with a request's data, without the reason, which is sealed. */
export const listIncidents = (tx: Transaction, requestId: string) =>
  tx
    .select({ id: incident.id, kind: incident.kind, delivered: incident.delivered, createdAt: incident.createdAt })
    .from(incident)
    .where(eq(incident.requestId, requestId));
