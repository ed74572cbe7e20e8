import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { codeOf, eventsOf, fileAs, makeStaff, now } from '#tests/desk';
import { keyed, postal } from '#tests/keyed';
import { packageUnder } from '#tests/packed';
import { proven } from '#tests/people';
import { openPortal } from '#tests/portal';
import { checkIdentity } from './check-identity.ts';
import { confirm } from './confirm.ts';
import { file } from './file.ts';
import { handOutPackage } from './hand-out-package.ts';
import type { OwnAct } from './on-own.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let clerk: StaffActor;
let colleague: StaffActor;
before(async () => {
  portal = await openPortal();
  [clerk, colleague] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
});
after(() => portal.close());

/** Ends as a ZIP does that has no comment. */
const content = Buffer.concat([randomBytes(300_000), Buffer.alloc(2)]);
const packed = (id: string) => packageUnder(portal.owner, id, content);

async function byPost(): Promise<{ id: string; packageId: string }> {
  const id = await keyed({ actor: clerk, answers: { kind: 'access' }, postal });
  await checkIdentity({ actor: colleague, id, now, reason: 'Compared with the contract' });
  return { id, packageId: await packed(id) };
}

test('US-5, E16: a copy for a person without a mailbox is handed to a colleague, whose id it has; taken twice, it is two events', async () => {
  const about = await byPost();
  for (const _ of [1, 2]) {
    const handed = await handOutPackage({ actor: colleague, now, ...about, reason: 'carrier' });
    assert.ok(handed.ok);
    const pieces = [];
    for await (const piece of handed.value.octets) pieces.push(piece);
    const copy = Buffer.concat(pieces);
    assert.equal(copy.length, handed.value.size);
    assert.ok(copy.subarray(0, 300_000).equals(content.subarray(0, 300_000)));
    const comment = copy.subarray(300_002).toString();
    assert.equal(comment, `Handed out by the privacy desk to ${colleague.staffId}, ${now.toISOString()}`);
    assert.equal(copy.readUInt16LE(300_000), comment.length);
  }
  assert.equal((await eventsOf(about.id)).filter((type) => type === 'package-handed-out').length, 2);
});

test('who keyed the request in does not get its copy, nor who may not see people, nor anybody without a reason', async () => {
  const about = await byPost();
  assert.equal(codeOf(await handOutPackage({ actor: clerk, now, ...about, reason: 'carrier' })), 'keyed-in-by-you');
  for (const role of ['viewer', 'auditor', 'admin'] as const) {
    assert.equal(
      codeOf(await handOutPackage({ actor: await makeStaff(role), now, ...about, reason: 'carrier' })),
      'role-not-allowed',
    );
  }
  const other = await byPost();
  for (const reason of ['', null, 'because', ['print']]) {
    assert.equal(codeOf(await handOutPackage({ actor: colleague, now, ...about, reason })), 'reason-missing');
  }
  const mixed = { id: about.id, packageId: other.packageId };
  assert.equal(codeOf(await handOutPackage({ actor: colleague, now, ...mixed, reason: 'carrier' })), 'not-found');
});

test('E16: the copy of a person with a mailbox is for nobody of the desk', async () => {
  const id = await fileAs('has-a-mailbox@example.test', 'access');
  const about = { id, packageId: await packed(id) };
  assert.equal(
    codeOf(await handOutPackage({ actor: colleague, now, ...about, reason: 'carrier' })),
    'not-possible-now',
  );
});

test('a mailbox that is proven ends letters by post: no copy goes to the address that a stranger’s letter gave', async () => {
  const answers = { kind: 'access', categories: [], note: '' };
  for (const [email, prove] of [
    ['confirms@example.test', confirm],
    [
      'asks-too@example.test',
      ({ actor }) => file({ actor, answers, submissionKey: randomUUID(), language: 'en', now }),
    ],
  ] satisfies [string, (asked: OwnAct) => Promise<unknown>][]) {
    const identities = { email };
    const id = await keyed({ actor: clerk, answers, identities, postal, mayWriteToMailbox: false });
    await prove({ actor: await proven(email, now), id, now });
    const request = await findRequest(database(), id);
    assert.deepEqual([request?.status, request?.lettersByPost], ['received', false]);
    const about = { id, packageId: await packed(id) };
    assert.equal(
      codeOf(await handOutPackage({ actor: colleague, now, ...about, reason: 'carrier' })),
      'not-possible-now',
    );
  }
});
