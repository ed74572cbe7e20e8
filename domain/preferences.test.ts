import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preferencesOf } from './preferences.ts';

const readAt = new Date('2026-06-01T12:00:00Z');
const before = new Date('2026-06-01T11:59:00Z');
const after = new Date('2026-06-01T12:00:01Z');
const live = (isOut: boolean) => [{ key: 'news', isOut }];
const of = (...given: [readonly { key: string; isOut: boolean }[], ...Parameters<typeof asked>[]]) => {
  const [said, ...all] = given;
  return preferencesOf(
    [{ key: 'news' }],
    [...said],
    readAt,
    all.map((one) => asked(...one)),
  )[0];
};
const asked = (stands: 'on-its-way' | 'in-force' | 'being-undone' | 'undone', at: Date, purposes = ['news']) => ({
  stands,
  at,
  purposes,
});

test('what the data say holds, whatever was asked before they were read', () => {
  assert.deepEqual(of(live(false)), { key: 'news', state: 'allowed', together: null, within: null });
  assert.equal(of(live(false), ['in-force', before])?.state, 'allowed');
  assert.equal(of(live(true), ['undone', before])?.state, 'opted-out');
});

test('what was done since counts, and what is on its way is said as such', () => {
  assert.equal(of(live(false), ['in-force', after])?.state, 'opted-out');
  assert.equal(of(live(true), ['undone', after])?.state, 'allowed');
  assert.equal(of(live(true), ['undone', after], ['in-force', before])?.state, 'allowed');
  assert.equal(of(live(false), ['on-its-way', before])?.state, 'opting-out');
  assert.equal(of(live(true), ['being-undone', before])?.state, 'opting-in');
  assert.equal(of(live(true), ['on-its-way', after], ['being-undone', before])?.state, 'opting-out');
});

test('without data, our own requests say how it stands', () => {
  assert.equal(of([])?.state, 'allowed');
  assert.equal(of([], ['in-force', before])?.state, 'opted-out');
  assert.equal(of([], ['undone', after])?.state, 'allowed');
});

test('only what was opted out here can be allowed again, and what begins again with it is named', () => {
  assert.equal(of(live(true))?.together, null);
  assert.deepEqual(of(live(true), ['in-force', before])?.together, []);
  assert.deepEqual(
    of(live(true), ['in-force', before, ['news', 'offers']], ['in-force', before, ['offers']])?.together,
    ['offers'],
  );
});

test('what is part of another opt-out is out with it, and is no more than before once that is allowed again', () => {
  const both = (...all: ReturnType<typeof asked>[]) =>
    preferencesOf(
      [{ key: 'news' }, { key: 'all', includes: ['news'] }],
      [
        { key: 'news', isOut: false },
        { key: 'all', isOut: false },
      ],
      readAt,
      all,
    );
  const [news, all] = both(asked('in-force', after, ['all']));
  assert.deepEqual(news, { key: 'news', state: 'opted-out', together: null, within: 'all' });
  assert.deepEqual(all, { key: 'all', state: 'opted-out', together: [], within: null });
  assert.deepEqual(
    both(asked('on-its-way', after, ['all'])).map(({ state }) => state),
    ['opting-out', 'opting-out'],
  );
  assert.deepEqual(
    both(asked('being-undone', after, ['all'])).map(({ state, within }) => [state, within]),
    [
      ['allowed', null],
      ['opting-in', null],
    ],
  );
  const apart = both(asked('in-force', after, ['news']), asked('undone', after, ['all']));
  assert.deepEqual(apart[0], { key: 'news', state: 'opted-out', together: [], within: null });
  assert.equal(both(asked('in-force', after, ['news']))[1]?.state, 'allowed');
});

test('another opt-out is another matter', () => {
  assert.equal(of(live(false), ['in-force', after, ['offers']])?.state, 'allowed');
});
