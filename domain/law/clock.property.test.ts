import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween, isWeekend } from '../clock.ts';
import { kinds } from '../kinds.ts';
import type { ClockEvent } from './clock-event.ts';
import { datesFor } from './dates-for.ts';
import { lawIds, lawOf } from './law-of.ts';
import { pauseReasons, type Span } from './rule.ts';
import { addSpan, isAnswered } from './run.ts';

const day = fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2024-01-01', days));
const law = fc.constantFrom(...lawIds).map((id) => lawOf(id));
const kind = fc.constantFrom(...kinds);
const received = (on: string): ClockEvent => ({ type: 'received', on });

/** Whatever may happen to a clock, on the days after the receipt. */
const happenings = fc
  .array(
    fc.record({
      type: fc.constantFrom('paused', 'resumed', 'extended', 'answered'),
      after: fc.integer({ min: 0, max: 60 }),
      why: fc.constantFrom(...pauseReasons),
    }),
    { maxLength: 6 },
  )
  .map((list) => list.toSorted((one, other) => one.after - other.after));

const eventsOf = (on: string, list: { type: string; after: number; why: 'identity' | 'clarification' | 'fee' }[]) => [
  received(on),
  ...list.map(({ type, after, why }): ClockEvent => {
    const then = addDays(on, after);
    if (type === 'paused') return { type, on: then, why };
    if (type === 'extended') return { type, on: then };
    return { type: type === 'resumed' ? type : 'answered', on: then };
  }),
];

test('who asks later is never answered earlier', () => {
  fc.assert(
    fc.property(law, kind, day, fc.nat(40), (one, of, on, more) => {
      const due = (from: string) => datesFor([one], { kind: of, events: [received(from)] });
      const [early, late] = [due(on), due(addDays(on, more))];
      assert.ok(early.answerBy.on <= late.answerBy.on);
      assert.ok((early.acknowledgeBy?.on ?? '') <= (late.acknowledgeBy?.on ?? ''));
      assert.ok((early.extendBy?.on ?? '') <= (late.extendBy?.on ?? ''));
    }),
  );
});

/** The latest that a law can mean by a span, over the longest weekend. */
const most = (on: string, span: Span, rolls: boolean) => addDays(addSpan(on, span), rolls ? 2 : 0);

test('without a pause no answer is due later than the law says, whatever is tried', () => {
  fc.assert(
    fc.property(law, kind, day, happenings, (one, of, on, list) => {
      const events = eventsOf(
        on,
        list.filter(({ type }) => type !== 'paused'),
      );
      const { answerBy, isExtended } = datesFor([one], { kind: of, events });
      const plain = of === 'opt-out' ? one.optOut : (one.answerOf[of] ?? one.answer);
      const limit = isExtended ? (one.extension?.value.total ?? plain.value) : plain.value;
      assert.ok(answerBy.on <= most(on, limit, one.rollsOver !== null), `${one.id} ${answerBy.on}`);
    }),
  );
});

test('a pause that the law lets adds exactly its days before a weekend, and any other adds none', () => {
  fc.assert(
    fc.property(
      law,
      kind,
      day,
      fc.nat(9),
      fc.nat(50),
      fc.constantFrom(...pauseReasons),
      (one, of, on, at, long, why) => {
        const pausedOn = addDays(on, at);
        const resumedOn = addDays(pausedOn, long);
        const events: ClockEvent[] = [
          received(on),
          { type: 'paused', on: pausedOn, why },
          { type: 'resumed', on: resumedOn },
        ];
        const bare = { ...one, rollsOver: null };
        const before = datesFor([bare], { kind: of, events: [received(on)] }).answerBy.on;
        const after = datesFor([bare], { kind: of, events }).answerBy.on;
        const pause = one.pause[why]?.value;
        if (!pause?.kinds.includes(of)) return assert.equal(after, before);
        if (pause.effect === 'starts-again') return assert.equal(after, addSpan(resumedOn, one.answer.value));
        assert.equal(daysBetween(before, after), long + (pause.bothEnds ? 1 : 0));
      },
    ),
  );
});

test('a second extension changes nothing, and none shortens', () => {
  fc.assert(
    fc.property(law, kind, day, happenings, fc.nat(60), (one, of, on, list, again) => {
      const events = eventsOf(on, list);
      const plain = datesFor([one], { kind: of, events: events.filter(({ type }) => type !== 'extended') });
      const once = datesFor([one], { kind: of, events });
      assert.ok(
        !once.isExtended || once.answerBy.on >= plain.answerBy.on || list.some(({ type }) => type === 'paused'),
      );
      if (!once.isExtended) return;
      const last = addDays(events.at(-1)?.on ?? on, again);
      const twice = datesFor([one], { kind: of, events: [...events, { type: 'extended', on: last }] });
      assert.deepEqual(twice, once);
    }),
  );
});

test('of several laws, no date is later than under any one of them', () => {
  fc.assert(
    fc.property(fc.array(law, { minLength: 1, maxLength: 5 }), kind, day, happenings, (many, of, on, list) => {
      const events = eventsOf(on, list);
      const all = datesFor(many, { kind: of, events });
      for (const one of many) {
        const alone = datesFor([one], { kind: of, events });
        assert.ok(all.answerBy.on <= alone.answerBy.on);
        if (alone.acknowledgeBy) assert.ok(all.acknowledgeBy && all.acknowledgeBy.on <= alone.acknowledgeBy.on);
        if (!alone.extendBy) assert.equal(all.extendBy, null);
        if (alone.optOutBy) assert.ok(all.optOutBy && all.optOutBy.on <= alone.optOutBy.on);
      }
    }),
  );
});

test('a promise is never later than the law, nor later than promised', () => {
  fc.assert(
    fc.property(law, kind, day, fc.integer({ min: 1, max: 90 }), (one, of, on, answerDays) => {
      const asked = { kind: of, events: [received(on)] };
      const { answerBy } = datesFor([one], { ...asked, answerDays });
      assert.ok(answerBy.on <= datesFor([one], asked).answerBy.on);
      assert.ok(answerBy.on <= addDays(on, answerDays));
    }),
  );
});

test('where the law moves a last day, it is never on a weekend or a holiday; elsewhere it is never moved', () => {
  const holidays = fc.func(fc.integer({ min: 0, max: 4 }).map((number) => number === 0));
  fc.assert(
    fc.property(law, kind.filter(isAnswered), day, holidays, (one, of, on, holiday) => {
      // No calendar has a holiday on every day: one that had would be looked through to the end of time.
      const isHoliday = (asked: string) => holiday(asked) && !/7$/.test(asked);
      const due = datesFor([one], { kind: of, events: [received(on)], isHoliday }).answerBy.on;
      if (one.rollsOver) assert.ok(!isWeekend(due) && !isHoliday(due));
      else assert.equal(due, addSpan(on, (one.answerOf[of] ?? one.answer).value));
    }),
  );
});
