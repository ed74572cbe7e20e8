/** What UpSellit promised, carried out on its database; people.test.ts has US-3 and US-8. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { optOut } from '#datamap/opt-out';
import { makePlan } from '#datamap/plan';
import { purge } from '#datamap/purge';
import { countRows, exampleAccount, fingerprints, type Guarded, guarded, newRun } from '#tests/checked-map';

const at = new Date('2026-11-20T12:00:00Z');
let tools: Guarded;
before(async () => {
  tools = await guarded(await exampleAccount('upsellit'));
});
after(() => Promise.all([tools.client.end(), tools.worker.end()]));

async function deleted(email: string, scope: string): Promise<void> {
  const run = newRun();
  const asked = { identities: { email: [email] }, at, request: run.request, kind: 'delete' as const, scope };
  const plan = await makePlan(tools.worker, tools.checked, asked);
  const done = await purge(tools.worker, tools.checked, { ...run, ...asked, plan, hashKey: randomBytes(32), now: at });
  assert.equal(done.done, true);
}

test('US-1, US-2: offers stop for an address, member or not, and mail about the account goes on', async () => {
  for (const email of ['nia.bloom@mail.example', 'stranger@mail.example']) {
    const run = { ...newRun(), optOuts: ['offers'], identities: { email }, now: at };
    await optOut(tools.worker, tools.checked, run);
    assert.equal(await countRows(tools, `mailing_stops WHERE email = '${email}' AND list = 'offers'`), 1);
  }
  const { rows } = await tools.client.query(
    "SELECT list FROM mailing_choices WHERE email = 'nia.bloom@mail.example' AND subscribed ORDER BY 1",
  );
  assert.deepEqual(
    rows.map(({ list }) => list),
    ['account', 'product_news'],
  );
  assert.equal(
    await countRows(tools, "mailing_choices WHERE changed_at = '2026-11-20 12:00+00'"),
    1,
    'nobody else’s choice changes',
  );
});

test('US-4: forms that were typed and not sent go, also of somebody who is no member, and nothing else does', async () => {
  const theirs = { 'public.drafts': "t.fields ->> 'email' = 'jo.frey@mail.example'" };
  const before = await fingerprints(tools, theirs);
  await deleted('jo.frey@mail.example', 'drafts');
  assert.equal(await countRows(tools, "drafts WHERE fields ->> 'email' = 'jo.frey@mail.example'"), 0);
  assert.deepEqual(await fingerprints(tools, theirs), before);
});

test('US-7: an address leaves its group, and the others stay in it', async () => {
  await deleted('nia.bloom@mail.example', 'visits');
  const { rows } = await tools.client.query(
    "SELECT emails FROM audience_groups WHERE segment = 'shops' AND gathered_on = '2014-05-01'",
  );
  assert.deepEqual(
    rows.map(({ emails }) => emails),
    [['ben.okoro@mail.example', 'canary-other@people.test']],
  );
});
