import assert from 'node:assert/strict';
import { lapse } from '#requests/lapse';
import { wordsOf } from '#tests/http';
import type { House } from './house.ts';
import { carryOut, keyIn, makeSure, send } from './journeys.ts';
import { promisesOf } from './promise.ts';
import { changed } from './rows.ts';

/** Account 1: the parent. */
const irma = 'irma.talvi@mail.example';
/** Account 3: a child under 13, and Irma's. */
const kit = 'kit.talvi@mail.example';

const openChildCase = (house: House) =>
  keyIn(house, 'delete', { channel: 'call' }, { email: kit, parentEmail: irma, scope: 'everything' });

async function statesOf({ shop }: House): Promise<Record<string, string>> {
  const { rows } = await shop.query<{ email: string; state: string }>(
    'SELECT email, state FROM account WHERE email = ANY($1)',
    [[kit, irma]],
  );
  return Object.fromEntries(rows.map(({ email, state }) => [email, state]));
}

/** What goes with the child's account. */
const kitsRows = {
  account: [1, 0],
  guardianship: [1, 0],
  log_event: [1, 0],
  mail_choice: [3, 0],
  policy_acceptance: [1, 0],
  web_session: [1, 0],
} as const;

promisesOf('jivochat', [
  {
    says: 'JS-3: a child’s data are kept from use at once, and given back when who is shown to be a parent says so',
    lines: [['child']],
    changes: { account: [1, 1] },
    async journey(house) {
      const id = await openChildCase(house);
      await house.work();
      assert.deepEqual(await statesOf(house), { [kit]: 'frozen', [irma]: 'active' });
      const parent = await house.visitor(irma);
      const asked = await parent.get(`/requests/${id}`);
      assert.match(wordsOf(asked), /having this address is not enough/);
      assert.doesNotMatch(wordsOf(asked), /Delete the child's data|The data may be used/);
      assert.doesNotMatch(asked.body, new RegExp(kit), 'the address may be anybody’s');
      await makeSure(house, id);
      await send(parent, await parent.get(`/requests/${id}/cancel`), {}, /Yes, they may be used/);
      await house.work();
      assert.deepEqual(await statesOf(house), { [kit]: 'active', [irma]: 'active' });
    },
  },
  {
    says: 'JS-3: where a parent stays silent the child’s data are deleted, by two people like any other deletion',
    lines: [['child']],
    changes: kitsRows,
    async journey(house) {
      const id = await openChildCase(house);
      const { gone } = await changed(house, async () => {
        house.clock.now = new Date(house.clock.now.getTime() + 20 * 86_400_000);
        assert.equal(await lapse(house.clock.now), 0);
        house.clock.now = new Date(house.clock.now.getTime() + 2 * 86_400_000);
        assert.equal(await lapse(house.clock.now), 1);
        await carryOut(house, id);
      });
      assert.deepEqual(
        gone['public.account']?.map(({ email }) => email),
        [kit],
      );
    },
  },
  {
    says: 'JS-4: a parent has a child’s data deleted, once parenthood is shown, and the parent’s own stay',
    lines: [['child']],
    changes: kitsRows,
    async journey(house) {
      const id = await openChildCase(house);
      const { before, gone } = await changed(house, async () => {
        await house.work();
        await makeSure(house, id);
        const parent = await house.visitor(irma);
        await send(parent, await parent.get(`/requests/${id}`), {}, /Delete the child(&#x27;|')s data/);
        await carryOut(house, id);
      });
      assert.deepEqual(
        gone['public.account']?.map(({ email }) => email),
        [kit],
      );
      assert.deepEqual(
        gone['public.guardianship']?.map((row) => row.account_no),
        [3],
      );
      const parents = await house.shop.query('SELECT FROM guardian');
      assert.equal(parents.rowCount, before.get('public.guardian')?.length);
    },
  },
]);
