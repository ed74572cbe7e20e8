import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { childEnv } from '#env';

function clock(...words: string[]) {
  const ran = spawnSync(process.execPath, ['cli/habeas.ts', 'clock', ...words], {
    encoding: 'utf8',
    env: childEnv({}),
  });
  return { ...ran, json: () => JSON.parse(ran.stdout) };
}

test('all dates of a request come with their articles, without any database', () => {
  const { status, json, stderr } = clock('--law', 'eu-gdpr', '--kind', 'access', '--received', '2025-01-31', '--json');
  assert.equal(status, 0, stderr);
  const due = { on: '2025-02-28', article: 'GDPR Art. 12(3)', confidence: 'sure', law: 'eu-gdpr' };
  assert.deepEqual(json(), {
    laws: [{ id: 'eu-gdpr', version: '2026-11', name: 'GDPR' }],
    kind: 'access',
    received: '2025-01-31',
    acknowledgeBy: null,
    answerBy: due,
    extendBy: due,
    optOutBy: null,
    appealBy: null,
    pausedFor: null,
    isExtended: false,
  });
});

test('what happened since is counted, in the order of its days', () => {
  const asked = ['--law', 'uk-gdpr', '--received', '2026-09-01', '--json'];
  const pause = ['--resumed', '2026-09-14', '--paused', '2026-09-10:clarification'];
  assert.equal(clock(...asked, ...pause).json().answerBy.on, '2026-10-06');
  assert.equal(clock(...asked, ...pause, '--extended', '2026-10-06').json().answerBy.on, '2026-12-07');
  assert.equal(
    clock('--law', 'us-va', '--received', '2026-01-01', '--appealed', '2026-03-01', '--json').json().appealBy.on,
    '2026-04-30',
  );
});

test('an appeal is put off where the law lets that be done, and nowhere else', () => {
  const since = ['--received', '2026-01-01', '--appealed', '2026-03-01', '--appeal-extended', '2026-04-15', '--json'];
  assert.equal(clock('--law', 'us-co', ...since).json().appealBy.on, '2026-06-14');
  assert.equal(clock('--law', 'us-or', ...since).json().appealBy.on, '2026-04-15');
});

test('more time or a pause that the law does not let is refused, with the day on which the notice was due', () => {
  const late = clock('--law', 'us-ca', '--received', '2026-01-31', '--extended', '2026-03-18');
  assert.deepEqual([late.status, late.stdout], [1, '']);
  assert.match(late.stderr, /--extended: .*2026-03-17 \(11 CCR 7021\(b\)\)/);
  const inTime = clock('--law', 'us-ca', '--received', '2026-01-31', '--extended', '2026-03-17', '--json');
  assert.equal(inTime.json().answerBy.on, '2026-05-01');
  assert.match(
    clock('--law', 'br-lgpd', '--received', '2026-01-31', '--extended', '2026-02-02').stderr,
    /--extended: br-lgpd lets no answer be put off/,
  );
  const still = clock('--law', 'us-ca', '--received', '2026-01-31', '--paused', '2026-02-03:identity');
  assert.match(still.stderr, /--paused: us-ca lets no clock stand still for identity/);
  const lateStill = clock('--law', 'uk-gdpr', '--received', '2026-01-31', '--paused', '2026-04-03:identity');
  assert.match(lateStill.stderr, /--paused: the time was over/);
});

test('as a table, it says what counsel should look at, what is ours and what was moved', () => {
  assert.match(
    clock('--law', 'us-mn', '--received', '2026-01-31').stdout,
    /^answer by +2026-03-17 .*check with counsel/m,
  );
  assert.match(clock('--law', 'us-coppa', '--received', '2026-01-31').stdout, /our own figure/);
  const moved = clock('--law', 'eu-gdpr', '--received', '2026-03-05', '--holidays', 'DE').stdout;
  assert.match(moved, /^answer by +2026-04-07 .*moved from 2026-04-05, Reg/m);
});

for (const [words, says] of [
  [['--received', '2026-01-31'], /--law: name one of eu-gdpr/],
  [['--law', 'us-xx', '--received', '2026-01-31'], /us-xx is none of/],
  [['--law', 'us-ca', '--received', '2026-02-30'], /--received needs a day/],
  [['--law', 'eu-gdpr', '--received', '2026-02-03', '--holidays', 'DE-XX'], /--holidays: DE-XX is no country/],
  [['--law', 'us-ca', '--received', '2026-02-03', '--kind', 'wish'], /--kind: one of/],
  [['--law', 'us-or', '--received', '2026-02-03', '--kind', 'other', '--topic', 'wish'], /--topic: one of/],
  [['--law', 'us-ca', '--received', '2026-02-03', '--paused', '2026-02-04'], /--paused needs a day and one of/],
  [['--law', 'us-ca', '--received', '2026-02-03', '--promised', 'soon'], /--promised needs a number/],
] as const) {
  test(`refused with what is wrong: ${words.join(' ')}`, () => {
    const { status, stderr, stdout } = clock(...words);
    assert.equal(status, 1);
    assert.match(stderr, says);
    assert.equal(stdout, '');
  });
}
