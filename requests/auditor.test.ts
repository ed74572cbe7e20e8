import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { listedRoutes } from '#tests/routes';
import { exportLog } from './export-log.ts';
import { exportQueue } from './export-queue.ts';
import { listQueue } from './list-queue.ts';
import { showFindings } from './show-findings.ts';
import { viewDetails } from './view-details.ts';
import { viewRequest } from './view-request.ts';

ownPortal();

test('E15: of all actions an auditor has their own sessions, passkeys and second factor, the examples and the search, which change no request', () => {
  const actions = listedRoutes().filter(({ route, who }) => route.includes('#') && who.includes('auditor'));
  assert.deepEqual(
    actions.map(({ route }) => route.replace(/^.*#/, '')),
    [
      'stepUpAction',
      'endSessionAction',
      'endOtherSessionsAction',
      'beginPasskeyAction',
      'addPasskeyAction',
      'revokePasskeyAction',
      'exampleAction',
      'exampleDeskAction',
      'searchAction',
    ],
  );
});

test('E15: nothing that an auditor sees or takes out names somebody else, in part or as a whole, and asking for it is an event', async () => {
  const actor = await makeStaff('auditor');
  const { id, email } = await planned('access', { email: 'seldom.seen@people.example' });
  const queue = await listQueue({ actor, query: 'is:open', now });
  const file = await exportQueue({ actor, query: '', columns: [], timeZone: '', now });
  const log = await exportLog({ actor, now, period: { from: '2026-01-01', to: '2026-12-31' } });
  assert.ok(queue.ok && file.ok && log.ok);
  const seen = [
    await viewRequest({ actor, id, now }),
    queue.value,
    await Array.fromAsync(file.value.lines),
    await Array.fromAsync(log.value.lines),
  ].map((one) => JSON.stringify(one));
  assert.ok(seen.slice(0, 3).every((text) => text.includes(id)));
  for (const text of seen) {
    for (const part of [email, ...email.split('@')]) assert.ok(!text.includes(part), part);
  }
  assert.equal(codeOf(await viewDetails({ actor, id, now, reason: 'identify' })), 'role-not-allowed');
  assert.equal(codeOf(await showFindings({ actor, id, now, reason: 'identify' })), 'role-not-allowed');
  assert.deepEqual(await eventsOf(id, actor.staffId), ['denied', 'denied']);
});
