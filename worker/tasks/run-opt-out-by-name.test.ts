import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { lettersOf } from '#tests/portal';
import { opened, openWorker, optedOut, type TestWorker } from '#tests/worker';

let worker: TestWorker;
before(async () => {
  worker = await openWorker(100, 'licensepal');
});
after(() => worker.close());

const now = new Date('2026-11-20T12:00:00Z');
const onList = async (table: string) =>
  (await worker.shop.query(`SELECT trim("PERS_NM") AS name FROM "${table}" WHERE "ON_LST" = 'Y'`)).rows.map(
    ({ name }) => name,
  );

test('LP-6: a name and a number, and no mailbox, come off the phone list and the list that others get', async () => {
  const id = await optedOut('', ['phone'], now, {
    name: ' abe  NOLAN ',
    phone: '+1 (555) 020-7001',
    customer: 'EU-0001001',
  });
  await worker.work();
  const { status, emailSealed } = await opened(id);
  assert.deepEqual([status, emailSealed], ['done', null]);
  const [phones, shared] = [await onList('TBL_PHONE_LST'), await onList('TBL_SHARE')];
  assert.ok(!phones.includes('Abe Nolan') && !shared.includes('Abe Nolan'));
  assert.ok(phones.includes('Otto Brandt'), 'what was typed and not asked for reaches nobody');
  const letters = await worker.owner.query(
    "SELECT 1 FROM letter WHERE request_id = $1 AND kind <> 'recipient-notice'",
    [id],
  );
  assert.equal(letters.rowCount, 0, 'there is no mailbox to write to, and no envelope');
});

test('two people of one name are two requests, and each comes off by their own number', async () => {
  const ask = (phone: string) => optedOut('', ['phone'], now, { name: 'Ida Ferro', phone });
  const ids = [await ask('+1 555 0203001'), await ask('+1 555 0999999')];
  assert.notEqual(ids[0], ids[1]);
  await worker.work();
  const phones = await onList('TBL_PHONE_LST');
  assert.deepEqual([phones.includes('Ida Ferro'), phones.includes('Max Ferro')], [false, true]);
});

test('with an address beside it, one letter says so', async () => {
  await optedOut('max.ferro@home.example', ['phone'], now, { name: 'Max Ferro', phone: '+1 555 0203001' });
  await worker.work();
  assert.deepEqual(
    (await lettersOf('opt-out-done')).map(({ to }) => to),
    ['max.ferro@home.example'],
  );
});

for (const [what, others, code] of [
  ['without a number', { name: 'Otto Brandt' }, 'identity-missing'],
  ['with a number that is none', { name: 'Otto Brandt', phone: 'call me' }, 'identity-not-valid'],
] as const) {
  test(`a name ${what} is told so, and files nothing`, () =>
    assert.rejects(optedOut('', ['phone'], now, others), { message: code }));
}

test('an opt-out of mail still needs the address, whatever else is typed', () =>
  assert.rejects(optedOut('', ['email'], now, { name: 'Ruth Hale', phone: '+1 555 0201001' }), {
    message: 'address-missing',
  }));
