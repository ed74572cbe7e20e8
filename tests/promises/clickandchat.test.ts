import assert from 'node:assert/strict';
import { roles } from '#domain/roles';
import { wordsOf } from '#tests/http';
import {
  act,
  askForCopy,
  askForCorrection,
  askForDeletion,
  carryOut,
  collect,
  deskPage,
  oneClick,
  optOut,
  ownPage,
} from './journeys.ts';
import { promisesOf } from './promise.ts';
import { remarksOn } from './remarks.ts';
import { changed } from './rows.ts';

/** Has something in every table; account 1. */
const iris = 'iris.vale@mail.example';
/** Account 2: an open chargeback about purchase 4. */
const omar = 'omar.reed@mail.example';
/** Account 6: her name is misspelt. */
const noor = 'noor.aziz@mail.example';

const registered = ['accounts', 'email_changes', 'letters_and_calls', 'mail_preferences', 'payment_cards'];

promisesOf('clickandchat', [
  {
    says: 'CC-1: a copy has what was collected, from every table that has rows, and never another person’s line',
    lines: [
      ['tables', 'visitor_sessions', 'columns', 'recording'],
      ['tables', 'chat_messages', 'columns', 'body'],
    ],
    async journey(house) {
      const id = await askForCopy(house, iris);
      await carryOut(house, id);
      const files = await collect(house, iris, id);
      const all = [...files.values()].join('\n');
      const hers = ['"#chat"', 'Thank you both', 'Charged twice', '198.51.100.11', 'iris.old@', 'in green'];
      for (const words of hers) assert.ok(all.includes(words), words);
      assert.doesNotMatch(all, /CANARY/);
      assert.ok([...files.keys()].filter((name) => /^data\/.*\.json$/.test(name)).length >= 14);
    },
  },
  {
    says: 'CC-1: what is wrong is corrected, field by field, and nothing else',
    lines: [
      ['tables', 'accounts', 'columns', 'legal_name', 'correct'],
      ['tables', 'accounts', 'columns', 'street', 'correct'],
    ],
    changes: { accounts: [1, 1] },
    async journey(house) {
      const changes = {
        'accounts.legal_name': ['Nor Aziz', 'Noor Aziz'],
        'accounts.street': ['31 Chruch Street', '31 Church Street'],
      } as const;
      const { gone, came } = await changed(house, async () =>
        carryOut(house, await askForCorrection(house, noor, changes)),
      );
      const [account] = gone['public.accounts'] ?? [];
      const right = { ...account, legal_name: 'Noor Aziz', street: '31 Church Street' };
      assert.deepEqual(came, { 'public.accounts': [right] });
    },
  },
  {
    says: 'CC-2, CC-3: mail that is not about the account stops for an address, with nothing to prove; account mail goes on',
    lines: [
      ['optOuts', 'mailings'],
      ['optOuts', 'mailings', 'update'],
      ['optOuts', 'mailings', 'insert'],
      ['optOuts', 'mailings', 'update', 'mail_preferences', 'when'],
      ['optOuts', 'mailings', 'stays'],
    ],
    changes: { mail_preferences: [3, 3], suppressed_addresses: [0, 1] },
    async journey(house) {
      const { gone, came } = await changed(house, async () => {
        const page = await optOut(house, ['mailings'], { email: omar });
        assert.match(wordsOf(page), /Mail about your account and your purchases still comes/);
      });
      const stopped = came['public.mail_preferences']?.map(({ account_id, list, subscribed }) => [
        account_id,
        list,
        subscribed,
      ]);
      assert.deepEqual(stopped?.sort(), [
        [2, 'news', false],
        [2, 'offers', false],
        [2, 'surveys', false],
      ]);
      assert.equal(gone['public.mail_preferences']?.length, 3);
      const added = came['public.suppressed_addresses']?.map(({ email, list }) => [email, list]);
      assert.deepEqual(added, [[omar, 'mailings']]);
      assert.deepEqual(Object.keys(came).sort(), ['public.mail_preferences', 'public.suppressed_addresses']);
    },
  },
  {
    says: 'CC-2: one click in a mailing stops all that is not about the account, for whom it went to',
    lines: [
      ['optOuts', 'mailings'],
      ['optOuts', 'mailings', 'update'],
      ['optOuts', 'mailings', 'insert'],
    ],
    changes: { mail_preferences: [3, 3], suppressed_addresses: [0, 1] },
    async journey(house) {
      const { gone, came } = await changed(house, () => oneClick(house, 'mailings', omar));
      const stopped = came['public.mail_preferences']?.map((row) => [row.account_id, row.list, row.subscribed]);
      assert.deepEqual(
        stopped?.sort(),
        ['news', 'offers', 'surveys'].map((list) => [2, list, false]),
      );
      assert.equal(gone['public.mail_preferences']?.length, 3);
      assert.deepEqual(
        came['public.suppressed_addresses']?.map(({ email, list }) => [email, list]),
        [[omar, 'mailings']],
      );
      assert.deepEqual(Object.keys(came).sort(), ['public.mail_preferences', 'public.suppressed_addresses']);
    },
  },
  {
    says: 'CC-4: cancelling an account deletes all that was given at registration, and nothing of anybody else',
    lines: [
      ['scopes', 'account'],
      ['scopes', 'account', 'tables', 'payment_cards'],
      ['scopes', 'account', 'tables', 'letters_and_calls'],
    ],
    changes: {
      accounts: [1, 0],
      chargebacks: [1, 0],
      chat_messages: [2, 2],
      contact_messages: [1, 1],
      email_changes: [1, 0],
      ip_log: [2, 2],
      letters_and_calls: [1, 0],
      mail_preferences: [4, 0],
      payment_cards: [1, 0],
      purchases: [2, 2],
      thread_participants: [1, 0],
      visitor_sessions: [1, 1],
    },
    async journey(house) {
      const { before, gone, came } = await changed(house, async () =>
        carryOut(house, await askForDeletion(house, iris, 'account')),
      );
      for (const table of registered) {
        const rows = (before.get(`public.${table}`) ?? []).map((row) => JSON.parse(row));
        const hers = rows.filter((row) => (table === 'accounts' ? row.id : row.account_id) === 1);
        assert.deepEqual(gone[`public.${table}`], hers, table);
      }
      // What stays of hers, her purchases and lines, leads to nobody any more; nothing else of it has changed.
      const freed = (row: object) => ({ ...row, account_id: null, author_id: null, card_id: null });
      for (const [table, rows] of Object.entries(came)) {
        assert.deepEqual(rows.map(freed), gone[table]?.map(freed), table);
        for (const row of rows) assert.ok(row.account_id == null && row.author_id == null, table);
      }
    },
  },
  {
    says: 'CC-5: what is under an open chargeback is kept until it is settled, and the person is told why and until when',
    // The disputed purchase would stay without a line of its own: the chargeback that stays refers to it.
    lines: [['tables', 'chargebacks', 'keep']],
    changes: {
      accounts: [1, 0],
      chargebacks: [1, 1],
      chat_messages: [4, 1],
      contact_messages: [1, 0],
      email_changes: [1, 0],
      internal_notes: [2, 0],
      ip_log: [1, 1],
      letters_and_calls: [1, 0],
      mail_preferences: [4, 0],
      page_views: [1, 0],
      payment_cards: [1, 0],
      purchases: [2, 1],
      thread_participants: [2, 0],
      visitor_sessions: [1, 0],
    },
    async journey(house) {
      const id = await askForDeletion(house, omar);
      const { gone } = await changed(house, () => carryOut(house, id));
      const kept = await house.shop.query('SELECT purchase_id FROM chargebacks WHERE holder_email = $1', [omar]);
      assert.deepEqual(kept.rows, [{ purchase_id: '4' }]);
      assert.equal((await house.shop.query("SELECT FROM purchases WHERE id = 4 AND status = 'disputed'")).rowCount, 1);
      assert.deepEqual(
        gone['public.accounts']?.map(({ id }) => id),
        [2],
      );
      const told = await ownPage(house, omar, id);
      const reasons =
        told.match(
          /Kept : 1 record \(an open chargeback, settling a legal claim .{1,70}\) We look at it again on \w+ \d+, 20\d\d/g,
        ) ?? [];
      assert.equal(reasons.length, 2, 'one for the purchase, one for the chargeback');
    },
  },
  {
    says: 'CC-7: only staff who may see data see it, for a reason, and each look is on record',
    lines: [],
    async journey(house) {
      const id = await askForCopy(house, iris);
      await house.work();
      const path = deskPage(id);
      for (const role of roles)
        assert.doesNotMatch((await house.desk(role).get(path)).body, /iris\.vale|Iris Vale/, role);
      assert.equal((await house.desk('viewer').get(`${path}/findings`)).status, 403);
      assert.equal((await house.stranger().get(path)).status, 401);
      const reviewer = house.desk('reviewer');
      await assert.rejects(act(reviewer, path, /Why do you need to see it/), assert.AssertionError);
      const shown = await act(reviewer, path, /Why do you need to see it/, { reason: 'identify' });
      assert.match(shown.body, /iris\.vale@mail\.example/);
      const { rows } = await house.owner.query("SELECT FROM event WHERE request_id = $1 AND type = 'details-viewed'", [
        id,
      ]);
      assert.equal(rows.length, 1);
    },
  },
  {
    says: 'CC-8: statistics are known to name nobody, and no deletion touches them',
    lines: [['notPersonal']],
    changes: {
      accounts: [1, 0],
      chargebacks: [1, 0],
      chat_messages: [4, 2],
      contact_messages: [1, 0],
      email_changes: [1, 0],
      internal_notes: [2, 0],
      ip_log: [2, 2],
      letters_and_calls: [1, 0],
      mail_preferences: [4, 0],
      page_views: [2, 0],
      payment_cards: [1, 0],
      purchases: [2, 0],
      thread_participants: [1, 0],
      visitor_sessions: [1, 0],
    },
    async journey(house) {
      const { gone } = await changed(house, async () => carryOut(house, await askForDeletion(house, iris)));
      assert.ok(gone['public.page_views'], 'the visits that were counted are gone');
      assert.equal(gone['public.daily_visits'] ?? gone['public.monthly_sales'], undefined);
      assert.deepEqual(await remarksOn(house), []);
    },
  },
  {
    says: 'CC-9: data bought from others, or an account of a minor, fails the check of the map',
    lines: [
      ['never', 0],
      ['never', 1],
    ],
    changes: { accounts: [1, 1] },
    async journey(house) {
      assert.deepEqual(await remarksOn(house), []);
      await house.shop.query("UPDATE accounts SET source = 'bought' WHERE id = 7");
      assert.match((await remarksOn(house)).join(), /No data are bought from others/);
      await house.shop.query(
        "UPDATE accounts SET source = 'registered', born_on = now() - interval '17 years' WHERE id = 7",
      );
      assert.match((await remarksOn(house)).join(), /No account belongs to anyone under 18/);
    },
  },
]);
