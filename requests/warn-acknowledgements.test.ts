import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '#domain/clock';
import { codeOf, eventsOf, fileAs, makeStaff } from '#tests/desk';
import { keyed, postal } from '#tests/keyed';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { refusedOne } from '#tests/refused';
import { ruledBy } from '#tests/ruled-by';
import { decideAppeal } from './decide-appeal.ts';
import { keyInAppeal } from './key-in-appeal.ts';
import { markPosted } from './mark-posted.ts';
import { warnAcknowledgements } from './warn-acknowledgements.ts';

const portal = ownPortal('habeas_worker');

const received = '2026-06-01';
const on = (days: number) => new Date(`${addDays(received, days)}T19:00:00Z`);

/** A complaint that came by letter, whose acknowledgement lies there to be posted. */
async function complaint() {
  const answers = { kind: 'other', topic: 'complaint', words: 'You wrote to me without asking' };
  const id = await keyed({ answers, receivedOn: received, mayWriteToMailbox: false, postal, identities: {} });
  await ruledBy(id, 'uk-gdpr');
  await portal.owner().query("UPDATE letter SET status = 'to-post' WHERE request_id = $1", [id]);
  return id;
}

async function toldOn(id: string, days: number[]): Promise<number[]> {
  const told: number[] = [];
  const count = async () => (await eventsOf(id)).filter((type) => type === 'acknowledgement-warned').length;
  for (const day of days) {
    const before = await count();
    await Promise.all([warnAcknowledgements(on(day)), warnAcknowledgements(on(day))]);
    if ((await count()) > before) told.push(day);
  }
  return told;
}

test('of a complaint under the law of the United Kingdom that nobody acknowledged the desk hears before the thirtieth day, and daily after it; on one day twice, once', async () => {
  const id = await complaint();
  assert.deepEqual(await toldOn(id, [1, 25, 26, 26, 27, 29, 30, 30, 31]), [26, 30, 31]);
  assert.deepEqual(
    (await lettersOf('staff-acknowledge')).map(({ fields }) => [fields.dueOn, fields.isLate]),
    [
      ['2026-06-30', false],
      ['2026-06-30', true],
      ['2026-06-30', true],
    ],
  );
});

test('once the letter is posted nobody is told; nor where the law names no day, or the letter went by mail', async () => {
  const actor = await makeStaff('reviewer');
  const [posted, german, byMail] = [await complaint(), await complaint(), await fileAs('ann@example.test', 'other')];
  await ruledBy(german, 'eu-gdpr');
  await ruledBy(byMail, 'uk-gdpr');
  await portal.owner().query("UPDATE letter SET status = 'sent' WHERE request_id = $1", [byMail]);
  const { rows } = await portal.owner().query('SELECT id FROM letter WHERE request_id = $1', [posted]);
  assert.equal(codeOf(await markPosted({ actor, id: posted, now: on(2), letterId: rows[0].id })), 'ok');
  for (const id of [posted, german, byMail]) assert.deepEqual(await toldOn(id, [27, 40]), []);
});

/** Appeals are keyed in and decided in another process, with rights of its own. */
const grant = 'GRANT INSERT, UPDATE (decided_at, decided_by, is_upheld) ON appeal TO habeas_worker';

/** A complaint about a refusal, keyed in, whose letter lies there to be posted. */
async function aboutRefusal(law: string) {
  await portal.owner().query(grant);
  const { id } = await refusedOne();
  await ruledBy(id, law);
  const [actor, at] = [await makeStaff('reviewer'), on(0)];
  const appeal = { actor, id, now: at, receivedOn: received, words: 'They are mine' };
  assert.equal(codeOf(await keyInAppeal(appeal)), 'ok');
  const toPost = "UPDATE letter SET status = 'to-post' WHERE request_id = $1 AND kind = 'appeal-received'";
  await portal.owner().query(toPost, [id]);
  return { id, keyedInBy: actor };
}

test('of a complaint about a refusal that nobody acknowledged the desk hears, too; on one day twice, once; nowhere else', async () => {
  const { id } = await aboutRefusal('uk-gdpr');
  assert.deepEqual(await toldOn(id, [1, 25, 26, 26, 27, 29, 30, 30, 31]), [26, 30, 31]);
  for (const law of ['eu-gdpr', 'us-ca', 'us-va'])
    assert.deepEqual(await toldOn((await aboutRefusal(law)).id, [27, 40]), []);
});

test('once its letter is posted, or somebody decided on it, nobody is told of a complaint about a refusal', async () => {
  const [posted, decided] = [await aboutRefusal('uk-gdpr'), await aboutRefusal('uk-gdpr')];
  const unposted = "SELECT id FROM letter WHERE request_id = $1 AND status = 'to-post'";
  const { rows } = await portal.owner().query(unposted, [posted.id]);
  const about = { actor: posted.keyedInBy, id: posted.id, now: on(2) };
  assert.equal(codeOf(await markPosted({ ...about, letterId: rows[0].id })), 'ok');
  const approver = await makeStaff('approver');
  const said = { actor: approver, id: decided.id, now: on(3), decision: 'rejected', reason: 'As before' };
  assert.equal(codeOf(await decideAppeal(said)), 'ok');
  for (const { id } of [posted, decided]) assert.deepEqual(await toldOn(id, [27, 40]), []);
});
