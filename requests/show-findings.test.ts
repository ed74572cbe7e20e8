import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { keyed, postal } from '#tests/keyed';
import { ownPortal } from '#tests/own-portal';
import { showFindings } from './show-findings.ts';

const portal = ownPortal();

const reason = 'check-plan';

test('asked for twice, findings are fetched by one job, and both who asked are on record', async () => {
  const { id } = await planned('access');
  const both = [await makeStaff('reviewer'), await makeStaff('approver')];
  for (const actor of both) assert.equal(codeOf(await showFindings({ actor, id, now, reason })), 'ok');
  assert.equal(await portal.jobs(`findings:${id}`), 1);
  for (const { staffId } of both) assert.deepEqual(await eventsOf(id, staffId), ['findings-asked']);
});

test('E1, E10: what is held of somebody else is not fetched for who may not see it, nor one’s own for oneself', async () => {
  const { id, email } = await planned('access');
  assert.equal(codeOf(await showFindings({ actor: await makeStaff('viewer'), id, now, reason })), 'role-not-allowed');
  const self = await makeStaff('approver', email);
  assert.equal(codeOf(await showFindings({ actor: self, id, now, reason })), 'self-not-allowed');
  assert.equal(await portal.jobs(`findings:${id}`), 0);
});

test('keying a request in is no way to look somebody up: a colleague alone gets its rows to make sure of the person', async () => {
  const [clerk, colleague] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
  const id = await keyed({ actor: clerk, identities: { phone: '+4930999999' }, postal, answers: { kind: 'access' } });
  const asked = { id, now, reason: 'identify' };
  assert.equal(codeOf(await showFindings({ ...asked, actor: clerk })), 'keyed-in-by-you');
  assert.equal(codeOf(await showFindings({ ...asked, actor: colleague })), 'ok');
});
