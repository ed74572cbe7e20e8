import assert from 'node:assert/strict';
import { wordsOf } from '#tests/http';
import { lettersOf } from '#tests/portal';
import { lettersEnd } from '#tests/told';
import { act, askForDeletion, carryOut, declare, deskPage, optOut, ownPage } from './journeys.ts';
import { promisesOf } from './promise.ts';

const ruth = 'ruth.hale@mail.example';

promisesOf('licensepal', [
  {
    says: 'LP-6: a name and number come off the shared list, and those who had it are told, though nobody proved a mailbox',
    lines: [
      ['recipients', 'hostingCourier'],
      ['recipients', 'dialupDirectory'],
      ['optOuts', 'phone', 'update', 'TBL_SHARE'],
    ],
    changes: { TBL_PHONE_LST: [1, 1], TBL_SHARE: [2, 2], TBL_STOP_PHONE: [0, 1] },
    async journey(house) {
      const page = await optOut(house, ['phone'], {
        email: '',
        'identity-name': 'Ruth Hale',
        'identity-phone': '+1 555 0201001',
      });
      assert.doesNotMatch(wordsOf(page), /Hosting Courier|Dialup/, 'it tells no stranger whose data went where');
      await house.work();
      const shared = `SELECT "ON_LST" AS on FROM "TBL_SHARE" WHERE trim("PERS_NM") = 'Ruth Hale'`;
      assert.deepEqual((await house.shop.query(shared)).rows, [{ on: 'N' }, { on: 'N' }]);
      const told = await lettersOf('recipient-notice');
      assert.deepEqual(told.map(({ to }) => to).sort(), [
        'lists@hosting-courier.example',
        'privacy@dialup-directory.example',
      ]);
      for (const { fields } of told)
        assert.deepEqual(
          fields.known[0]?.map(({ value }) => value),
          ['Ruth Hale', '+1 555 0201001'],
        );
    },
  },
  {
    says: 'LP-6: who had an entry that is deleted is told too; the desk notes what they answer, and the person reads it',
    lines: [['recipients', 'hostingCourier']],
    changes: {
      Cookies: [1, 0],
      ForumUsers: [1, 0],
      PageLog: [2, 0],
      Surveys: [2, 0],
      TBL_ADDR: [1, 0],
      TBL_CUST: [1, 0],
      TBL_EMAIL_LST: [1, 0],
      TBL_FIN: [1, 0],
      TBL_INV: [2, 0],
      TBL_LIC: [1, 0],
      TBL_MSG: [2, 0],
      TBL_NOTE: [1, 0],
      TBL_PHONE_LST: [1, 0],
      TBL_POST_LST: [1, 0],
      TBL_RPLY: [1, 0],
      TBL_SHARE: [2, 0],
      TBL_TRANS: [2, 0],
      TBL_USE: [9, 0],
    },
    async journey(house) {
      const id = await askForDeletion(house, ruth);
      await declare(house, ruth, id);
      await carryOut(house, id);
      const unreached = await ownPage(house, ruth, id);
      assert.match(unreached, /Hosting Courier Had these data from us, and we still have to reach them\./);
      await lettersEnd(id);
      const before = await ownPage(house, ruth, id);
      assert.match(before, /Hosting Courier Had these data from us\. We told them on .* We expect their answer by/);
      const reviewer = house.desk('reviewer');
      assert.match((await reviewer.get(deskPage(id))).body, /Others told/);
      assert.doesNotMatch((await house.desk('viewer').get(deskPage(id))).body, /Note the answer/);
      for (const _ of [1, 2]) await act(reviewer, deskPage(id), /What they answered/, { answer: 'done' });
      const after = await ownPage(house, ruth, id);
      assert.equal(after.match(/They answered that it is done there too/g)?.length, 2);
    },
  },
]);
