import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { staff } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { readQueueQuery } from '#domain/queue-query';
import { makeStaff, now } from '#tests/desk';
import { openPortal } from '#tests/portal';
import { identityIndex } from './who.ts';
import { ownerWords, readableQuery, writeQuery } from './write-query.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let reviewer: StaffActor;
before(async () => {
  portal = await openPortal();
  reviewer = await makeStaff('reviewer');
  await database().update(staff).set({ name: 'Rita Of (Desk)' });
});
after(() => portal.close());

const written = async (text: string, chosen: Record<string, string> = {}) => {
  const query = await writeQuery({ actor: reviewer, text, chosen, now });
  assert.ok(query.ok);
  return query.value;
};

test('C8: an address that is typed, pasted or given as a person never comes into the address of a page', async () => {
  const hash = identityIndex('email', 'ann@example.test').toString('hex');
  for (const typed of ['ann@example.test', 'person:Ann@EXAMPLE.test', '"ann@example.test"']) {
    assert.equal(await written(`is:open ${typed}`), `is:open person:${hash}`);
  }
});

test('C8: an address as mail programs and links copy it is found, alone, in a list and with a name before it', async () => {
  const hash = (address: string) => identityIndex('email', address).toString('hex');
  const ann = `person:${hash('ann@example.test')}`;
  const copied = ['<ann@example.test>', 'Ann<ann@example.test>', '"Ann Lee <ann@example.test>"', 'ann@example.test,'];
  const links = ['mailto:ann@example.test', 'mailto:Ann@example.test?subject=a@b', 'person:mailto:ann@example.test.'];
  const names = ['Ann <ann@example.test>', '"Lee, Ann" <ann@example.test>', 'person:"Ann Lee" <ann@example.test>'];
  for (const typed of [...copied, ...links, ...names])
    assert.equal(await written(`is:open ${typed}`), `is:open ${ann}`);
  assert.equal(await written('is:late OR Ann Lee <ann@example.test>'), `is:late OR ${ann}`);
  for (const typed of ['person:ann@example.test,ben@example.test', `${ann},ben@example.test;`]) {
    assert.equal(await written(typed), `${ann},${hash('ben@example.test')}`);
  }
});

test('C8: what looks like an address and is none stands in no address of a page, and is a mistake there', async () => {
  const odd = [
    'ann@',
    'owner:ann@example.test',
    'a@b@c.test',
    'ann＠example.test',
    'ann%40example.test',
    '"a@x.test b@y"',
  ];
  for (const typed of [...odd, 'person:a@example.test,zz']) {
    const query = await written(`is:open ${typed}`);
    assert.doesNotMatch(query, /@|＠|%40/, typed);
    assert.ok('says' in readQueueQuery(query, '2026-06-01'), typed);
  }
  assert.doesNotMatch(await written('is:open', { owner: 'ann@example.test' }), /@/);
  assert.doesNotMatch(await written(`${'x'.repeat(495)} ann@example.test`), /@/);
});

test('a colleague is an id in the address and a name in the bar', async () => {
  const query = await written('owner:"rita of (desk)" is:open');
  assert.equal(query, `owner:${reviewer.staffId} is:open`);
  const colleagues = [{ id: reviewer.staffId, name: 'Rita Of (Desk)' }];
  assert.equal(readableQuery(query, colleagues), 'owner:"Rita Of (Desk)" is:open');
  assert.equal(await written(readableQuery(query, colleagues)), query);
  assert.equal(await written('owner:nobody-known'), 'owner:nobody-known');
});

test('of several owners each is an id, and a name again in the bar', async () => {
  const query = await written('-owner:none,"Rita Of (Desk)",me');
  assert.equal(query, `-owner:none,${reviewer.staffId},me`);
  const colleagues = [{ id: reviewer.staffId, name: 'Rita Of (Desk)' }];
  assert.deepEqual(ownerWords(colleagues), ['owner:"Rita Of (Desk)"']);
  assert.equal(readableQuery(query, colleagues), '-owner:none,"Rita Of (Desk)",me');
});

test('a reference in groups, and the address of a request’s page, are the reference and the id', async () => {
  const id = randomUUID();
  const page = `https://desk.example/desk/requests/${id}?q=is%3Aopen+%28${'is%3Alate+'.repeat(60)}%29`;
  assert.equal((await written(` ${page} `)).trim(), id);
  assert.equal(await written(`is:open (desk.example/requests/${id} OR is:late)`), `is:open (${id} OR is:late)`);
  assert.equal((await written(' k7pm 3wqx\u00a09dtb ')).trim(), 'k7pm-3wqx-9dtb');
  assert.equal(await written('is:open K7PM 3WQX'), 'is:open K7PM-3WQX');
  for (const same of ['K7PM-3WQX-9DTB', 'is:late OR is:open', 'owner:"Ann Beth Gwen Ross Hall"', '"K7PM 3WQX"']) {
    assert.equal(await written(same), same);
  }
});

test('the lists write into the query', async () => {
  assert.equal(await written('is:open kind:access', { kind: 'delete', owner: 'me' }), 'is:open kind:delete owner:me');
});

test('D7: a text of any length, and what a list is made to say, stay a fault of a length that an address may have', async () => {
  const long = [
    await written('x'.repeat(20_000)),
    await written('a@b.test '.repeat(2_000)),
    await written('is:open', { owner: 'x'.repeat(20_000) }),
    await written('is:open', { owner: 'x y '.repeat(5_000), kind: 'é'.repeat(20_000) }),
  ];
  for (const query of long) {
    assert.equal(query.length, 501);
    const read = readQueueQuery(query, '2026-06-01');
    assert.equal('says' in read && read.says, 'This is longer than 500 characters');
  }
});

test('somebody else than staff gets nothing of it', async () => {
  const stranger = await writeQuery({ actor: { ...reviewer, staffId: randomUUID() }, text: '', now });
  assert.equal(!stranger.ok && stranger.problems[0].code, 'sign-in-first');
});
