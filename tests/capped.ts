/** Copies and deletions that wait for one last name, for tests of how many one person lets out on a day. */
import assert from 'node:assert/strict';
import { database } from '#db/client';
import { installation } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { approve } from '#requests/approve';
import { prepare } from '#requests/prepare';
import { codeOf, makeStaff, now, planned } from './desk.ts';

export type Waiting = Awaited<ReturnType<typeof planned>>;

/** @returns as many requests, each of somebody else, ready to be approved in an armed installation */
export async function waiting(kind: 'access' | 'delete', number: number): Promise<Waiting[]> {
  await database().update(installation).set({ armedAt: now });
  const all: Waiting[] = [];
  for (let made = 0; made < number; made++) all.push(await planned(kind));
  if (kind === 'delete') {
    const actor = await makeStaff('reviewer');
    for (const request of all) assert.equal(codeOf(await prepare({ actor, now, ...request })), 'ok');
  }
  return all;
}

/** What becomes of approving them one after the other. */
export async function approveAll(actor: StaffActor, requests: readonly Waiting[], at = now): Promise<string[]> {
  const codes: string[] = [];
  for (const request of requests) codes.push(codeOf(await approve({ actor, now: at, ...request, count: 4 })));
  return codes;
}
