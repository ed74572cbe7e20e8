import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corrected, correction } from './corrected.ts';
import { datesFor } from './dates-for.ts';
import { lawOf } from './law-of.ts';

const law = 'us-mn';
const citation = 'Minn. Stat. 325M.14; J. Counsel, 1 October 2026';
const line = (field: 'answer' | 'extension' | 'optOut' | 'appeal' | 'acknowledge', value: string) =>
  correction.parse({ law, field, value, citation });
const answerOn = (...lines: ReturnType<typeof line>[]) =>
  datesFor([corrected(lawOf(law), lines)], { kind: 'access', events: [{ type: 'received', on: '2026-01-01' }] });

test('a correction by counsel may shorten and lengthen, and carries its citation', () => {
  const { answerBy } = answerOn(line('answer', '60 days'));
  assert.deepEqual(answerBy, { on: '2026-03-02', article: citation, confidence: 'sure', isCorrected: true, law });
  assert.equal(answerOn(line('answer', '10 business days')).answerBy.on, '2026-01-15');
  assert.equal(answerOn(line('answer', '1 month')).answerBy.on, '2026-02-01');
  assert.equal(answerOn(line('acknowledge', '5 days')).acknowledgeBy?.on, '2026-01-06');
});

test('the notice of more time is due with the answer that counsel set right, in whatever order the lines stand', () => {
  const [answer, extension] = [line('answer', '30 days'), line('extension', '75 days')];
  assert.equal(answerOn(answer).extendBy?.on, '2026-01-31');
  assert.equal(answerOn(line('answer', '60 days')).extendBy?.on, '2026-03-02');
  for (const lines of [
    [answer, extension],
    [extension, answer],
  ]) {
    const { answerBy, extendBy } = answerOn(...lines);
    assert.deepEqual([answerBy.on, extendBy?.on], ['2026-01-31', '2026-01-31']);
  }
});

test('a notice that has a time of its own keeps it', () => {
  const gdpr = lawOf('eu-gdpr');
  const own = {
    ...gdpr,
    extension: gdpr.extension && { ...gdpr.extension, value: { total: null, noticeWithin: { days: 10 } } },
  };
  const longer = corrected(own, [{ ...line('answer', '60 days'), law: 'eu-gdpr' }]);
  assert.deepEqual(longer.extension?.value.noticeWithin, { days: 10 });
});

test('what the law has not can be taken out, but an answer is always due', () => {
  assert.equal(answerOn(line('extension', 'none')).extendBy, null);
  assert.equal(corrected(lawOf(law), [line('appeal', 'none')]).appeal, null);
  assert.throws(() => answerOn(line('answer', 'none')), RangeError);
  assert.throws(() => answerOn(line('optOut', 'none')), RangeError);
});

test('a correction of another law changes nothing', () => {
  const other = { ...line('answer', '5 days'), law: 'us-ca' };
  assert.equal(corrected(lawOf(law), [other]), lawOf(law));
});

test('a correction without a source, of an unknown law or with no time is refused', () => {
  const good = { law, field: 'answer', value: '30 days', citation };
  assert.ok(correction.safeParse(good).success);
  for (const wrong of [{ citation: '' }, { law: 'us-xx' }, { value: 'soon' }, { value: '0 days' }, { field: 'fee' }]) {
    assert.ok(!correction.safeParse({ ...good, ...wrong }).success, JSON.stringify(wrong));
  }
});
