import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kind, Topic } from '../kinds.ts';
import type { ClockEvent } from './clock-event.ts';
import { datesFor } from './dates-for.ts';
import { lawOf } from './law-of.ts';

type Told = { kind?: Kind; isHoliday?: (day: string) => boolean; answerDays?: number; today?: string };

const dates = (laws: string, on: string, more: readonly ClockEvent[] = [], told: Told = {}) =>
  datesFor(
    laws.split(' ').map((id) => lawOf(id)),
    { kind: 'access', events: [{ type: 'received', on }, ...more], ...told },
  );
const answer = (...asked: Parameters<typeof dates>) => dates(...asked).answerBy.on;
const extended = (on: string, until?: string): ClockEvent => ({ type: 'extended', on, ...(until ? { until } : {}) });
const paused = (on: string, why: 'identity' | 'clarification' = 'clarification'): ClockEvent => ({
  type: 'paused',
  on,
  why,
});
const resumed = (on: string): ClockEvent => ({ type: 'resumed', on });

/** Worked examples of the guidance (EDPB 01/2022, ICO), and of our own. */
test('the last day for an answer is the one of the worked examples', () => {
  const cases: [string, string, string][] = [
    // The same day of the next month; 5 April 2026 is a Sunday, and the 6th Easter Monday only where there is a calendar.
    ['eu-gdpr', '2027-03-05', '2027-04-05'],
    ['eu-gdpr', '2026-03-05', '2026-04-06'],
    ['eu-gdpr', '2026-08-31', '2026-09-30'],
    ['eu-gdpr', '2025-01-31', '2025-02-28'],
    ['eu-gdpr', '2028-01-31', '2028-02-29'],
    // 28 February 2026 is a Saturday.
    ['eu-gdpr', '2026-01-31', '2026-03-02'],
    ['uk-gdpr', '2025-09-03', '2025-10-03'],
    // 3 October 2026 is a Saturday.
    ['uk-gdpr', '2026-09-03', '2026-10-05'],
    // 17 January 2026 is a Saturday: California moves nothing.
    ['us-ca', '2025-12-03', '2026-01-17'],
    ['us-ia', '2026-01-01', '2026-04-01'],
    ['br-lgpd', '2026-01-31', '2026-02-15'],
    ['ca-pipeda', '2026-01-31', '2026-03-02'],
    ['kr-pipa', '2026-12-25', '2027-01-04'],
    ['jp-appi', '2028-02-20', '2028-03-05'],
    ['default', '2026-01-31', '2026-02-28'],
  ];
  for (const [law, received, due] of cases) assert.equal(answer(law, received), due, `${law} ${received}`);
});

test('a holiday moves a last day only where the law lets, and only that day', () => {
  const isHoliday = (day: string) => day === '2026-04-06';
  assert.equal(answer('eu-gdpr', '2026-03-05', [], { isHoliday }), '2026-04-07');
  assert.equal(answer('us-ca', '2026-02-20', [], { isHoliday }), '2026-04-06');
  assert.equal(answer('eu-gdpr', '2026-03-03', [], { isHoliday }), '2026-04-03');
});

test('a last day that was moved says from which day, and where that is written', () => {
  const moved = { from: '2026-02-28', article: 'Reg. (EEC, Euratom) 1182/71 Art. 3(4)' };
  assert.deepEqual(dates('eu-gdpr', '2026-01-31').answerBy.moved, moved);
  assert.deepEqual(dates('eu-gdpr', '2026-01-31', [extended('2026-02-02')]).answerBy.on, '2026-04-30');
  assert.equal(dates('eu-gdpr', '2026-08-31').answerBy.moved, undefined);
  assert.equal(dates('us-ca', '2025-12-03').answerBy.moved, undefined);
});

test('an extension counts from the first start, once, and only when its notice is in time', () => {
  const dated = dates('uk-gdpr', '2026-09-03', [extended('2026-10-05')]);
  assert.deepEqual([dated.answerBy.on, dated.extendBy, dated.isExtended], ['2026-12-03', null, true]);
  assert.equal(answer('eu-gdpr', '2026-08-31', [extended('2026-09-30')]), '2026-11-30');
  assert.equal(answer('eu-gdpr', '2026-08-31', [extended('2026-10-01')]), '2026-09-30');
  assert.equal(answer('us-ca', '2026-01-01', [extended('2026-02-15')]), '2026-04-01');
  assert.equal(answer('us-ca', '2026-01-01', [extended('2026-02-15'), extended('2026-02-15')]), '2026-04-01');
  assert.equal(answer('us-ca', '2026-01-01', [extended('2026-02-16')]), '2026-02-15');
  assert.equal(answer('us-fl', '2026-01-01', [extended('2026-01-02')]), '2026-03-02');
  assert.equal(answer('br-lgpd', '2026-01-01', [extended('2026-01-02')]), '2026-01-16');
});

test('the day that the notice names holds, up to the most that the law lets', () => {
  assert.equal(answer('ca-pipeda', '2026-01-01', [extended('2026-01-20', '2026-02-10')]), '2026-02-10');
  assert.equal(answer('ca-pipeda', '2026-01-01', [extended('2026-01-20', '2026-12-31')]), '2026-03-02');
  assert.equal(answer('ca-pipeda', '2026-01-01', [extended('2026-01-20', '2026-01-21')]), '2026-01-31');
  assert.equal(answer('ch-fadp', '2026-01-01', [extended('2026-01-20', '2026-04-30')]), '2026-04-30');
  assert.equal(answer('ch-fadp', '2026-01-01', [extended('2026-01-20')]), '2026-01-31');
});

test('the clock stands still only for what the law names, and only for what it is about', () => {
  // Asked on the 10th, answered on the 14th: both ends are left out in the United Kingdom.
  const clarified = [paused('2026-09-10'), resumed('2026-09-14')];
  assert.equal(answer('uk-gdpr', '2026-09-01', clarified), '2026-10-06');
  assert.equal(answer('uk-gdpr', '2026-09-01', clarified, { kind: 'delete' }), '2026-10-01');
  assert.equal(answer('eu-gdpr', '2026-09-01', clarified), '2026-10-01');
  assert.equal(answer('us-ca', '2026-09-01', clarified), '2026-10-16');
  const identified = [paused('2026-09-10', 'identity'), resumed('2026-09-15')];
  assert.equal(answer('eu-gdpr', '2026-09-01', identified), '2026-10-06');
  assert.equal(answer('uk-gdpr', '2026-09-01', identified), '2026-10-15');
  assert.equal(answer('us-ca', '2026-09-01', identified), '2026-10-16');
});

test('the time for the notice of an extension stands still as well', () => {
  const clarified = [paused('2026-09-10'), resumed('2026-09-14')];
  assert.equal(dates('uk-gdpr', '2026-09-01', clarified).extendBy?.on, '2026-10-06');
  assert.equal(answer('uk-gdpr', '2026-09-01', [...clarified, extended('2026-10-06')]), '2026-12-07');
});

test('a clock that stands still is counted up to today, and says what it waits for', () => {
  const open = [paused('2026-09-10', 'identity')];
  const first = dates('eu-gdpr', '2026-09-01', open);
  assert.deepEqual([first.pausedFor, first.answerBy.on], ['identity', '2026-10-01']);
  assert.equal(answer('eu-gdpr', '2026-09-01', open, { today: '2026-09-17' }), '2026-10-08');
  assert.equal(dates('eu-gdpr', '2026-09-01', open, { today: '2026-09-17' }).pausedFor, 'identity');
  assert.equal(dates('us-ca', '2026-09-01', open).pausedFor, null);
});

test('nothing stands still after the time is over', () => {
  const late = [paused('2026-10-02', 'identity'), resumed('2026-10-20')];
  assert.equal(answer('eu-gdpr', '2026-09-01', late), '2026-10-01');
  assert.equal(answer('uk-gdpr', '2026-09-01', late), '2026-10-01');
});

test('California counts business days for a receipt and an opt-out, without weekends', () => {
  // Thursday 26 November 2026 and ten business days on: weekends alone are skipped.
  assert.equal(dates('us-ca', '2026-11-26').acknowledgeBy?.on, '2026-12-10');
  const out = dates('us-ca', '2026-11-26', [], { kind: 'opt-out' });
  assert.deepEqual([out.answerBy.on, out.optOutBy?.on, out.acknowledgeBy], ['2026-12-17', '2026-12-17', null]);
  assert.equal(dates('us-ca', '2026-11-28', [], { kind: 'opt-out' }).answerBy.on, '2026-12-18');
  assert.equal(dates('eu-gdpr', '2026-11-28', [], { kind: 'opt-out' }).answerBy.on, '2026-11-28');
});

test('an opt-out is never put off and never stands still', () => {
  const tried = [paused('2026-11-27', 'identity'), resumed('2026-12-01'), extended('2026-12-01')];
  for (const law of ['us-ca', 'eu-gdpr', 'uk-gdpr', 'us-va']) {
    const plain = dates(law, '2026-11-26', [], { kind: 'opt-out' });
    assert.deepEqual(dates(law, '2026-11-26', tried, { kind: 'opt-out' }), plain);
    assert.equal(plain.extendBy, null);
  }
});

test('a promise shortens and never lengthens', () => {
  const promised = dates('us-ca', '2026-01-01', [], { answerDays: 30 }).answerBy;
  assert.deepEqual([promised.on, promised.isPromised], ['2026-01-31', true]);
  const longer = dates('br-lgpd', '2026-01-01', [], { answerDays: 30 }).answerBy;
  assert.deepEqual([longer.on, longer.isPromised], ['2026-01-16', undefined]);
  assert.equal(answer('us-ca', '2026-01-01', [], { kind: 'opt-out', answerDays: 30 }), '2026-01-22');
});

test('somebody whose law is not known has the shortest time of each, date by date', () => {
  const unsure = dates('us-ca eu-gdpr br-lgpd', '2026-01-01');
  assert.deepEqual([unsure.answerBy.on, unsure.answerBy.law], ['2026-01-16', 'br-lgpd']);
  assert.deepEqual([unsure.acknowledgeBy?.on, unsure.acknowledgeBy?.law], ['2026-01-15', 'us-ca']);
  assert.equal(unsure.extendBy, null, 'Brazil lets nothing be put off');
  assert.equal(answer('us-ca eu-gdpr', '2026-01-01', [extended('2026-01-10')]), '2026-04-01');
  assert.equal(
    answer('us-ca eu-gdpr', '2026-01-01', [paused('2026-01-05', 'identity'), resumed('2026-03-01')]),
    '2026-02-15',
  );
});

test('an appeal has its own clock, from its own day', () => {
  const appealed: ClockEvent = { type: 'appealed', on: '2026-03-01' };
  assert.equal(dates('us-va', '2026-01-01', [appealed]).appealBy?.on, '2026-04-30');
  assert.equal(dates('us-mn', '2026-01-01', [appealed]).appealBy?.on, '2026-04-15');
  assert.equal(dates('us-va', '2026-01-01').appealBy, null);
  assert.equal(dates('us-ca', '2026-01-01', [appealed]).appealBy, null);
  const more = (on: string): ClockEvent[] => [appealed, { type: 'appeal-extended', on }];
  assert.equal(dates('us-mn', '2026-01-01', more('2026-04-15')).appealBy?.on, '2026-06-14');
  assert.equal(dates('us-mn', '2026-01-01', more('2026-04-16')).appealBy?.on, '2026-04-15');
  assert.equal(dates('us-va', '2026-01-01', more('2026-03-02')).appealBy?.on, '2026-04-30');
});

const reopened = (on: string): ClockEvent => ({ type: 'reopened', on });

test('after an appeal was upheld, a short time of our own runs, and nothing is put off any more', () => {
  for (const before of [[], [extended('2026-02-01')]]) {
    const again = [...before, { type: 'answered', on: '2026-03-01' } as const, reopened('2026-05-01')];
    assert.equal(answer('us-ca', '2026-01-01', again), '2026-05-15');
    assert.equal(answer('us-ca', '2026-01-01', [...again, extended('2026-05-02')]), '2026-05-15');
    const { extendBy, isExtended, answerBy } = dates('us-ca', '2026-01-01', again);
    assert.deepEqual([extendBy, isExtended, answerBy.isOurs], [null, false, true]);
  }
  assert.equal(answer('eu-gdpr', '2026-01-01', [reopened('2026-05-01')]), '2026-05-15');
});

test('taken up again before the law’s last day, it is answered by that day; a shorter time of the law stays shorter', () => {
  assert.equal(answer('us-ca', '2026-01-01', [extended('2026-02-01'), reopened('2026-03-28')]), '2026-04-01');
  assert.equal(answer('us-ca', '2026-01-01', [reopened('2026-03-28')]), '2026-04-01');
  assert.equal(answer('us-ca', '2026-01-01', [reopened('2026-01-05')]), '2026-01-19');
  assert.equal(answer('kr-pipa', '2026-01-01', [reopened('2026-05-01')]), '2026-05-11');
});

test('a clock that was taken up again stands still as before', () => {
  const still = [reopened('2026-05-01'), paused('2026-05-04', 'identity'), resumed('2026-05-09')];
  assert.equal(answer('eu-gdpr', '2026-01-01', still), '2026-05-20');
});

test('every date says where it is written and how sure that is', () => {
  const { answerBy } = dates('us-va', '2026-01-01');
  assert.deepEqual(answerBy, { on: '2026-02-15', article: 'Va. Code 59.1-577', confidence: 'likely', law: 'us-va' });
  assert.equal(dates('us-mn', '2026-01-01').answerBy.confidence, 'likely');
  assert.equal(dates('us-coppa', '2026-01-01').answerBy.isOurs, true);
  const extension = dates('us-ca', '2026-01-01', [extended('2026-01-02')]).answerBy;
  assert.equal(extension.article, '11 CCR 7021(b)');
});

test('without a receipt, or of no law, there are no dates', () => {
  assert.throws(() => datesFor([], { kind: 'access', events: [{ type: 'received', on: '2026-01-01' }] }), RangeError);
  assert.throws(() => datesFor([lawOf('us-ca')], { kind: 'access', events: [] }), RangeError);
  assert.throws(() => dates('us-ca', '2026-02-30'), RangeError);
});

test('a consent that is taken back no longer counts after fifteen days in Oregon and Rhode Island, and nothing of it is put off', () => {
  const of = (law: string, topic?: Topic, version?: string, events: readonly ClockEvent[] = []) => {
    const received = { type: 'received', on: '2026-12-01' } as const;
    return datesFor([lawOf(law, version)], { kind: 'other', topic, events: [received, ...events] });
  };
  for (const law of ['us-or', 'us-ri']) {
    const { answerBy, extendBy } = of(law, 'withdraw-consent');
    assert.deepEqual([answerBy.on, answerBy.confidence, extendBy], ['2026-12-16', 'likely', null]);
    const extended = of(law, 'withdraw-consent', undefined, [{ type: 'extended', on: '2026-12-10' }]);
    assert.deepEqual([extended.answerBy.on, extended.isExtended], ['2026-12-16', false]);
    assert.ok(lawOf(law).rights['withdraw-consent']);
    // What else is asked keeps its time, and so does a request of the version before.
    assert.equal(of(law, 'object').answerBy.on, '2027-01-15');
    assert.equal(of(law, 'withdraw-consent', '2026-11').answerBy.on, '2027-01-15');
  }
  assert.equal(of('us-va', 'withdraw-consent').answerBy.on, '2027-01-15');
  assert.equal(of('eu-gdpr', 'withdraw-consent').answerBy.on, '2027-01-01');
});

test('a complaint is acknowledged within thirty days under the law of the United Kingdom; nothing else is, nor a complaint elsewhere', () => {
  const of = (law: string, kind: 'other' | 'access', topic?: Topic, version?: string) =>
    datesFor([lawOf(law, version)], { kind, topic, events: [{ type: 'received', on: '2026-07-01' }] }).acknowledgeBy;
  const { on, article, confidence } = of('uk-gdpr', 'other', 'complaint') ?? assert.fail();
  // The first of July is the first of the thirty days; requests of the version before keep theirs.
  assert.deepEqual([on, article, confidence], ['2026-07-30', 'Data Protection Act 2018 s. 164A', 'likely']);
  assert.equal(of('uk-gdpr', 'other', 'complaint', '2026-11')?.on, '2026-07-31');
  // A restriction or an objection is asked as something else, too: an article on complaints says nothing of it.
  assert.equal(of('uk-gdpr', 'other'), null);
  assert.equal(of('uk-gdpr', 'access'), null);
  assert.equal(of('eu-gdpr', 'other', 'complaint'), null);
  // California acknowledges everything within ten business days.
  assert.equal(of('us-ca', 'other')?.on, '2026-07-15');
});
