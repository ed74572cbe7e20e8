import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datesFor } from '#domain/law/dates-for';
import { lawOf } from '#domain/law/law-of';
import { clockRows } from './clock-rows.ts';

function rowsUnder(laws: string[], answerDays?: number) {
  const events = [{ type: 'received', on: '2026-06-01' } as const];
  const dates = datesFor(
    laws.map((id) => lawOf(id)),
    { kind: 'access', events, ...(answerDays ? { answerDays } : {}) },
  );
  const clock = { ...dates, extendsTo: null, pauses: [] };
  const rows = clockRows({ clock, answerByOn: dates.answerBy.on, closedAt: null });
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

test('a last day names the article that sets it, of whichever law that is', () => {
  const { 'Answer by': answer, 'Acknowledge by': acknowledge } = rowsUnder(['us-ca', 'eu-gdpr']);
  assert.match(answer ?? '', /^1 Jul 2026 \(GDPR Art\. 12\(3\)[;)]/);
  assert.match(acknowledge ?? '', /\(11 CCR 7021/);
});

test('our own figure, or our promise, is never told as an article’s', () => {
  assert.equal(rowsUnder(['default'])['Answer by'], '29 Jun 2026 (our own figure: the law names none)');
  assert.equal(rowsUnder(['eu-gdpr'], 14)['Answer by'], '15 Jun 2026 (as promised, earlier than GDPR Art. 12(3))');
  assert.match(rowsUnder(['default'], 14)['Answer by'] ?? '', /\(as promised, earlier than our own figure\)$/);
});
