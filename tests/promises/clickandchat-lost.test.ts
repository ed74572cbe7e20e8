import assert from 'node:assert/strict';
import { act, deskPage, ownPage, reportLost } from './journeys.ts';
import { promisesOf } from './promise.ts';
import { changed, difference, rowsOf } from './rows.ts';

/** Account 5: two cards. */
const lena = 'lena.park@mail.example';

promisesOf('clickandchat', [
  {
    says: 'CC-6: a lost card is blocked on notice, and unblocked or cancelled by staff',
    lines: [
      ['lost', 'card'],
      ['lost', 'card', 'cancel'],
    ],
    changes: { payment_cards: [2, 2] },
    async journey(house) {
      const id = await reportLost(house, lena, ['card']);
      await house.work();
      const cards = async () =>
        (
          await house.shop.query(
            'SELECT id::int, status, security_code FROM payment_cards WHERE account_id = 5 ORDER BY id',
          )
        ).rows;
      const code = 'CANARY-CODE';
      assert.deepEqual(await cards(), [
        { id: 5, status: 'frozen', security_code: code },
        { id: 6, status: 'frozen', security_code: code },
      ]);
      const told = await ownPage(house, lena, id);
      assert.match(told, /Buying and renewing are off/);
      const { gone } = await changed(house, () =>
        act(house.desk('approver'), deskPage(id), /Cancel it for good/, { how: 'cancel' }),
      );
      assert.deepEqual(await cards(), [
        { id: 5, status: 'cancelled', security_code: null },
        { id: 6, status: 'cancelled', security_code: null },
      ]);
      assert.deepEqual(Object.keys(gone), ['public.payment_cards']);
    },
  },
  {
    says: 'CC-6: a lost password is blocked on notice, and given back as it was',
    lines: [['lost', 'password']],
    async journey(house) {
      const before = await rowsOf(house);
      const id = await reportLost(house, lena, ['password']);
      await house.work();
      const { came } = difference(before, await rowsOf(house));
      assert.deepEqual(
        came['public.accounts']?.map(({ id, status }) => [id, status]),
        [[5, 'locked']],
      );
      await act(house.desk('approver'), deskPage(id), /Unlock it/, { how: 'unfreeze' });
      await house.work();
      assert.deepEqual(difference(before, await rowsOf(house)), { gone: {}, came: {} });
    },
  },
]);
