import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { channels } from '#domain/channels';
import { addDays, dayOf, daysBetween } from '#domain/clock';
import { denialCause, denialCauses } from '#domain/denial-causes';
import { type Answers, answersBy, answersOf } from '#domain/figures';
import { kinds } from '#domain/kinds';
import { groundIds } from '#domain/law/rule';
import { type Period, startOf, units } from '#domain/period';
import { isOpen, outcomes, statuses } from '#domain/states';
import { type Counted, insertCounted } from '#tests/counted';
import { ownPortal } from '#tests/own-portal';
import { database } from './client.ts';
import { type Asked, countByKind, countDays, countFigures } from './figures.ts';

const portal = ownPortal('habeas_worker');
const timeZone = 'America/Los_Angeles';
const today = '2026-06-15';

const dayFrom = (first: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((count) => addDays(first, count));

/** Rows of every sort; days lie close together, so that equal ones and borders come up. */
const row: fc.Arbitrary<Counted> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    law: fc.constantFrom('us-ca', 'eu-gdpr', 'us-ca eu-gdpr', 'a-law-of-2019'),
    channel: fc.option(fc.constantFrom(...channels)),
    status: fc.oneof(fc.constantFrom('done', 'refused'), fc.constantFrom(...statuses)),
    outcome: fc.option(fc.constantFrom(...outcomes)),
    ground: fc.option(fc.constantFrom(...groundIds, 'a-ground-of-2019')),
    receivedOn: dayFrom('2026-05-01', 40),
    days: fc.integer({ min: 0, max: 9 }),
    // Within the hours in which the day is another one in Los Angeles than in Greenwich, too.
    closed: fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 23 })),
  })
  .map(({ outcome, ground, days, closed: [later, hour], ...more }) => ({
    ...more,
    outcome: more.status === 'done' ? outcome : null,
    // What was done and came to nothing of its own was answered with another.
    isDuplicate: more.status === 'done' && outcome === null,
    refusalGround: more.status === 'refused' ? ground : null,
    answerByOn: addDays(more.receivedOn, days),
    closedAt: new Date(`${addDays(more.receivedOn, later)}T${String(hour).padStart(2, '0')}:30:00Z`),
  }));

/** Enough that nine of ten is not all of them. */
const many = fc.array(row, { maxLength: 60, size: 'max' });

const period: fc.Arbitrary<Period> = fc
  .tuple(dayFrom('2026-04-25', 30), dayFrom('2026-05-15', 30))
  .map(([one, other]) => (one <= other ? { from: one, to: other } : { from: other, to: one }));

const daysOf = ({ receivedOn, closedAt }: Counted) => daysBetween(receivedOn, dayOf(closedAt ?? new Date(0), timeZone));

/** The same as the SQL says, one request after the other. */
function recounted(rows: Counted[]): Answers {
  const count = (is: (one: Counted) => boolean) => rows.filter(is).length;
  const isDone = ({ status, isDuplicate }: Counted) => status === 'done' && !isDuplicate;
  const isKept = ({ status, outcome }: Counted) => status === 'done' && outcome === 'all-kept';
  const isDenied = (one: Counted) => one.status === 'refused' || isKept(one);
  const answered = rows.filter((one) => isDone(one) || isDenied(one));
  const days = answered.map(daysOf).sort((one, other) => one - other);
  const at = (place: number) => days[Math.floor(place)] ?? 0;
  const middle = (days.length - 1) / 2;
  const isLate = (one: Counted) => daysOf(one) > daysBetween(one.receivedOn, one.answerByOn);
  const causes = Object.fromEntries(
    denialCauses.map((cause) => [
      cause,
      count((one) => isDenied(one) && (isKept(one) ? 'exempt' : denialCause(one.refusalGround)) === cause),
    ]),
  );
  return {
    ...answersOf([], []),
    ...causes,
    received: rows.length,
    whole: count((one) => isDone(one) && !isKept(one) && one.outcome !== 'in-part'),
    part: count(({ status, outcome }) => status === 'done' && outcome === 'in-part'),
    nothing: count(({ outcome }) => outcome === 'nothing-found'),
    denied: count(isDenied),
    duplicate: count(({ isDuplicate }) => isDuplicate === true),
    unanswered: count(({ status }) => status === 'withdrawn' || status === 'lapsed'),
    open: count(({ status }) => isOpen(status)),
    'on-time': answered.filter((one) => !isLate(one)).length,
    late: answered.filter(isLate).length,
    overdue: count(({ status, answerByOn }) => isOpen(status) && answerByOn < today),
    medianDays: days.length === 0 ? null : (at(middle) + at(Math.ceil(middle))) / 2,
    meanDays: days.length === 0 ? null : days.reduce((sum, one) => sum + one, 0) / days.length,
    p90Days: days.length === 0 ? null : at(Math.ceil(days.length * 0.9) - 1),
  };
}

/** To be compared: a mean is the same to a hair. */
const rounded = (answers: Answers) => ({
  ...answers,
  meanDays: answers.meanDays === null ? null : Number(answers.meanDays.toFixed(9)),
});

const groups = <Key>(rows: Counted[], keyOf: (one: Counted) => Key) =>
  [...Map.groupBy(rows, keyOf)].map(([key, some]) => [key, rounded(recounted(some))] as const);

const byKey = <Key>(pairs: (readonly [Key, unknown])[]) =>
  pairs.toSorted(([one], [other]) => String(one).localeCompare(String(other)));

test('the figures are what a plain recount says, of any requests and any period', async () => {
  const check = fc.asyncProperty(
    many,
    period,
    fc.constantFrom(undefined, undefined, 'us-ca'),
    fc.constantFrom(...units),
    async (rows, days, law, unit) => {
      await portal.owner().query('DELETE FROM request');
      await insertCounted(rows);
      const asked: Asked = { period: days, timeZone, today, law };
      const mine = rows.filter(
        (one) => one.receivedOn >= days.from && one.receivedOn <= days.to && (!law || one.law.split(' ').includes(law)),
      );
      const db = database();
      const counts = await countFigures(db, { ...asked, unit });
      const taken = await countDays(db, { ...asked, unit });
      assert.deepEqual(rounded(answersOf(counts, taken)), rounded(recounted(mine)));
      const kindsCounted = (await countByKind(db, asked)).map(({ kind, ...more }) => [kind, rounded(more)] as const);
      assert.deepEqual(byKey(kindsCounted), byKey(groups(mine, ({ kind }) => kind)));
      const ways = [...answersBy(counts, taken, 'channel')].map(([channel, one]) => [channel, rounded(one)] as const);
      assert.deepEqual(byKey(ways), byKey(groups(mine, ({ channel }) => channel)));
      const parts = [...answersBy(counts, taken, 'step')].map(([step, one]) => [step, rounded(one)] as const);
      assert.deepEqual(byKey(parts), byKey(groups(mine, (one) => startOf(one.receivedOn, unit))));
      const cells = Map.groupBy(mine, (one) => `${startOf(one.receivedOn, unit)} ${one.kind} ${one.law}`);
      assert.deepEqual(
        byKey(
          [...Map.groupBy(counts, ({ step, kind, law: of }) => `${step} ${kind} ${of}`)].map(
            ([key, some]) => [key, some.reduce((sum, { received }) => sum + received, 0)] as const,
          ),
        ),
        byKey([...cells].map(([key, some]) => [key, some.length] as const)),
      );
    },
  );
  await fc.assert(check, { numRuns: 40 });
});

test('every request is in one of the answers, and every denial under one cause', async () => {
  const check = fc.asyncProperty(many, async (rows) => {
    await portal.owner().query('DELETE FROM request');
    await insertCounted(rows);
    const asked = { period: { from: '2000-01-01', to: '2030-01-01' }, timeZone, today };
    const all = answersOf(await countFigures(database(), { ...asked, unit: 'year' }), []);
    assert.equal(all.whole + all.part + all.denied + all.duplicate + all.unanswered + all.open, all.received);
    assert.equal(
      denialCauses.reduce((sum, cause) => sum + all[cause], 0),
      all.denied,
    );
    assert.equal(all['on-time'] + all.late, all.whole + all.part + all.denied);
  });
  await fc.assert(check, { numRuns: 20 });
});
