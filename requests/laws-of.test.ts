import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { lawOf } from '#domain/law/law-of';
import { fileAs } from '#tests/desk';
import { ruledBy } from '#tests/organisation';
import { ownPortal } from '#tests/own-portal';
import { ruledBy as ruledOnceBy } from '#tests/ruled-by';
import { lawsOf, regulatorOf } from './laws-of.ts';

const citation = 'Minn. Stat. 325M.14; J. Counsel, 1 October 2026';
ruledBy(`laws: [us-mn]\ncorrections:\n  - { law: us-mn, field: appeal, value: 60 days, citation: "${citation}" }`);
ownPortal();

const appealOf = async (id: string) => {
  const found = await findRequest(database(), id);
  assert.ok(found);
  const [law] = await lawsOf(database(), found);
  return [law?.appeal?.value.answer, law?.appeal?.article];
};

test('a request keeps the corrections of the day on which it was filed, whatever the organisation file says today', async () => {
  const id = await fileAs('ann@example.test', 'access');
  assert.deepEqual(await appealOf(id), [{ days: 60 }, citation]);
  // As one that was filed before counsel had said so.
  await ruledOnceBy(id, 'us-mn');
  assert.deepEqual(await appealOf(id), [{ days: 45 }, 'Minn. Stat. ch. 325M']);
});

test('who lives nobody knows where is told every authority that may be theirs', async () => {
  const id = await fileAs('ben@example.test', 'access');
  const regulatorFor = async () => {
    const found = await findRequest(database(), id);
    assert.ok(found);
    return regulatorOf(await lawsOf(database(), found));
  };
  assert.equal(await regulatorFor(), 'the Attorney General of Minnesota\thttps://www.ag.state.mn.us');
  await ruledOnceBy(id, 'us-mn us-ca');
  assert.equal(
    await regulatorFor(),
    'the Attorney General of Minnesota\thttps://www.ag.state.mn.us\nthe California Privacy Protection Agency\thttps://cppa.ca.gov',
  );
});

test('an authority that several of the laws name is told once, with how to reach it', async () => {
  const laws = ['default', 'eu-gdpr', 'us-ca'].map((id) => lawOf(id));
  const [shared, ...others] = regulatorOf(laws).split('\n');
  assert.equal(shared, 'the data protection authority of the country where you live\thttps://www.edpb.europa.eu');
  assert.deepEqual(others, ['the California Privacy Protection Agency\thttps://cppa.ca.gov']);
});
