import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '#domain/clock';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { ruledBy } from '#tests/ruled-by';
import { extend } from './extend.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { viewRequest } from './view-request.ts';

const portal = ownPortal();

const reason = 'Nine years of letters have to be read';
/** Noon of a day that many days after the receipt. */
const on = (days: number) => new Date(`${addDays('2026-06-01', days)}T19:00:00Z`);

async function dueOn(id: string): Promise<string> {
  const { rows } = await portal.owner().query('SELECT answer_by_on::text AS day FROM request WHERE id = $1', [id]);
  return rows[0].day;
}

test('an answer is put off once, to the last day of the law, and the notice goes out with it; twice is refused', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id, email } = await planned('access');
  await ruledBy(id, 'us-ca');
  const asked = { actor: reviewer, id, now: on(40) };
  assert.equal(codeOf(await extend({ ...asked, reason: ' ' })), 'reason-missing');
  assert.equal(codeOf(await extend({ ...asked, reason })), 'ok');
  assert.equal(codeOf(await extend({ ...asked, reason })), 'extended-already');
  assert.equal(await dueOn(id), addDays('2026-06-01', 90));
  assert.deepEqual(await eventsOf(id), ['received', 'extended']);
  const letters = (await lettersOf('extension')).filter(({ to }) => to === email);
  assert.deepEqual(
    letters.map(({ fields }) => [fields.answerByOn, fields.article, fields.reason, fields.regulator]),
    [
      [
        addDays('2026-06-01', 90),
        '11 CCR 7021(b)',
        reason,
        'the California Privacy Protection Agency\thttps://cppa.ca.gov',
      ],
    ],
  );
  const own = await viewOwnRequest({ actor: await proven(email, now), id, now: on(41) });
  assert.ok(own.ok);
  assert.equal(own.value.clock.extendedUnder, '11 CCR 7021(b)');
  assert.ok(own.value.messages.some(({ words }) => words === reason));
});

test('past the day for its notice an extension is refused with the day on which it was due', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id } = await planned('access');
  await ruledBy(id, 'us-ca');
  const lastDay = await viewRequest({ actor: reviewer, id, now: on(45) });
  assert.ok(lastDay.ok && lastDay.value.moves.includes('extend'));
  const late = await viewRequest({ actor: reviewer, id, now: on(46) });
  assert.ok(late.ok && !late.value.moves.includes('extend'));
  const result = await extend({ actor: reviewer, id, now: on(46), reason });
  assert.deepEqual(!result.ok && result.problems[0], {
    code: 'extension-too-late',
    field: 'reason',
    detail: { day: addDays('2026-06-01', 45) },
  });
  assert.equal(codeOf(await extend({ actor: reviewer, id, now: on(45), reason })), 'ok');
});

test('where the law has no putting off it is neither offered nor done when it is forced', async () => {
  const reviewer = await makeStaff('reviewer');
  for (const law of ['br-lgpd', 'ca-qc', 'us-ca br-lgpd']) {
    const { id } = await planned('access');
    await ruledBy(id, law);
    const view = await viewRequest({ actor: reviewer, id, now });
    assert.ok(view.ok && !view.value.moves.includes('extend'), law);
    assert.equal(codeOf(await extend({ actor: reviewer, id, now, reason })), 'extension-not-of-law', law);
    assert.deepEqual(await eventsOf(id), ['received']);
  }
});

test('where the law sets no last day the notice names one, and a later one', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id } = await planned('access');
  await ruledBy(id, 'kr-pipa');
  const asked = { actor: reviewer, id, now: on(5), reason };
  for (const until of [undefined, '', 'soon', '2026-06-08'])
    assert.equal(codeOf(await extend({ ...asked, until })), 'day-not-valid');
  assert.equal(codeOf(await extend({ ...asked, until: '2026-07-15' })), 'ok');
  assert.equal(await dueOn(id), '2026-07-15');
});

test('a law that sets the last day keeps it, whatever day is named, and it is known before', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id } = await planned('access');
  await ruledBy(id, 'us-ca');
  const before = await viewRequest({ actor: reviewer, id, now: on(5) });
  assert.ok(before.ok);
  assert.equal(before.value.clock.extendsTo?.on, addDays('2026-06-01', 90));
  const done = await extend({ actor: reviewer, id, now: on(5), reason, until: '2026-07-20' });
  assert.deepEqual(done, { ok: true, value: { on: addDays('2026-06-01', 90), law: 'us-ca' } });
  assert.equal(await dueOn(id), addDays('2026-06-01', 90));
  const { id: other } = await planned('access');
  await ruledBy(other, 'kr-pipa');
  const open = await viewRequest({ actor: reviewer, id: other, now: on(5) });
  assert.ok(open.ok && open.value.moves.includes('extend'));
  assert.equal(open.value.clock.extendsTo, null);
});

test('a closed request is not put off', async () => {
  const { id } = await planned('access');
  await ruledBy(id, 'us-ca');
  await portal.owner().query(`UPDATE request SET status = 'withdrawn' WHERE id = $1`, [id]);
  assert.equal(codeOf(await extend({ actor: await makeStaff('reviewer'), id, now, reason })), 'not-possible-now');
});
