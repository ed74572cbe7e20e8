import assert from 'node:assert/strict';
import { dayIn } from '#tests/days';
import { wordsOf } from '#tests/http';
import { writeLetters } from '#tests/keyed';
import { lettersOf } from '#tests/portal';
import type { House } from './house.ts';
import {
  act,
  askForCorrection,
  askForDeletion,
  carryOut,
  copyOf,
  deskPage,
  keyIn,
  makeSure,
  oneClick,
  optOut,
  ownPage,
} from './journeys.ts';
import { promisesOf } from './promise.ts';
import { changed, type Difference } from './rows.ts';

/** Member 1: has something in every table. */
const nia = 'nia.bloom@mail.example';
/** No member: chats on other companies' sites, and a form that was never sent. */
const jo = 'jo.frey@mail.example';
/** Member 2. */
const ben = 'ben.okoro@mail.example';

async function heldRows(house: House): Promise<Record<string, number>> {
  const { rows } = await house.shop.query('SELECT count(*)::int AS members FROM members WHERE email = $1', [ben]);
  return rows[0];
}

/** Nia the member, and somebody who is none, get no offers any more; nothing else changed. */
function offersStopped(came: Difference['came']): void {
  assert.deepEqual(
    came['public.mailing_choices']?.map(({ email, list, subscribed }) => [email, list, subscribed]),
    [[nia, 'offers', false]],
  );
  assert.deepEqual(came['public.mailing_stops']?.map(({ email, list }) => [email, list]).sort(), [
    [nia, 'offers'],
    ['stranger@mail.example', 'offers'],
  ]);
  assert.deepEqual(Object.keys(came).sort(), ['public.mailing_choices', 'public.mailing_stops']);
}

promisesOf('upsellit', [
  {
    says: 'US-1, US-2: offers stop for an address, member or not, with nothing to prove; mail about the account goes on',
    lines: [
      ['optOuts', 'offers'],
      ['optOuts', 'offers', 'update'],
      ['optOuts', 'offers', 'insert'],
      ['optOuts', 'offers', 'stays'],
      ['optOuts', 'offers', 'update', 'mailing_choices', 'when', 'list'],
    ],
    changes: { mailing_choices: [1, 1], mailing_stops: [0, 2] },
    async journey(house) {
      const { came } = await changed(house, async () => {
        const page = await optOut(house, ['offers'], { email: nia });
        assert.match(wordsOf(page), /mail about your account or membership, still come/);
        await optOut(house, ['offers'], { email: 'stranger@mail.example' });
      });
      offersStopped(came);
    },
  },
  {
    says: 'US-1: one click in a mailing stops offers for whom it went to, member or not',
    lines: [
      ['optOuts', 'offers'],
      ['optOuts', 'offers', 'update'],
      ['optOuts', 'offers', 'insert'],
    ],
    changes: { mailing_choices: [1, 1], mailing_stops: [0, 2] },
    async journey(house) {
      const { came } = await changed(house, async () => {
        await oneClick(house, 'offers', nia);
        await oneClick(house, 'offers', 'stranger@mail.example');
      });
      offersStopped(came);
    },
  },
  {
    says: 'US-3: what is held for other companies is named, neither shown nor erased; each of them gets the request, and its answer is kept',
    lines: [
      ['tables', 'client_chats', 'processor'],
      ['tables', 'client_contacts', 'processor'],
    ],
    changes: { audience_groups: [1, 1], drafts: [1, 0], mailing_choices: [1, 0] },
    async journey(house) {
      assert.doesNotMatch(await copyOf(house, jo, ['clients']), /CANARY/);
      const id = await askForDeletion(house, jo);
      const { gone } = await changed(house, () => carryOut(house, id));
      assert.deepEqual(Object.keys(gone).sort(), ['public.audience_groups', 'public.drafts', 'public.mailing_choices']);
      const told = await ownPage(house, jo, id);
      assert.match(told, /2 records about you for Flights Direct \(privacy@flights\.example\)/);
      assert.match(told, /1 record about you for Shoes and Boots \(privacy@shoes\.example\)/);
      const { rows } = await house.owner.query<{ reference: string }>('SELECT reference FROM request WHERE id = $1', [
        id,
      ]);
      const passedOn = (await lettersOf('controller-notice')).filter(
        ({ fields }) => fields.reference === rows[0]?.reference,
      );
      assert.deepEqual(passedOn.map(({ to }) => to).sort(), ['privacy@flights.example', 'privacy@shoes.example']);
      await act(house.desk('reviewer'), deskPage(id), /What they answered/, { answer: 'answers-itself' });
      assert.match(await ownPage(house, jo, id), /They answered that they will write to you themselves/);
    },
  },
  {
    says: 'US-4: a form that was typed and never sent is in a copy and can be deleted, also by who is no member',
    lines: [
      ['tables', 'drafts', 'match'],
      ['tables', 'drafts', 'columns', 'fields'],
      ['scopes', 'drafts'],
    ],
    changes: { drafts: [1, 0] },
    async journey(house) {
      assert.match(await copyOf(house, jo, ['visits']), /HYPERLINK/);
      const { gone, came } = await changed(house, async () =>
        carryOut(house, await askForDeletion(house, jo, 'drafts')),
      );
      assert.deepEqual([Object.keys(gone), came], [['public.drafts'], {}]);
      const typed = gone['public.drafts']?.map(({ fields }) => JSON.stringify(fields)) ?? [];
      assert.ok(typed.length === 1 && typed[0]?.includes(jo));
    },
  },
  {
    says: 'US-5: a letter and a call are carried out like a form, on the days that run from their receipt, and answered on paper',
    lines: [],
    changes: { members: [1, 1] },
    async journey(house) {
      const postal = 'Ben Okoro\n4 Harbor Road\nRiverton';
      const letter = { channel: 'letter' as const, postal, receivedOn: dayIn(-5) };
      const id = await keyIn(house, 'delete', letter, { email: ben, scope: 'drafts' });
      const form = await askForDeletion(house, nia, 'drafts');
      const due = async (one: string) => {
        const { rows } = await house.owner.query<{ days: number }>(
          'SELECT answer_by_on - received_on AS days FROM request WHERE id = $1',
          [one],
        );
        return rows[0]?.days;
      };
      assert.equal(await due(id), await due(form));
      await house.work();
      assert.deepEqual(await heldRows(house), { members: 1 });
      const call = { channel: 'call' as const, postal };
      const rang = await keyIn(house, 'correct', call, {
        email: ben,
        ...{ 'field-0': 'members.city', 'was-0': 'Riverton', 'value-0': 'Riverside' },
      });
      const { gone, came } = await changed(house, async () => {
        await makeSure(house, rang);
        await carryOut(house, rang);
      });
      assert.deepEqual(Object.keys(gone), ['public.members']);
      assert.deepEqual(
        came['public.members']?.map(({ id, city }) => [id, city]),
        [[2, 'Riverside']],
      );
      await writeLetters(rang);
      const paper = wordsOf(await house.desk('approver').get(`${deskPage(rang)}/letters`));
      assert.match(paper, /Ben Okoro\s+4 Harbor Road/);
      assert.match(paper, /Your data has been corrected/);
    },
  },
  {
    says: 'US-6: what a court wants kept survives a deletion, with the reason; what was disclosed is in the copy, unless it is sealed',
    lines: [],
    async journey(house) {
      const approver = house.desk('approver');
      const order = { reason: 'A court asked for it', law: 'Order 12-345', reviewOn: dayIn(400) };
      await act(approver, '/desk/holds', /name="reviewOn"/, { email: ben, ...order });
      const id = await askForDeletion(house, ben);
      const { gone } = await changed(house, () => carryOut(house, id));
      assert.deepEqual(gone, {});
      assert.match(await ownPage(house, ben, id), /A court asked for it/);
      const disclosure = { email: nia, under: 'Subpoena 1', categories: ['contact'], disclosedOn: dayIn(-3) };
      await act(approver, '/desk/disclosures', /name="disclosedOn"/, {
        ...disclosure,
        to: 'Glendale court',
        sealedUntil: '',
      });
      await act(approver, '/desk/disclosures', /name="disclosedOn"/, {
        ...disclosure,
        to: 'Riverton police',
        sealedUntil: dayIn(30),
      });
      const copy = await copyOf(house, nia);
      assert.match(copy, /Glendale court/);
      assert.doesNotMatch(copy, /Riverton police/);
    },
  },
  {
    says: 'US-7: an address is shown its group, and leaves it while the others stay',
    lines: [
      ['tables', 'audience_groups', 'columns', 'ips', 'show'],
      ['tables', 'audience_groups', 'columns', 'segment'],
      ['scopes', 'visits', 'tables', 'audience_groups'],
    ],
    changes: { audience_groups: [1, 1], diagnostics: [1, 1], drafts: [3, 0], visits: [1, 0] },
    async journey(house) {
      const copy = await copyOf(house, nia, ['visits']);
      assert.match(copy, /shops/);
      assert.doesNotMatch(copy, /canary-other|ben\.okoro|198\.51\.100\.99/i);
      const { gone, came } = await changed(house, async () =>
        carryOut(house, await askForDeletion(house, nia, 'visits')),
      );
      const [group] = gone['public.audience_groups'] ?? [];
      assert.deepEqual(came['public.audience_groups'], [{ ...group, emails: [ben, 'canary-other@people.test'] }]);
    },
  },
  {
    says: 'US-8: a card behind a charge is changed, and what it said and by whose leave is kept',
    lines: [
      ['tables', 'payment_cards', 'columns', 'expires_on', 'correct'],
      ['tables', 'payment_cards', 'history'],
    ],
    changes: { payment_cards: [1, 1], card_changes: [0, 1] },
    async journey(house) {
      const changes = { 'payment_cards.expires_on': ['2015-09-30', '2018-09-30'] } as const;
      const { gone, came } = await changed(house, async () =>
        carryOut(house, await askForCorrection(house, nia, changes)),
      );
      const [card] = gone['public.payment_cards'] ?? [];
      assert.deepEqual(came['public.payment_cards'], [{ ...card, id: 1, expires_on: '2018-09-30' }]);
      assert.deepEqual(
        came['public.card_changes']?.map(({ card_id, old_value, permission }) => [card_id, old_value, permission]),
        [[1, '2015-09-30', 'given with the request']],
      );
      assert.equal(Object.keys(came).length, 2);
    },
  },
  {
    says: 'US-8: the plan of a deletion names the charge that would come again and ends it first of all',
    lines: [['tables', 'recurring_charges', 'first']],
    changes: {
      card_changes: [1, 0],
      diagnostics: [1, 1],
      internal_notes: [1, 0],
      members: [1, 0],
      order_followers: [1, 0],
      orders: [2, 2],
      payment_cards: [1, 0],
      recurring_charges: [2, 0],
      support_messages: [1, 1],
      visits: [1, 1],
    },
    async journey(house) {
      const id = await askForDeletion(house, nia, 'account');
      await house.work();
      const plan = wordsOf(await house.desk('reviewer').get(deskPage(id)));
      assert.match(plan, /First of all: Recurring charge cancelled \( ?Charges that come again ?, 1 row/);
      const { before, gone } = await changed(house, () => carryOut(house, id));
      const charges = (before.get('public.recurring_charges') ?? []).map((row) => JSON.parse(row));
      assert.deepEqual(
        gone['public.recurring_charges'],
        charges.filter(({ member_id }) => member_id === 1),
      );
    },
  },
]);
