/** A request of somebody who is on the watch-list, and a colleague who wants to see their data. */
import assert from 'node:assert/strict';
import type { StaffActor } from '#domain/actor';
import { askToLook } from '#requests/ask-to-look';
import { watch } from '#requests/watch';
import { codeOf, makeStaff, now, planned } from './desk.ts';

export type Watched = { admin: StaffActor; reviewer: StaffActor; id: string; email: string };

export async function watched(): Promise<Watched> {
  const [admin, reviewer] = [await makeStaff('admin'), await makeStaff('reviewer')];
  const { id, email } = await planned('access');
  assert.equal(codeOf(await watch({ actor: admin, id, now, to: 'watched' })), 'ok');
  return { admin, reviewer, id, email };
}

/** The same, where the colleague has asked. */
export async function askedFor(): Promise<Watched> {
  const all = await watched();
  assert.equal(codeOf(await askToLook({ actor: all.reviewer, id: all.id, now, reason: 'identify' })), 'ok');
  return all;
}
