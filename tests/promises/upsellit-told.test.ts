import assert from 'node:assert/strict';
import { lettersOf } from '#tests/portal';
import { lettersEnd, notificationsOf } from '#tests/told';
import type { House } from './house.ts';
import { act, askForCopy, askForDeletion, carryOut, collect, deskPage, ownPage } from './journeys.ts';
import { promisesOf } from './promise.ts';
import { changed } from './rows.ts';

/** No member: chats on other companies’ sites. */
const jo = 'jo.frey@mail.example';

/** A client with chats and contacts here. */
const flights = { id: 3, name: 'Flights Direct' };

/** Staff note what that client answered. */
async function answered(house: House, id: string, answer: string): Promise<void> {
  const told = (await notificationsOf(id)).find(({ body }) => body.name === flights.name);
  await act(house.desk('reviewer'), deskPage(id), new RegExp(`value="${told?.id}"`), { answer });
}

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
    },
  },
  {
    says: 'US-3: what a company lets go of, and no other’s, is shown or erased after its answer is noted and approved',
    lines: [
      ['tables', 'client_chats', 'processor'],
      ['tables', 'client_contacts', 'processor'],
      ['tables', 'client_chats', 'columns', 'transcript'],
    ],
    changes: {
      audience_groups: [1, 1],
      client_chats: [1, 0],
      client_contacts: [1, 0],
      drafts: [1, 0],
      mailing_choices: [1, 0],
    },
    async journey(house) {
      const copy = await askForCopy(house, jo);
      await carryOut(house, copy);
      const filesOf = async () => [...(await collect(house, jo, copy)).values()].join('\n');
      assert.doesNotMatch(await filesOf(), /CANARY-CLIENT/);
      await answered(house, copy, 'disclose');
      await carryOut(house, copy);
      const files = await filesOf();
      assert.match(files, /May I bring a dog/);
      assert.match(files, /flights with a dog/);
      assert.doesNotMatch(files, /Do you ship abroad/);

      const id = await askForDeletion(house, jo);
      await carryOut(house, id);
      await answered(house, id, 'erase');
      const { gone } = await changed(house, () => carryOut(house, id));
      assert.deepEqual(Object.keys(gone).sort(), ['public.client_chats', 'public.client_contacts']);
      assert.deepEqual(
        gone['public.client_chats']?.map(({ client_id }) => client_id),
        [flights.id],
      );
    },
  },
]);
