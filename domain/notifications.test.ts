import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds } from './kinds.ts';
import { answersTo, arrivalOf, releasingAnswer } from './notifications.ts';

test('of a word that lets rows go only the one that fits what was asked may be an answer', () => {
  for (const kind of kinds) {
    const words = answersTo('controller', kind).filter((one) => one === 'disclose' || one === 'erase');
    assert.deepEqual(words, releasingAnswer[kind] ? [releasingAnswer[kind]] : [], kind);
    assert.deepEqual(answersTo('recipient', kind), ['done', 'not-held', 'refused'], kind);
  }
  assert.deepEqual(releasingAnswer, { access: 'disclose', delete: 'erase' });
});

test('somebody is told when it has come to them, not when it was written; a reminder takes nothing back', () => {
  const arrival = (letter: string | null, remindedAt: Date | null = null) => arrivalOf({ letter, remindedAt });
  assert.deepEqual(
    [null, 'queued', 'sent', 'bounced', 'given-up'].map((letter) => arrival(letter)),
    [...['none', 'under-way', 'arrived', 'failed', 'failed']],
  );
  assert.deepEqual([arrival('queued', new Date()), arrival('bounced', new Date())], ['arrived', 'failed']);
});
