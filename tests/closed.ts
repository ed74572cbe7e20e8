/** Requests that are closed, and the days about which their content goes. */
import assert from 'node:assert/strict';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { request } from '#db/schema/index';
import type { Kind } from '#domain/kinds';
import { fileAs, now } from './desk.ts';

/** Closed on 1 June 2026: the last day for which it is kept is 1 June 2028. */
export const lastDay = new Date('2028-06-01T20:00:00Z');
export const dayAfter = new Date('2028-06-02T20:00:00Z');

export const close = (id: string, closedAt = now) =>
  database().update(request).set({ status: 'done', outcome: 'fulfilled', closedAt }).where(eq(request.id, id));

export async function closedOf(email: string, kind: Kind = 'access'): Promise<string> {
  const id = await fileAs(email, kind);
  await close(id);
  return id;
}

export const rowOf = async (id: string) => {
  const [row] = await database().select().from(request).where(eq(request.id, id));
  return row ?? assert.fail('the row stays');
};
export const isDestroyed = async (id: string) => (await rowOf(id)).destroyedAt !== null;
