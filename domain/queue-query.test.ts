import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isLatestFirst,
  isSearch,
  queueQualifiers,
  queueSuggestions,
  queueViews,
  readQueueQuery,
  valueIn,
  withValue,
} from './queue-query.ts';

const parsed = (text: string) => {
  const read = readQueueQuery(text, '2026-11-26');
  assert.ok('query' in read, text);
  return read.query;
};

test('every view of the desk is a query that is understood', () => {
  for (const text of Object.values(queueViews)) assert.ok(parsed(text), text);
});

test('every word that the bar offers is understood, and none is offered twice', () => {
  for (const text of queueSuggestions) assert.ok(parsed(text), text);
  assert.equal(new Set(queueSuggestions).size, queueSuggestions.length);
  for (const text of ['due:next-week', 'received:last-month', 'closed:yesterday']) {
    assert.ok(queueSuggestions.includes(text), text);
  }
  assert.ok(!queueSuggestions.includes('received:tomorrow'));
  assert.ok(!queueSuggestions.includes('closed:next-month'));
});

test('the bar offers words of each qualifier, but of people none', () => {
  const isOffered = (name: string) => queueSuggestions.some((one) => one.startsWith(`${name}:`));
  assert.deepEqual(
    Object.keys(queueQualifiers).filter((name) => !isOffered(name)),
    ['person'],
  );
});

test('a list beside the bar shows the one value that the query has on its outer level', () => {
  assert.equal(valueIn('is:open kind:delete', 'kind'), 'delete');
  assert.equal(valueIn('is:open', 'kind'), undefined);
  assert.equal(valueIn('KIND:Delete', 'kind'), 'Delete');
  assert.equal(valueIn('kind', 'kind'), undefined);
  assert.equal(valueIn('kind:delete kind:access', 'kind'), undefined);
  assert.equal(valueIn('-kind:delete', 'kind'), undefined);
  assert.equal(valueIn('(kind:delete)', 'kind'), undefined);
  assert.equal(valueIn('kind:delete OR is:late', 'kind'), undefined);
});

test('a list beside the bar puts its value in the place of the old one, and leaves the rest as it is', () => {
  assert.equal(withValue('is:open', 'kind', 'delete'), 'is:open kind:delete');
  assert.equal(withValue('kind:access is:open', 'kind', 'delete'), 'is:open kind:delete');
  assert.equal(withValue('KIND:ACCESS is:open', 'kind', 'delete'), 'is:open kind:delete');
  assert.equal(withValue('kind:access is:open', 'kind', ''), 'is:open');
  assert.equal(withValue('-kind:access (kind:delete)', 'kind', 'opt-out'), '-kind:access (kind:delete) kind:opt-out');
  assert.equal(withValue('is:late OR is:paused', 'kind', 'delete'), '(is:late OR is:paused) kind:delete');
  assert.equal(withValue('is:late OR kind:delete', 'kind', ''), 'is:late OR kind:delete');
  for (const text of ['', 'is:late OR is:paused', '-is:late', 'language:"a b"']) {
    const written = withValue(text, 'kind', 'delete');
    assert.equal(valueIn(written, 'kind'), 'delete', written);
    assert.ok(parsed(written));
  }
});

test('closed requests come latest first, all others most urgent first', () => {
  assert.equal(isLatestFirst(parsed('is:closed kind:delete')), true);
  for (const text of ['', 'is:open', '-is:closed', 'is:open,closed', 'is:closed OR is:open']) {
    assert.equal(isLatestFirst(parsed(text)), false, text);
  }
});

test('who looks for a person or a reference searches, who looks at a sort of requests does not', () => {
  const person = `person:${'0'.repeat(64)}`;
  for (const text of [person, `kind:delete ${person}`, '43SK-QB7S']) assert.ok(isSearch(parsed(text)), text);
  for (const text of ['', 'is:open', `-${person}`, `${person} OR is:late`]) assert.ok(!isSearch(parsed(text)), text);
});
