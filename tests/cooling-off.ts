/** Deletions that two people of the desk put their names under, for tests of what comes after. */
import assert from 'node:assert/strict';
import { database } from '#db/client';
import { installation } from '#db/schema/index';
import { approve } from '#requests/approve';
import { prepare } from '#requests/prepare';
import { codeOf, makeStaff, now, planned } from './desk.ts';

/** A deletion prepared by one and approved by another, in an armed installation. */
export async function coolingOff() {
  await database().update(installation).set({ armedAt: now });
  const [reviewer, approver] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const request = await planned('delete');
  assert.equal(codeOf(await prepare({ actor: reviewer, now, ...request })), 'ok');
  assert.equal(codeOf(await approve({ actor: approver, now, ...request, count: 4 })), 'ok');
  return { reviewer, approver, ...request };
}
