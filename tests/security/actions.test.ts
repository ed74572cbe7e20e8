import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Knocker, knockers, portalState, visitorEmail } from '#tests/installation';
import {
  type Action,
  actions,
  deletion,
  filledIn,
  isAction,
  isNamed,
  isRole,
  on,
  ownInstallation,
  refusedAtDesk,
} from '#tests/opened';
import { type Listed, listedRoutes } from '#tests/routes';

ownInstallation();

/** A call of an action as the browser's script makes it; how much an action takes is in the first octet of its id. */
function call({ id, page }: Action, fields: Record<string, string>, as: Knocker): Promise<Response> {
  const takes = (Number.parseInt(id.slice(0, 2), 16) & 0x7e).toString(2).replaceAll('0', '').length;
  const given: unknown[] = [['$K1'], [null, '$K1'], [fields.requestId, null, '$K1']][takes - 1] ?? [];
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value);
  body.append('0', JSON.stringify(given));
  return on.ask(filledIn(page), { as, method: 'POST', body, headers: { 'next-action': id, origin: on.origin } });
}

const actionOf = (route: string): Action => actions().find(({ name }) => name === route) ?? assert.fail(route);

/** Complete for every form at once, so that nothing but the right to do it is missing. */
const complete = async () => ({
  requestId: deletion,
  reason: 'check-plan',
  ground: 'not-identified',
  words: 'Which account is it?',
  digest: (await on.worker.owner.query('SELECT digest FROM plan WHERE request_id = $1', [deletion])).rows[0].digest,
  count: '1',
  question: '0',
  person: '0',
  row: '0',
  staffId: on.staffId('reviewer'),
  how: 'cancel',
  decision: 'upheld',
  category: 'contact',
  receivedOn: '2026-06-01',
  typed: 'arm clickandchat',
  to: 'disarmed',
  name: 'Mallory',
  email: 'mallory@evil.test',
  role: 'admin',
  code: '000000',
  shown: '00000000-0000-4000-8000-000000000000',
});

/** What a call of an action gets who is not named: led to prove a mailbox (Next sends the page along), or refused. */
function refusal({ route }: Listed, who: Knocker): string {
  if (!route.startsWith('app/desk') || route.includes('/sign-in/'))
    return who === 'another visitor' ? '200' : 'led away';
  return String(refusedAtDesk(who));
}

function outcome({ status, headers }: Response): string {
  const to = headers.get('x-action-redirect') ?? '';
  return /^\/(prove|desk\/sign-in)\b/.test(to) ? 'led away' : String(status);
}

/** All but drafts: what somebody typed who is signed in no more is kept for their browser alone, and done by nobody. */
async function done() {
  const { draft: _, ...rest } = await portalState(on, ['denied']);
  return rest;
}

test('D5, E1: a captured action does nothing for who may not call it, whatever ids it is given', async () => {
  const fields = await complete();
  const before = await done();
  for (const listed of listedRoutes().filter(isAction)) {
    const ofOthers = listed.route.startsWith('app/requests/[id]') ? ['another visitor'] : [];
    const strangers = knockers.filter((who) => !isNamed(listed, who) || ofOthers.includes(who));
    for (const who of strangers.filter((one) => !isHalfway(listed, one))) {
      const got = await call(actionOf(listed.route), fields, who);
      await got.text();
      assert.equal(outcome(got), refusal(listed, who), `${listed.route} as ${who}`);
    }
  }
  assert.deepEqual(await done(), before);
});

/** Staff may give their second factor again; that a wrong one is counted is another test's. */
const isHalfway = ({ who }: Listed, knocker: Knocker) =>
  who.includes('half') && (isRole(knocker) || /visitor/.test(knocker));

test('D5: who may call an action gets 404 for a request that is not there, and nothing changes', async () => {
  const before = await portalState(on);
  for (const id of ['00000000-0000-4000-8000-000000000000', "' or 1=1--", '', `${deletion}'`, '../settings']) {
    for (const { route } of listedRoutes().filter((one) => one.route.startsWith('app/desk/requests/'))) {
      const got = await call(actionOf(route), { ...(await complete()), requestId: id }, 'approver');
      await got.text();
      assert.equal(got.status, 404, `${route} with ${id}`);
    }
  }
  assert.deepEqual(await portalState(on), before);
});

test('D5: the same call by who may, on what is there, is done: the tests above call rightly', async () => {
  const reveal = actionOf('app/desk/requests/[id]/actions.ts#revealAction');
  const got = await call(reveal, await complete(), 'reviewer');
  assert.equal(got.status, 200);
  assert.match(await got.text(), new RegExp(visitorEmail));
});

test('C13, F8: what an address or a form says of ids and dates never fails in the database', async () => {
  const odd = [
    '-'.repeat(36),
    "' or 1=1--",
    '9999-99-99_x',
    '2026-02-31_00000000-0000-4000-8000-000000000000',
    '%00',
    'x'.repeat(5000),
  ];
  for (const value of odd) {
    for (const name of ['view', 'kind', 'status', 'owner', 'reference', 'after']) {
      const got = await on.ask(`/desk?${name}=${value.startsWith('%') ? value : encodeURIComponent(value)}`, {
        as: 'approver',
      });
      await got.text();
      assert.ok(got.status < 500, `${name}=${value} got ${got.status}`);
    }
    const fields = { ...(await complete()), staffId: value };
    const assign = await call(actionOf('app/desk/requests/[id]/actions.ts#assignAction'), fields, 'reviewer');
    const disable = await call(actionOf('app/desk/settings/actions.ts#disableStaffAction'), fields, 'admin');
    for (const got of [assign, disable]) {
      await got.text();
      assert.equal(got.status, 200, value);
    }
  }
});
