/** Colleagues with an authenticator app, and a glass that one of them broke. */
import assert from 'node:assert/strict';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { glass, staff } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { breakGlass } from '#requests/break-glass';
import { codeOf as codeIn, newTotpSecret, sealTotp } from '#requests/totp';
import { codeOf, later, now } from './desk.ts';
import { type Watched, watched } from './watched.ts';

/** Gives somebody an authenticator app. @returns what it shows, minutes from now */
export async function appOf({ staffId }: StaffActor): Promise<(minutes?: number) => string> {
  const secret = newTotpSecret();
  await database()
    .update(staff)
    .set({ totpSealed: sealTotp(staffId, secret) })
    .where(eq(staff.id, staffId));
  return (minutes = 0) => codeIn(secret, later(minutes));
}

export type Emergency = Watched & { code: (minutes?: number) => string };

/** A watched person's request, and a reviewer with nobody there to agree. */
export async function emergency(): Promise<Emergency> {
  const all = await watched();
  return { ...all, code: await appOf(all.reviewer) };
}

/** The same, where the reviewer broke the glass. */
export async function broken(): Promise<Emergency & { glassId: string }> {
  const all = await emergency();
  const { reviewer: actor, id, code } = all;
  assert.equal(codeOf(await breakGlass({ actor, id, now, reason: 'harm', code: code() })), 'ok');
  const [row] = await database().select({ id: glass.id }).from(glass).where(eq(glass.requestId, id));
  return { ...all, glassId: row?.id ?? assert.fail() };
}
