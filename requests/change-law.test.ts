import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { codeOf, fileAs, makeStaff, now, planFor } from '#tests/desk';
import { ruledBy } from '#tests/organisation';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { changeLaw } from './change-law.ts';

ruledBy('laws: [eu-gdpr, us-ca, br-lgpd]');
const portal = ownPortal();
const reason = 'The letter comes from Sacramento.';

async function asked(email: string) {
  const actor = await makeStaff('reviewer');
  return { actor, id: await fileAs(email, 'access'), now, reason };
}

const kept = async (id: string) => {
  const found = await findRequest(database(), id);
  assert.ok(found);
  return found;
};

test('another law has its own dates, from the day of receipt, and the person hears of the new one', async () => {
  const of = await asked('ann@example.test');
  assert.deepEqual([(await kept(of.id)).law, (await kept(of.id)).answerByOn], ['eu-gdpr us-ca br-lgpd', '2026-06-16']);
  assert.equal(codeOf(await changeLaw({ ...of, law: 'us-ca' })), 'ok');
  const { law, answerByOn, article } = await kept(of.id);
  assert.deepEqual([law, answerByOn, article], ['us-ca', '2026-07-16', '11 CCR 7021(b)']);
  const [letter] = await lettersOf('date-changed');
  assert.deepEqual(
    [letter?.to, letter?.fields.answerByOn, letter?.fields.wasOn],
    ['ann@example.test', '2026-07-16', '2026-06-16'],
  );
  const { rows } = await portal.owner().query("SELECT detail FROM event WHERE type = 'law-changed'");
  assert.deepEqual([rows[0].detail.from, rows[0].detail.law], ['eu-gdpr us-ca br-lgpd', 'us-ca']);
  assert.doesNotMatch(JSON.stringify(rows), /Sacramento/);
});

test('changed twice to the same law, it is changed once, with one letter', async () => {
  const of = await asked('ben@example.test');
  assert.equal(codeOf(await changeLaw({ ...of, law: 'eu-gdpr' })), 'ok');
  assert.equal(codeOf(await changeLaw({ ...of, law: 'eu-gdpr' })), 'value-unchanged');
  assert.equal((await lettersOf('date-changed')).filter(({ to }) => to === 'ben@example.test').length, 1);
  assert.equal(codeOf(await changeLaw({ ...of, law: 'unsure' })), 'ok');
  assert.equal((await kept(of.id)).answerByOn, '2026-06-16');
});

test('what was planned under one law is planned again under another', async () => {
  const of = await asked('kim@example.test');
  const jobs = () => portal.jobs(`plan:${of.id}`);
  assert.equal(codeOf(await changeLaw({ ...of, law: 'us-ca' })), 'ok');
  assert.equal(await jobs(), 0);
  await planFor(of.id, 'access');
  assert.equal(codeOf(await changeLaw({ ...of, law: 'eu-gdpr' })), 'ok');
  assert.equal(await jobs(), 1);
});

test('a law that was not declared, or no reason, changes nothing', async () => {
  const of = await asked('eve@example.test');
  for (const law of ['ca-qc', 'us-xx', '', undefined, 7]) {
    assert.equal(codeOf(await changeLaw({ ...of, law })), 'choice-unknown');
  }
  assert.equal(codeOf(await changeLaw({ ...of, law: 'us-ca', reason: ' ' })), 'reason-missing');
  assert.equal((await kept(of.id)).law, 'eu-gdpr us-ca br-lgpd');
});

test('of a request that has ended no law is changed', async () => {
  const of = await asked('end@example.test');
  await portal.owner().query("UPDATE request SET status = 'withdrawn' WHERE id = $1", [of.id]);
  assert.equal(codeOf(await changeLaw({ ...of, law: 'us-ca' })), 'not-possible-now');
});

test('what is late is not made on time by a law with a later day; an earlier day it may get', async () => {
  const of = await asked('late@example.test');
  const late = { ...of, now: new Date('2026-06-17T12:00:00Z') };
  assert.equal(codeOf(await changeLaw({ ...late, law: 'us-ca' })), 'late-already');
  assert.deepEqual([(await kept(of.id)).law, (await kept(of.id)).answerByOn], ['eu-gdpr us-ca br-lgpd', '2026-06-16']);
  assert.equal((await lettersOf('date-changed')).filter(({ to }) => to === 'late@example.test').length, 0);
  assert.equal(codeOf(await changeLaw({ ...of, now: new Date('2026-06-16T12:00:00Z'), law: 'us-ca' })), 'ok');
  const over = { ...of, now: new Date('2026-07-17T12:00:00Z') };
  assert.equal(codeOf(await changeLaw({ ...over, law: 'br-lgpd' })), 'ok');
  assert.equal((await kept(of.id)).answerByOn, '2026-06-16');
});
