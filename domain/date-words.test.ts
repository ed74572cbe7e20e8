import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf } from './clock.ts';
import { dateWords, daysOfWord, isAhead } from './date-words.ts';

const all = (today: string) => Object.fromEntries(dateWords.map((word) => [word, daysOfWord(word, today)?.join('..')]));

test('each word means its days, in weeks from Monday on and in whole months', () => {
  assert.deepEqual(all('2026-11-26'), {
    today: '2026-11-26..2026-11-26',
    yesterday: '2026-11-25..2026-11-25',
    tomorrow: '2026-11-27..2026-11-27',
    'last-week': '2026-11-16..2026-11-22',
    'this-week': '2026-11-23..2026-11-29',
    'next-week': '2026-11-30..2026-12-06',
    'last-month': '2026-10-01..2026-10-31',
    'this-month': '2026-11-01..2026-11-30',
    'next-month': '2026-12-01..2026-12-31',
  });
});

test('a Sunday is the last day of its week, and the Monday after it the first of the next', () => {
  assert.equal(all('2026-11-29')['this-week'], '2026-11-23..2026-11-29');
  assert.equal(all('2026-11-30')['this-week'], '2026-11-30..2026-12-06');
  assert.equal(all('2026-11-30')['last-week'], '2026-11-23..2026-11-29');
});

test('the last day of a long month leads into short ones, and into a leap day', () => {
  assert.equal(all('2026-01-31')['next-month'], '2026-02-01..2026-02-28');
  assert.equal(all('2026-03-31')['last-month'], '2026-02-01..2026-02-28');
  assert.equal(all('2028-03-31')['last-month'], '2028-02-01..2028-02-29');
  assert.equal(all('2028-02-28').tomorrow, '2028-02-29..2028-02-29');
  assert.equal(all('2026-03-01').yesterday, '2026-02-28..2026-02-28');
});

test('days, weeks and months cross the year', () => {
  const eve = all('2026-12-31');
  assert.equal(eve.tomorrow, '2027-01-01..2027-01-01');
  assert.equal(eve['this-week'], '2026-12-28..2027-01-03');
  assert.equal(eve['next-month'], '2027-01-01..2027-01-31');
  const first = all('2027-01-01');
  assert.equal(first.yesterday, '2026-12-31..2026-12-31');
  assert.equal(first['last-week'], '2026-12-21..2026-12-27');
  assert.equal(first['last-month'], '2026-12-01..2026-12-31');
});

test('at one instant the words mean the days of the time zone', () => {
  const at = new Date('2026-05-31T23:30:00Z');
  const berlin = all(dayOf(at, 'Europe/Berlin'));
  const angeles = all(dayOf(at, 'America/Los_Angeles'));
  assert.deepEqual([berlin.today, angeles.today], ['2026-06-01..2026-06-01', '2026-05-31..2026-05-31']);
  assert.deepEqual([berlin['this-week'], angeles['this-week']], ['2026-06-01..2026-06-07', '2026-05-25..2026-05-31']);
  assert.deepEqual([berlin['last-month'], angeles['last-month']], ['2026-05-01..2026-05-31', '2026-04-01..2026-04-30']);
});

test('capitals are the same word, and anything else is none', () => {
  assert.deepEqual(daysOfWord('Last-Week', '2026-11-26'), ['2026-11-16', '2026-11-22']);
  for (const word of ['', 'lastweek', 'last week', 'constructor', 'toString']) {
    assert.equal(daysOfWord(word, '2026-11-26'), null, word);
  }
});

test('what is ahead is what begins after today', () => {
  for (const word of dateWords)
    assert.equal(isAhead(word), (daysOfWord(word, '2026-11-26')?.[0] ?? '') > '2026-11-26', word);
});
