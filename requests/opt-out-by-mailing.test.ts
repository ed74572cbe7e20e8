import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { database } from '#db/client';
import { answersOf, emailOf, findRequest } from '#db/request';
import { installation } from '#db/schema/index';
import { codeOf, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { face } from '#tests/portal';
import { mailableOptOuts } from './mailable-opt-outs.ts';
import { mailingLink } from './mailing-link.ts';
import { offeredBy, optOutByMailing } from './opt-out-by-mailing.ts';
import { preventionToken } from './prevention.ts';

const portal = ownPortal();
const offer = (optOuts: typeof face.optOuts) =>
  database()
    .update(installation)
    .set({ mapFace: { ...face, optOuts } });
const offers = { key: 'offers', label: 'Special offers' };
const news = { key: 'news', label: 'News' };

beforeEach(async () => {
  await portal.owner().query('TRUNCATE request, tally CASCADE');
  await offer([offers, news]);
});

const tokenFor = (address: string, optOut = 'offers') =>
  new URL(mailingLink({ address, optOut })).searchParams.get('by') ?? '';
const press = (token: unknown) => optOutByMailing({ token, language: 'en', now });
const ids = async () => (await portal.owner().query<{ id: string }>('SELECT id FROM request')).rows;

test('pressed twice, one opt-out is filed, for the address and the opt-out of the link, and nothing more is recorded', async () => {
  const token = tokenFor('ann@mail.example');
  for (const _ of [1, 2]) assert.equal(codeOf(await press(token)), 'ok');
  const [first, ...more] = await ids();
  assert.deepEqual(more, []);
  const request = await findRequest(database(), first?.id ?? '');
  assert.ok(request);
  assert.deepEqual(
    [emailOf(request), request.personId, answersOf(request)],
    ['ann@mail.example', null, { kind: 'opt-out', purposes: ['offers'] }],
  );
  assert.equal(await portal.events('asked-again'), 0);
});

test('while another opt-out of the address is open, it is filed beside it', async () => {
  for (const optOut of ['news', 'offers'])
    assert.equal(codeOf(await press(tokenFor('dan@mail.example', optOut))), 'ok');
  assert.equal((await ids()).length, 2);
});

test('D3: a token that was changed, cut short, made up or made for another use opts nobody out', async () => {
  const token = tokenFor('ben@mail.example');
  const changed = `${token.slice(0, 20)}${token[20] === 'A' ? 'B' : 'A'}${token.slice(21)}`;
  const made = [changed, token.slice(0, -4), `${token}AAAA`, preventionToken('offers ben@mail.example')];
  for (const wrong of [...made, 'x', '', null, ['a'], 'A'.repeat(80), 'A'.repeat(5000)]) {
    assert.equal(offeredBy(wrong), null);
    assert.equal(codeOf(await press(wrong)), 'not-found');
  }
  assert.deepEqual(await ids(), []);
  assert.equal(offeredBy(token), 'offers');
});

test('two links for one address differ, and neither shows it', () => {
  const [one, other] = [tokenFor('cat@mail.example'), tokenFor('cat@mail.example')];
  assert.notEqual(one, other);
  assert.doesNotMatch(one + Buffer.from(one, 'base64url').toString('latin1'), /cat|mail|offers/);
});

test('the longest address and key there are make a link that opens', () => {
  const key = 'k'.repeat(200);
  const address = `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`;
  assert.equal(offeredBy(tokenFor(address, key)), key);
});

test('what the map no longer offers, or asks more for than an address, is refused and files nothing', async () => {
  const token = tokenFor('eva@mail.example');
  for (const optOuts of [[news], [{ ...offers, asks: ['phone'] }]]) {
    await offer(optOuts);
    assert.equal(codeOf(await press(token)), 'not-possible-now');
  }
  assert.deepEqual(await ids(), []);
  assert.deepEqual(await mailableOptOuts(), []);
  await offer([offers, { ...news, asks: ['phone'] }]);
  assert.deepEqual(await mailableOptOuts(), ['offers']);
});

test('G1: tries are counted for each address, so that one provider presses for all its people', async () => {
  const many = Array.from({ length: 65 }, (_, index) => `p${index}@mail.example`);
  for (const address of many) assert.equal(codeOf(await press(tokenFor(address))), 'ok');
  const token = tokenFor('fay@mail.example');
  const codes = [];
  for (const _ of many) {
    codes.push(codeOf(await press(token)));
    await portal.owner().query('TRUNCATE request CASCADE');
  }
  assert.deepEqual([codes.indexOf('too-many-tries'), codes.at(-1)], [60, 'too-many-tries']);
});
