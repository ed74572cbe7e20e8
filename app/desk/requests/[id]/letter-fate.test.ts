import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fateOf, letterState } from './letter-fate.ts';

type Letter = Parameters<typeof fateOf>[0];

const byMail: Letter = { kind: 'recipient-notice', status: 'bounced', tries: 1, replyCode: 550, isByWebhook: false };
const byWebhook: Letter = { ...byMail, replyCode: 302, isByWebhook: true };
const inWords = (letter: Letter) => [fateOf(letter), letterState(letter).words];

test('a letter that did not arrive names the mail server, with its code where it gave one', () => {
  assert.deepEqual(inWords(byMail), ['“To who had the data” was refused by the mail server (550).', 'Bounced (550)']);
  assert.deepEqual(inWords({ ...byMail, replyCode: null }), [
    '“To who had the data” was refused by the mail server.',
    'Bounced',
  ]);
  assert.deepEqual(inWords({ ...byMail, status: 'given-up', replyCode: 451 }), [
    '“To who had the data” was given up after days of tries.',
    'Given up (451)',
  ]);
});

test('a webhook that was refused names its receiver and the status of HTTP, and no mail server', () => {
  assert.deepEqual(inWords(byWebhook), [
    '“To who had the data” was refused by the receiver of its webhook (HTTP 302).',
    'Refused (HTTP 302)',
  ]);
  assert.deepEqual(inWords({ ...byWebhook, replyCode: null }), [
    '“To who had the data” was not sent: its webhook leads into a private network, or is gone from the organisation file.',
    'Not sent',
  ]);
});

test('a webhook that was given up says whether its receiver answered the last try', () => {
  assert.deepEqual(inWords({ ...byWebhook, status: 'given-up', replyCode: 503 }), [
    '“To who had the data” was given up after days of tries: the receiver of its webhook did not take it (HTTP 503).',
    'Given up (HTTP 503)',
  ]);
  assert.deepEqual(inWords({ ...byWebhook, status: 'given-up', replyCode: null }), [
    '“To who had the data” was given up after days of tries: the receiver of its webhook gave no answer to the last.',
    'Given up',
  ]);
});

test('what waits says how often it was tried, and no code', () => {
  const waits = { status: 'queued', tries: 2, replyCode: 451 } as const;
  assert.equal(letterState({ ...byMail, ...waits }).words, 'Waiting to be sent, 2 tries so far');
  assert.equal(letterState({ ...byWebhook, ...waits }).words, 'Waiting to be sent, 2 tries so far');
});
