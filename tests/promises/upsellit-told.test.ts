import assert from 'node:assert/strict';
import { lettersOf } from '#tests/portal';
import { lettersEnd } from '#tests/told';
import { act, askForCopy, carryOut, collect, deskPage, ownPage } from './journeys.ts';
import { promisesOf } from './promise.ts';
import { rowsOf } from './rows.ts';

promisesOf('upsellit', [
  {
    says: 'US-3: what is held for other companies is told of by their names, and the request goes to each, with a clock of its own',
    lines: [
      ['tables', 'client_chats', 'processor'],
      ['tables', 'client_contacts', 'processor'],
    ],
    async journey(house) {
      const { rows: held } = await house.shop.query(
        `SELECT visitor_email AS email FROM client_chats WHERE visitor_email IN (SELECT email FROM client_contacts) ORDER BY 1 LIMIT 1`,
      );
      const email: string = held[0]?.email.toLowerCase();
      const { rows: clients } = await house.shop.query(
        `SELECT title, privacy_contact AS contact, count(*)::int AS rows FROM (
           SELECT client_id FROM client_chats WHERE lower(visitor_email) = $1 UNION ALL SELECT client_id FROM client_contacts WHERE lower(email) = $1
         ) r JOIN clients ON clients.id = client_id GROUP BY 1, 2 ORDER BY 2`,
        [email],
      );
      const before = await rowsOf(house);
      const id = await askForCopy(house, email);
      await carryOut(house, id);
      const letters = (await lettersOf('controller-notice')).map(({ to, fields }) => [
        to,
        fields.rows,
        fields.known[0]?.value,
      ]);
      assert.deepEqual(
        letters.sort(),
        clients.map(({ contact, rows }) => [contact, rows, email]),
      );
      const files = [...(await collect(house, email, id)).keys()].join();
      assert.doesNotMatch(files, /client_chats|client_contacts/);
      await lettersEnd(id);
      const told = await ownPage(house, email, id);
      for (const { title } of clients)
        assert.ok(told.includes(`${title} We hold data for them. Your request went to them on`), title);
      const owed = (await house.desk('reviewer').get('/desk/others')).body;
      for (const { title } of clients) assert.ok(owed.includes(title), title);
      await act(house.desk('reviewer'), deskPage(id), /What they answered/, { answer: 'answers-itself' });
      assert.match(await ownPage(house, email, id), /They answered that they will write to you themselves/);
      assert.deepEqual(await rowsOf(house), before);
    },
  },
]);
