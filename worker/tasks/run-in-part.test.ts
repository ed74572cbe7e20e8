import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { listPackages, openChunks } from '#db/package';
import { findPlan } from '#db/plan';
import type { Answers } from '#domain/answers';
import { refusePart } from '#requests/refuse-part';
import { lettersOf } from '#tests/portal';
import { unzipped } from '#tests/unzipped';
import { filed, opened, openWorker, released, signed, staffMember, type TestWorker } from '#tests/worker';

let worker: TestWorker;
let [reviewer, approver] = ['', ''];
before(async () => {
  worker = await openWorker();
  // Staff refuse in another process, with rights of its own.
  await worker.owner.query('GRANT INSERT, UPDATE ON refused_part TO habeas_worker');
  reviewer = await staffMember('rita@desk.example', 'reviewer');
  approver = await staffMember('adam@desk.example', 'approver');
});
after(() => worker.close());

/** Planned, one category refused, planned again. */
async function inPart(answers: Answers, part: { category: string; ground: string }): Promise<string> {
  const { now } = worker.clock;
  const id = await filed('iris.vale@mail.example', answers, now);
  await worker.work();
  const rita = { staffId: reviewer, sessionId: '', name: 'Rita', role: 'reviewer', secondFactorAt: now } as const;
  const actor = { ...rita, kind: 'staff' } as const;
  const made = await refusePart({ actor, id, now, ...part, reason: 'Somebody else speaks in them' });
  assert.deepEqual(made, { ok: true, value: null });
  await worker.work();
  return id;
}

const lettersAbout = async (id: string) =>
  (await lettersOf('part-refusal')).filter(({ fields }) => fields.statusUrl.endsWith(id));

test('a refused category is not in the copy, which says so and under which law', async () => {
  const asked = { kind: 'access', categories: [], note: '' } as const;
  const id = await inPart({ ...asked, categories: [] }, { category: 'communications', ground: 'rights-of-others' });
  await signed(id, 'approve', [approver]);
  await released(id, 'running');
  await worker.work();
  const { status, outcome, key } = await opened(id);
  assert.deepEqual([status, outcome], ['done', 'in-part']);
  const [found] = await listPackages(database(), id);
  const pieces: Buffer[] = [];
  for await (const piece of openChunks(database(), { packageId: found?.id ?? '', key })) pieces.push(piece);
  const files = await unzipped(Buffer.concat(pieces));
  assert.ok(files.has('data/accounts.csv'));
  assert.deepEqual(
    [...files.keys()].filter((name) => /messages|conversations|letters|calls/.test(name)),
    [],
  );
  assert.match(
    String(files.get('index.html')),
    /What we left out[\s\S]+not in this copy \(Cal\. Civ\. Code 1798\.145\(k\)\)/,
  );
  const [letter] = await lettersAbout(id);
  assert.deepEqual(
    letter?.fields.parts.map(({ ground, reason }) => [ground, reason]),
    [['rights-of-others', 'Somebody else speaks in them']],
  );
});

test('rows of a refused category outlive the deletion, with the law, and ask nobody again', async () => {
  const asked = { kind: 'delete', scope: 'everything', note: '' } as const;
  const id = await inPart(asked, { category: 'mailings', ground: 'legal-duty' });
  const { key } = await opened(id);
  const plan = (await findPlan(database(), id, key))?.body ?? assert.fail();
  const refused = plan.tables.filter(({ category }) => category === 'mailings');
  assert.ok(refused.some(({ found }) => found > 0));
  for (const { found, erased, reduced, kept } of refused.filter((table) => table.found > 0)) {
    assert.deepEqual([erased, reduced, kept.reduce((sum, { rows }) => sum + rows, 0)], [0, 0, found]);
    assert.match(kept[0]?.law ?? '', /^Cal\. Civ\. Code 1798\.105\(d\)/);
  }
  assert.ok(!plan.questions.some(({ code }) => code === 'legal-hold'));
  await signed(id, 'prepare', [reviewer]);
  await signed(id, 'approve', [approver]);
  await released(id, 'approved', worker.clock.now);
  await worker.work();
  worker.clock.now = new Date(worker.clock.now.getTime() + 1000);
  await worker.work();
  assert.deepEqual([(await opened(id)).status, (await opened(id)).outcome], ['done', 'in-part']);
  assert.equal((await lettersAbout(id)).length, 1);
  const [done] = (await lettersOf('done')).filter(({ fields }) => fields.statusUrl.endsWith(id));
  assert.equal(done?.fields.outcome, 'in-part');
  assert.equal(done?.fields.denied, undefined, 'the letter about the refused part says how to appeal');
});
