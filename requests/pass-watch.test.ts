import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { replaceFindings } from '#db/finding';
import { findRequest } from '#db/request';
import { event } from '#db/schema/index';
import type { Result } from '#domain/problems';
import { codeOf, eventsOf, later, now } from '#tests/desk';
import { fileOf, taskOf } from '#tests/outside';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { askedFor } from '#tests/watched';
import { agreeToLook } from './agree-to-look.ts';
import type { DeskAct } from './at-desk.ts';
import { finishTask } from './finish-task.ts';
import { handOutPackage } from './hand-out-package.ts';
import { redact } from './redact.ts';
import { showFindings } from './show-findings.ts';
import { viewDetails } from './view-details.ts';
import { viewFile } from './view-file.ts';
import { viewFindings } from './view-findings.ts';
import { viewLetters } from './view-letters.ts';
import { viewPicture } from './view-picture.ts';
import { viewRequest } from './view-request.ts';

ownPortal();

const reason = 'identify';
const ways: Record<string, (asked: DeskAct) => Promise<Result<unknown>>> = {
  details: (asked) => viewDetails({ ...asked, reason }),
  'rows asked for': (asked) => showFindings({ ...asked, reason }),
  rows: viewFindings,
  'a picture': (asked) => viewPicture({ ...asked, table: 'accounts', row: '', column: '' }),
  'what to leave out': (asked) => redact({ ...asked, chosen: [], text: '', ground: 'others' }),
  letters: viewLetters,
  'a file': (asked) => viewFile({ ...asked, fileId: randomUUID() }),
  'the copy': (asked) => handOutPackage({ ...asked, packageId: randomUUID(), reason: 'print' }),
};

test('E9: without a second person every way to the data of somebody watched is shut, and each try is an event', async () => {
  const { reviewer: actor, id } = await askedFor();
  for (const [name, way] of Object.entries(ways)) {
    assert.equal(codeOf(await way({ actor, id, now })), 'look-not-agreed', name);
  }
  const tries = Object.keys(ways).map(() => 'denied');
  assert.deepEqual(await eventsOf(id, actor.staffId), ['look-asked', ...tries]);
  const view = await viewRequest({ actor, id, now });
  assert.ok(view.ok && view.value.watch.isShut);
  assert.deepEqual(
    view.value.moves.filter((move) => /^see-|hand-out/.test(move)),
    [],
  );
});

test('E9: once a colleague has agreed it opens for an hour; each look is an event, the first a letter to the admins', async () => {
  const { admin, reviewer: actor, id } = await askedFor();
  assert.equal(codeOf(await agreeToLook({ actor: admin, id, now, staffId: actor.staffId })), 'ok');
  for (const at of [later(1), later(59)]) {
    assert.equal(codeOf(await viewDetails({ actor, id, now: at, reason })), 'ok');
  }
  assert.equal(codeOf(await viewDetails({ actor, id, now: later(60), reason })), 'look-not-agreed');
  const looks = await database().select().from(event).where(eq(event.type, 'sensitive-view'));
  assert.deepEqual(
    looks.map(({ requestId, detail }) => ({ requestId, detail })),
    [1, 2].map(() => ({ requestId: id, detail: { reason, agreedBy: admin.staffId } })),
  );
  const letters = (await lettersOf('staff-watched')).filter(({ fields }) => fields.isOpened);
  // To the admin of each test.
  assert.deepEqual(letters.length, 2);
});

test('E9: what staff wrote of work outside, and names of its files, are shut on the page until a colleague has agreed', async () => {
  const { admin, reviewer: actor, id } = await askedFor();
  const words = { title: 'CANARY-TITLE', instructions: 'Search for the address', reason: 'CANARY-REASON' };
  const taskId = await taskOf(id, { actor, now, title: words.title });
  await fileOf(id, { actor, now, taskId, name: 'CANARY-NAME.pdf' });
  const done = { taskId, result: 'kept', reason: words.reason };
  assert.equal(codeOf(await finishTask({ actor, id, now, ...done })), 'ok');
  const seen = async () => {
    const view = await viewRequest({ actor, id, now });
    assert.ok(view.ok);
    return view.value.outside.map((task) => ({ words: task.words, files: task.files.map(({ name }) => name) }));
  };
  assert.deepEqual(await seen(), [{ words: null, files: [null] }]);
  assert.equal(codeOf(await agreeToLook({ actor: admin, id, now, staffId: actor.staffId })), 'ok');
  assert.deepEqual(await seen(), [{ words, files: ['CANARY-NAME.pdf'] }]);
});

test('E9: where nothing was shown no look is on record and no letter leaves, and the first that shows something is the first', async () => {
  const { admin, reviewer: actor, id } = await askedFor();
  assert.equal(codeOf(await agreeToLook({ actor: admin, id, now, staffId: actor.staffId })), 'ok');
  const looks = async () => ({
    events: (await eventsOf(id, actor.staffId)).filter((type) => type === 'sensitive-view').length,
    letters: (await lettersOf('staff-watched')).filter(({ fields }) => fields.isOpened && fields.deskUrl.endsWith(id))
      .length,
  });
  const asked = { actor, id, now };
  assert.equal(codeOf(await viewDetails({ ...asked, reason: '' })), 'reason-missing');
  assert.equal(codeOf(await viewFile({ ...asked, fileId: randomUUID() })), 'not-found');
  assert.equal(
    codeOf(await handOutPackage({ ...asked, packageId: randomUUID(), reason: 'print' })),
    'not-possible-now',
  );
  assert.equal(await stateFor(asked), 'not-asked');
  assert.equal(codeOf(await showFindings({ ...asked, reason })), 'ok');
  assert.equal(await stateFor(asked), 'being-fetched');
  assert.deepEqual(await looks(), { events: 0, letters: 0 });
  await fetched(id);
  assert.equal(await stateFor(asked), 'shown');
  const first = await looks();
  assert.equal(first.events, 1);
  assert.ok(first.letters > 0);
  assert.equal(codeOf(await viewLetters(asked)), 'ok');
  assert.deepEqual(await looks(), { ...first, events: 2 });
});

async function stateFor(asked: DeskAct): Promise<string> {
  const view = await viewFindings(asked);
  return view.ok ? view.value.state : view.problems[0].code;
}

async function fetched(id: string): Promise<void> {
  const { key } = (await findRequest(database(), id)) ?? assert.fail();
  const none = { columns: [], rows: [], mentionColumns: [], mentions: [], mentioned: 0 };
  const findings = [{ table: 'orders', label: 'Orders', category: 'shop', found: 0, ...none }];
  await inTransaction((tx) => replaceFindings(tx, { requestId: id, key, findings, expiresAt: later(15) }));
}
