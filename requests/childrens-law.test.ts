import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import { findRequest } from '#db/request';
import { installation } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { codeOf, makeStaff, now } from '#tests/desk';
import { keyed } from '#tests/keyed';
import { ruledBy } from '#tests/organisation';
import { openPortal } from '#tests/portal';
import { changeLaw } from './change-law.ts';
import { lawsOf, regulatorOf } from './laws-of.ts';
import { rulesFor } from './rules-for.ts';

ruledBy('laws: [us-ca, eu-gdpr, us-coppa]', 'jivochat');

let portal: Awaited<ReturnType<typeof openPortal>>;
let clerk: StaffActor;
before(async () => {
  portal = await openPortal('habeas_worker');
  const { mapFace } = await findInstallation(database());
  assert.ok(mapFace);
  await database()
    .update(installation)
    .set({ mapFace: { ...mapFace, hasChildCases: true } });
  clerk = await makeStaff('reviewer');
});
after(() => portal.close());

const kept = async (id: string) => {
  const found = await findRequest(database(), id);
  assert.ok(found);
  const { law, article } = found;
  return { law, article, regulator: regulatorOf(await lawsOf(database(), found)) };
};
const child = (name: string) =>
  keyed({ actor: clerk, identities: { email: `${name}@example.test` }, parentEmail: `${name}-parent@example.test` });

test('a case of a child who may live in the United States is under the children’s law too, by itself', async () => {
  const { law, article, regulator } = await kept(await child('unknown'));
  assert.deepEqual([law, article], ['us-ca eu-gdpr us-coppa', '16 CFR 312.6']);
  assert.equal(regulator, 'the Federal Trade Commission\thttps://www.ftc.gov');
});

test('where the desk says that the child lives elsewhere the law is gone, and in California it stays', async () => {
  const id = await child('moved');
  const asked = { actor: clerk, id, now, reason: 'The school is in Lyon.' };
  assert.equal(codeOf(await changeLaw({ ...asked, law: 'eu-gdpr' })), 'ok');
  assert.deepEqual((await kept(id)).law, 'eu-gdpr');
  assert.match((await kept(id)).regulator, /the country where you live/);
  assert.equal(codeOf(await changeLaw({ ...asked, law: 'us-ca' })), 'ok');
  const inCalifornia = await kept(id);
  assert.deepEqual([inCalifornia.law, inCalifornia.article], ['us-ca us-coppa', '16 CFR 312.6']);
});

test('a grown person is never under it, nor is a right that it does not know', async () => {
  const adult = await keyed({ actor: clerk, identities: { email: 'adult@example.test' } });
  assert.equal((await kept(adult)).law, 'us-ca eu-gdpr');
  const ids = (kind: 'correct' | 'delete') => rulesFor('us-ca', '2026-07-01', kind).laws.map(({ id }) => id);
  assert.deepEqual([ids('correct'), ids('delete')], [['us-ca'], ['us-ca', 'us-coppa']]);
  assert.equal(
    codeOf(await changeLaw({ actor: clerk, id: adult, now, reason: 'x', law: 'us-coppa' })),
    'choice-unknown',
  );
});
