import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Result } from '#domain/problems';
import { roles } from '#domain/roles';
import { codeOf, eventsOf, makeStaff, now, planned, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { askPerson } from './ask-person.ts';
import { assign } from './assign.ts';
import type { DeskAct } from './at-desk.ts';
import { decideAppeal } from './decide-appeal.ts';
import { extend } from './extend.ts';
import { grantPart } from './grant-part.ts';
import { keyInAppeal } from './key-in-appeal.ts';
import { redirect } from './redirect.ts';
import { refuse } from './refuse.ts';
import { refusePart } from './refuse-part.ts';
import { releaseLost } from './release-lost.ts';
import { replan } from './replan.ts';
import { resume } from './resume.ts';
import { showFindings } from './show-findings.ts';
import { takeBack } from './take-back.ts';
import { tellCategories } from './tell-categories.ts';
import { viewDetails } from './view-details.ts';
import { viewFindings } from './view-findings.ts';

ownPortal();

const verbs: Record<string, (asked: DeskAct) => Promise<Result<unknown>>> = {
  assign: (asked) => assign({ ...asked, staffId: null }),
  ask: (asked) => askPerson({ ...asked, words: 'x' }),
  'decide an appeal': (asked) => decideAppeal({ ...asked, decision: 'upheld', reason: 'x' }),
  'key in an appeal': (asked) => keyInAppeal({ ...asked, receivedOn: '2026-06-01', words: 'x' }),
  redirect: (asked) => redirect({ ...asked, reason: 'x' }),
  'tell categories': (asked) => tellCategories({ ...asked, reason: 'x' }),
  extend: (asked) => extend({ ...asked, reason: 'x' }),
  'refuse a part': (asked) => refusePart({ ...asked, category: 'contact', ground: 'legal-duty', reason: 'x' }),
  'grant a part': (asked) => grantPart({ ...asked, category: 'contact' }),
  refuse: (asked) => refuse({ ...asked, ground: 'unfounded', reason: 'x' }),
  replan,
  resume: (asked) => resume({ ...asked, reason: 'x' }),
  release: (asked) => releaseLost({ ...asked, how: 'cancel' }),
  'take back': (asked) => takeBack({ ...asked, reason: 'x' }),
  'show findings': (asked) => showFindings({ ...asked, reason: 'identify' }),
  'view findings': viewFindings,
  'view details': (asked) => viewDetails({ ...asked, reason: 'identify' }),
};

for (const [name, verb] of Object.entries(verbs)) {
  test(`D5, E10: to ${name} is denied to viewer, auditor, admin and the person concerned, each with an event`, async () => {
    const email = `self-${randomUUID()}@desk.test`;
    const { id } = await planned('delete', { email });
    const self = await makeStaff('approver', email);
    const others = roles.filter((role) => !['reviewer', 'approver'].includes(role));
    for (const role of others)
      assert.equal(codeOf(await verb({ actor: await makeStaff(role), id, now })), 'role-not-allowed');
    assert.equal(codeOf(await verb({ actor: self, id, now })), 'self-not-allowed');
    assert.deepEqual(
      (await eventsOf(id)).slice(1),
      [...others, self].map(() => 'denied'),
    );
    assert.equal(await statusOf(id), 'review');
  });

  test(`to ${name} answers a made-up id and a crooked one alike`, async () => {
    const approver = await makeStaff('approver');
    for (const id of [randomUUID(), 'x', "' or 1=1--"]) {
      assert.equal(codeOf(await verb({ actor: approver, id, now })), 'not-found');
    }
  });
}
