import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import type { Result } from '#domain/problems';
import { codeOf, eventsOf, fileAs, makeStaff, now } from '#tests/desk';
import { openPortal } from '#tests/portal';
import { approve } from './approve.ts';
import type { DeskAct } from './at-desk.ts';
import { expedite } from './expedite.ts';
import { handOutPackage } from './hand-out-package.ts';
import { redact } from './redact.ts';
import { showFindings } from './show-findings.ts';
import { viewDetails } from './view-details.ts';
import { viewDisclosure } from './view-disclosure.ts';
import { viewFile } from './view-file.ts';
import { viewFindings } from './view-findings.ts';
import { viewHeldList } from './view-held-list.ts';
import { viewHold } from './view-hold.ts';
import { viewLetters } from './view-letters.ts';
import { writeNote } from './write-note.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let approver: StaffActor;
let id: string;
before(async () => {
  portal = await openPortal();
  approver = await makeStaff('approver');
  id = await fileAs('iris@mail.test', 'delete');
});
after(() => portal.close());

const minutesAgo = (minutes: number): DeskAct => {
  const secondFactorAt = new Date(now.getTime() - minutes * 60_000);
  return { actor: { ...approver, secondFactorAt }, id, now };
};
const reason = 'identify';

type Act = (asked: DeskAct) => Promise<Result<unknown>>;
const acts: [string, Act][] = [];
const wants = (name: string, act: Act) => acts.push([name, act]);

wants('reads what a person wrote', (asked) => viewDetails({ ...asked, reason }));
wants('has rows fetched', (asked) => showFindings({ ...asked, reason }));
wants('prints letters', viewLetters);
wants('takes a file', (asked) => viewFile({ ...asked, fileId: id }));
wants('takes a copy', (asked) => handOutPackage({ ...asked, packageId: id, reason: 'print' }));
wants('approves', (asked) => approve({ ...asked, digest: '' }));
wants('cuts the cooling-off short', (asked) => expedite({ ...asked, digest: '', reason: 'Asked for it' }));
wants('reads whom a hold is about', ({ actor }) => viewHold({ actor, now, holdId: id, reason }));
wants('reads whom a list holds', ({ actor }) => viewHeldList({ actor, now, listId: id, reason }));
wants('reads whose data were disclosed', ({ actor }) => viewDisclosure({ actor, now, disclosureId: id, reason }));

for (const [name, act] of acts) {
  test(`C21, E16: who ${name} gives the second factor once more when the last is older than five minutes`, async () => {
    const before = await eventsOf(id);
    const late = await act(minutesAgo(5.01));
    assert.deepEqual(late.ok ? null : late.problems, [{ code: 'factor-due', field: 'factor' }]);
    assert.deepEqual(await eventsOf(id), before, 'it is no denial, and nothing was shown');
    assert.notEqual(codeOf(await act(minutesAgo(5))), 'factor-due');
  });
}

test('what was fetched can be read for its quarter of an hour, and what shows nobody’s data wants nothing more', async () => {
  const late = minutesAgo(14);
  assert.equal(codeOf(await viewFindings(late)), 'ok');
  assert.equal(
    codeOf(await redact({ ...late, chosen: [], text: '', ground: 'others' })),
    'not-possible-now',
    'of a deletion nothing is left out',
  );
  const note = { words: 'Ask again', forStaffIds: [], files: [], submissionKey: crypto.randomUUID() };
  assert.equal(codeOf(await writeNote({ ...late, ...note })), 'ok');
});
