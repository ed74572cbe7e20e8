import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { wordsOf } from '#tests/http';
import { encryptedFor } from '#worker/ledger/file';
import { importLedger } from '#worker/ledger/import';
import { publicKeyText } from '#worker/ledger/reconcile';
import { replayLedger } from '#worker/ledger/replay';
import {
  askForDeletion,
  carryOut,
  confirmOwn,
  copyOf,
  keyIn,
  makeSure,
  objectTo,
  optOut,
  ownPage,
} from './journeys.ts';
import { promisesOf } from './promise.ts';
import { changed, difference, rowsOf } from './rows.ts';

/** Account 1: has something in every table. */
const irma = 'irma.talvi@mail.example';
/** Account 2: gave more after the policy had changed, and won a prize. */
const rolf = 'rolf.brandt@mail.example';
/** No account: an address that was bought. */
const bo = 'bo.lind@mail.example';

/** What a deletion takes and changes of all that account 2 has. */
const rolfsRows = {
  account: [1, 0],
  address_change: [1, 0],
  chat: [1, 0],
  chat_line: [1, 0],
  forum_post: [3, 1],
  forum_thread: [2, 2],
  invoice: [1, 1],
  log_event: [1, 0],
  mail_choice: [3, 0],
  mail_sent: [1, 0],
  member_note: [1, 0],
  policy_acceptance: [1, 0],
  survey_answer: [2, 0],
  sweepstake_entry: [1, 1],
  web_session: [1, 0],
} as const;

promisesOf('jivochat', [
  {
    says: 'JS-1: promotion stops for an account and for a bought address, at once, with nothing to prove',
    lines: [
      ['optOuts', 'promotion'],
      ['optOuts', 'promotion', 'update', 'mail_choice'],
      ['optOuts', 'promotion', 'update', 'bought_address'],
      ['optOuts', 'promotion', 'insert'],
    ],
    changes: { bought_address: [1, 1], mail_choice: [3, 3], do_not_mail: [0, 2] },
    async journey(house) {
      const { came } = await changed(house, async () => {
        assert.match(wordsOf(await optOut(house, ['promotion'], { email: rolf })), /your purchases still comes/);
        await optOut(house, ['promotion'], { email: bo });
      });
      assert.deepEqual(came['public.mail_choice']?.map((row) => [row.account_no, row.list_code, row.wanted]).sort(), [
        [2, 'DEAL', false],
        [2, 'NEWS', false],
        [2, 'POLL', false],
      ]);
      assert.deepEqual(
        came['public.bought_address']?.map((row) => [row.email, row.usable]),
        [[bo, false]],
      );
      assert.deepEqual(came['public.do_not_mail']?.map(({ email }) => email).sort(), [bo, rolf]);
      assert.equal(Object.keys(came).length, 3);
      const { rows } = await house.owner.query('SELECT answer_by_on - received_on AS days, status FROM request');
      assert.ok(rows.length === 2 && rows.every(({ days, status }) => days <= 30 && status === 'done'));
    },
  },
  {
    says: 'JS-2: what came by e-mail is corrected once its writer has said that it is theirs, and nothing else',
    lines: [
      ['tables', 'account', 'columns', 'full_name', 'correct'],
      ['tables', 'account', 'columns', 'street', 'correct'],
    ],
    changes: { account: [1, 1] },
    async journey(house) {
      const { gone, came } = await changed(house, async () => {
        const id = await keyIn(
          house,
          'correct',
          { channel: 'email' },
          {
            email: rolf,
            ...{ 'field-0': 'account.full_name', 'was-0': 'Rolf Brandt', 'value-0': 'Rolf Brand' },
            ...{ 'field-1': 'account.street', 'was-1': '3 Second Avenue', 'value-1': '4 Second Avenue' },
          },
        );
        const undecided = await rowsOf(house);
        await house.work();
        assert.deepEqual(await rowsOf(house), undecided, 'anybody may have written it');
        await confirmOwn(house, rolf, id);
        await carryOut(house, id);
      });
      const [account] = gone['public.account'] ?? [];
      const [now] = came['public.account'] ?? [];
      const right = { ...account, full_name: 'Rolf Brand', street: '4 Second Avenue', changed_at: now?.changed_at };
      assert.deepEqual(came, { 'public.account': [right] });
    },
  },
  {
    says: 'JS-2: who asks by post is removed, but for a prize and an invoice, and nobody else',
    lines: [['tables', 'sweepstake_entry', 'keep']],
    changes: rolfsRows,
    async journey(house) {
      const postal = 'Rolf Brandt\n3 Second Avenue\nAshland';
      const id = await keyIn(house, 'delete', { channel: 'letter', postal }, { email: rolf, scope: 'everything' });
      const { before, gone } = await changed(house, async () => {
        await makeSure(house, id);
        await carryOut(house, id);
      });
      const his = (before.get('public.account') ?? [])
        .map((row) => JSON.parse(row))
        .filter((row) => row.email === rolf);
      assert.deepEqual(gone['public.account'], his);
      const left = await house.shop.query(
        `SELECT billing_email::text AS email FROM invoice WHERE billing_email = $1
         UNION ALL SELECT email FROM sweepstake_entry WHERE email = $1 AND prize IS NOT NULL`,
        [rolf],
      );
      assert.deepEqual(left.rows, [{ email: rolf }, { email: rolf }]);
      const hers = await house.shop.query('SELECT FROM forum_post WHERE author_no = 1');
      assert.equal(hers.rowCount, 2);
    },
  },
  {
    says: 'JS-5: who objects to a policy has removed what was given before it, and what was given later stays',
    lines: [
      ['scopes', 'objected'],
      ['scopes', 'objected', 'tables', 'survey_answer'],
      ['tables', 'account', 'columns', 'street', 'erase'],
    ],
    changes: {
      account: [1, 1],
      address_change: [1, 0],
      forum_post: [2, 1],
      forum_thread: [1, 1],
      mail_sent: [1, 0],
      policy_acceptance: [1, 0],
      survey_answer: [1, 0],
    },
    async journey(house) {
      const id = await objectTo(house, rolf, 'objected', '2014-10-17');
      const { before, gone, came } = await changed(house, () => carryOut(house, id));
      const datesOf = (rows: Record<string, unknown>[] = [], column = '') =>
        rows.map((row) => String(row[column]).slice(0, 10));
      for (const [table, key, column] of [
        ['survey_answer', 'account_no', 'answered_at'],
        ['policy_acceptance', 'account_no', 'accepted_at'],
      ] as const) {
        const all = (before.get(`public.${table}`) ?? []).map((row) => JSON.parse(row));
        const old = all.filter((row) => row[key] === 2 && row[column] < '2014-10-17');
        assert.ok(old.length > 0, table);
        assert.deepEqual(datesOf(gone[`public.${table}`], column), datesOf(old, column));
      }
      const posts = await house.shop.query('SELECT body FROM forum_post WHERE author_no = 2');
      assert.deepEqual(posts.rows, [{ body: 'The bell, of course.' }]);
      const [account] = came['public.account'] ?? [];
      assert.deepEqual([account?.account_no, account?.street, account?.email], [2, null, rolf]);
      const dates = Object.entries(gone).flatMap(([table, rows]) =>
        table === 'public.web_session' || table === 'public.chat' ? datesOf(rows, 'began_at') : [],
      );
      assert.ok(dates.every((day) => day < '2014-10-17'));
    },
  },
  {
    says: 'JS-6: after a change of control who opted out stays so, and who was deleted is deleted from the database that was sold',
    lines: [['optOuts', 'promotion', 'insert']],
    changes: { ...rolfsRows, bought_address: [1, 1], do_not_mail: [0, 1] },
    async journey(house) {
      await house.owner.query('TRUNCATE ledger CASCADE');
      await changed(house, async () => {
        await optOut(house, ['promotion'], { email: bo });
        await carryOut(house, await askForDeletion(house, rolf));
      });
      const identity = await generateIdentity();
      const file = await encryptedFor(await identityToRecipient(identity), house.clock.now);
      const handedOver = await Array.fromAsync(file);
      // The new owner: a ledger of its own, without entries, and the database as it was before.
      await house.owner.query('TRUNCATE ledger CASCADE');
      const { shop, account } = await house.delivered();
      const now = () => house.clock.now;
      const wanted = { identity, from: publicKeyText(), now: now() };
      assert.deepEqual(await importLedger(Readable.from(handedOver), wanted), { entries: 2, added: 2 });
      const before = await rowsOf({ shop });
      const { failed } = await replayLedger({ account, now }, { imported: true });
      const { gone, came } = difference(before, await rowsOf({ shop }));
      assert.deepEqual(failed, []);
      assert.deepEqual(
        came['public.do_not_mail']?.map(({ email }) => email),
        [bo],
      );
      assert.deepEqual(
        gone['public.account']?.map(({ email }) => email),
        [rolf],
      );
      const hisAreGone = await shop.query('SELECT FROM forum_post WHERE author_no = 2');
      assert.equal(hisAreGone.rowCount, 0);
      assert.equal(
        (await shop.query('SELECT FROM account WHERE account_no <> 2')).rowCount,
        (before.get('public.account')?.length ?? 0) - 1,
      );
    },
  },
  {
    says: 'JS-7: posts lose their author or go, and the person reads what cannot be called back',
    lines: [
      ['scopes', 'author'],
      ['tables', 'forum_post', 'columns', 'author_name', 'erase'],
      ['tables', 'forum_post', 'cannotRecall'],
    ],
    changes: { forum_post: [4, 2], forum_thread: [2, 2] },
    async journey(house) {
      const { came } = await changed(house, async () => carryOut(house, await askForDeletion(house, irma, 'author')));
      const posts = came['public.forum_post']?.map((row) => [row.post_no, row.author_no, row.author_name]).sort();
      assert.deepEqual(posts, [
        [1, null, 'former member'],
        [3, null, 'former member'],
      ]);
      const id = await askForDeletion(house, rolf, 'posts');
      const { gone } = await changed(house, () => carryOut(house, id));
      assert.equal(gone['public.forum_post']?.filter((row) => row.author_no === 2).length, 2);
      assert.match(await ownPage(house, rolf, id), /those copies are not ours to call back/);
    },
  },
  {
    says: 'JS-8: lines of the log are found by a sign-in across the months, and never by an internet address',
    // Without a way to its rows the map itself is refused.
    lines: [['tables', 'log_event', 'columns', 'path']],
    async journey(house) {
      const copy = await copyOf(house, irma, ['visits']);
      for (const page of ['/help', '/chat', '/settings']) assert.ok(copy.includes(page), page);
      assert.doesNotMatch(copy, /CANARY-STRANGER|"\/forum"/);
    },
  },
]);
