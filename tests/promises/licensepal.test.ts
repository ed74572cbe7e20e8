import assert from 'node:assert/strict';
import { lettersOf } from '#tests/portal';
import { tasks } from '#worker/tasks';
import type { House } from './house.ts';
import { askForCopy, carryOut, collect, copyOf, keyIn, makeSure, optOut } from './journeys.ts';
import { promisesOf } from './promise.ts';
import { remarksOn } from './remarks.ts';
import { changed, rowsOf } from './rows.ts';

/** Customer 1001 of MAIN: has something in every table. */
const ruth = 'ruth.hale@mail.example';
/** Customer 1001 of EU: on no stop list. */
const otto = 'otto.brandt@mail.example';

/** The uses that an opt-out ended, as `shop no by use`, and the names of all tables that it changed. */
async function ended(house: House, purposes: string[], email: string) {
  const { came } = await changed(house, () => optOut(house, purposes, { email }));
  const uses = (came['public.TBL_USE'] ?? []).map((row) => {
    assert.equal(row.ALLOWED, 'N');
    return [row.SHOP_CD, row.CUST_NO, row.CHAN, row.FOR_CD].map((value) => String(value).trim()).join(' ');
  });
  return { tables: Object.keys(came), uses: uses.sort(), came };
}

/** Takes somebody off by name and number, and says who was told. */
async function takenOff(house: House, name: string, phone: string) {
  const outcome = await changed(house, () =>
    optOut(house, ['phone'], { email: '', 'identity-name': name, 'identity-phone': phone }),
  );
  const { rows } = await house.owner.query<{ reference: string }>('SELECT reference FROM request');
  const told = await lettersOf('recipient-notice');
  return { ...outcome, told: told.filter(({ fields }) => fields.reference === rows[0]?.reference).map(({ to }) => to) };
}

promisesOf('licensepal', [
  {
    says: 'LP-1: a copy has the numbers and names that stand for a customer, and of a password that it is held',
    lines: [
      ['tables', 'TBL_CUST', 'columns', 'CUST_NO'],
      ['tables', 'TBL_LIC', 'columns', 'LIC_KEY'],
      ['tables', 'TBL_CUST', 'columns', 'PASSWD', 'show'],
      ['tables', 'ForumUsers', 'columns', 'PassMd5', 'show'],
    ],
    async journey(house) {
      const copy = await copyOf(house, ruth, ['identifiers']);
      for (const words of ['MAIN-0001001', 'RUTH0-00000-00000-00000-00001', 'ruth', 'Customer number', 'Password']) {
        assert.ok(copy.includes(words), words);
      }
      assert.doesNotMatch(copy, /CANARY|EU-0001001|OTTO0/);
    },
  },
  {
    says: 'LP-2: a copy has each transaction with its date, its kind in words and its amounts',
    lines: ['TRANS_DT', 'TP_TXT', 'AMT', 'TOT'].map((column) => ['tables', 'TBL_TRANS', 'columns', column]),
    async journey(house) {
      const id = await askForCopy(house, ruth, ['transactions']);
      await carryOut(house, id);
      const readable = (await collect(house, ruth, id)).get('index.html')?.toString() ?? '';
      const said = ['2005-03-02', 'Purchase', '$249.95', 'Total', '$270.57', '2006-03-02', 'Renewal', '$425.00'];
      for (const words of said) assert.ok(readable.includes(words), words);
      assert.doesNotMatch(readable, /CANARY|\$289\.94/);
    },
  },
  {
    says: 'LP-3: a copy has the messages with our answers, and neither notes of staff nor what strangers wrote under the number',
    lines: [
      ['tables', 'TBL_MSG', 'columns', 'BODY'],
      ['tables', 'TBL_MSG', 'belongs'],
      ['tables', 'TBL_MSG', 'belongs', 'when'],
      ['tables', 'TBL_RPLY', 'columns', 'BODY'],
      ['tables', 'TBL_RPLY', 'columns', 'NOTE', 'show'],
    ],
    async journey(house) {
      const copy = await copyOf(house, ruth, ['communications']);
      assert.match(copy, /Can I move my licence/);
      assert.match(copy, /Please send invoice I2 once more/);
      assert.match(copy, /deactivate it on the old one first/);
      assert.doesNotMatch(copy, /CANARY/);
    },
  },
  {
    says: 'LP-4: what a letter says is wrong of contact, payment and transactions is corrected, and nothing else',
    lines: [
      ['tables', 'TBL_ADDR', 'columns', 'STATE', 'correct'],
      ['tables', 'TBL_FIN', 'columns', 'CRED_LIM', 'correct'],
      ['tables', 'TBL_TRANS', 'columns', 'PO_NO', 'correct'],
      ['tables', 'TBL_CUST', 'match', 'CUST_REF'],
    ],
    changes: { TBL_ADDR: [1, 1], TBL_FIN: [1, 1], TBL_TRANS: [1, 1] },
    async journey(house) {
      const { gone, came } = await changed(house, async () => {
        const id = await keyIn(
          house,
          'correct',
          { channel: 'letter', postal: 'Ruth Hale\n12 Maple Street\nSpringfield' },
          {
            'identity-customer': 'MAIN-0001001',
            ...{ 'field-0': 'TBL_ADDR.STATE', 'was-0': 'CA', 'value-0': 'OR' },
            ...{ 'field-1': 'TBL_FIN.CRED_LIM', 'was-1': '', 'value-1': '1500' },
            ...{ 'field-2': 'TBL_TRANS.PO_NO', 'was-2': 'HALE-17', 'value-2': 'HALE-18' },
          },
        );
        const undecided = await rowsOf(house);
        await house.work();
        assert.deepEqual(await rowsOf(house), undecided, 'nobody has made sure yet');
        await makeSure(house, id);
        await carryOut(house, id);
      });
      const [place] = gone['public.TBL_ADDR'] ?? [];
      const [pays] = gone['public.TBL_FIN'] ?? [];
      const [bought] = gone['public.TBL_TRANS'] ?? [];
      assert.deepEqual(came, {
        'public.TBL_ADDR': [{ ...place, STATE: 'OR' }],
        'public.TBL_FIN': [{ ...pays, CRED_LIM: '$1,500.00' }],
        'public.TBL_TRANS': [{ ...bought, PO_NO: 'HALE-18' }],
      });
      assert.deepEqual([place?.ADDR_NO, pays?.CUST_NO, bought?.TRANS_NO], [1, 1001, 1]);
    },
  },
  {
    says: 'LP-5: an address comes off the e-mail list and stays off, with nothing to prove',
    lines: [
      ['optOuts', 'email', 'update', 'TBL_EMAIL_LST'],
      ['optOuts', 'email', 'insert'],
      ['optOuts', 'email', 'update', 'TBL_USE', 'when'],
    ],
    changes: { TBL_EMAIL_LST: [1, 1], TBL_USE: [2, 2], TBL_STOP_EMAIL: [0, 1] },
    async journey(house) {
      const { uses, came, tables } = await ended(house, ['email'], otto);
      assert.deepEqual(
        came['public.TBL_EMAIL_LST']?.map(({ EMAIL, ON_LST }) => [EMAIL, ON_LST]),
        [[otto, 'N']],
      );
      assert.deepEqual(
        came['public.TBL_STOP_EMAIL']?.map(({ EMAIL }) => EMAIL),
        [otto],
      );
      assert.deepEqual(uses, ['EU 1001 email NEWS', 'EU 1001 email PART']);
      assert.deepEqual(tables.sort(), ['public.TBL_EMAIL_LST', 'public.TBL_STOP_EMAIL', 'public.TBL_USE']);
    },
  },
  {
    says: 'LP-6: somebody who is no customer comes off the phone list and the shared one by name and number; who had the list is told',
    lines: [
      ['optOuts', 'phone', 'update', 'TBL_PHONE_LST'],
      ['optOuts', 'phone', 'update', 'TBL_SHARE'],
      ['optOuts', 'phone', 'insert'],
      ['recipients', 'hostingCourier'],
    ],
    changes: { TBL_PHONE_LST: [1, 1], TBL_SHARE: [1, 1], TBL_STOP_PHONE: [0, 1] },
    async journey(house) {
      const { came, told } = await takenOff(house, 'Abe Nolan', '+1 (555) 020-7001');
      const rows = Object.entries(came).flatMap(([table, list]) =>
        list.map((row) => [table.slice('public.'.length), String(row.PERS_NM).trim().toLowerCase(), row.ON_LST]),
      );
      assert.deepEqual(rows.sort(), [
        ['TBL_PHONE_LST', 'abe nolan', 'N'],
        ['TBL_SHARE', 'abe nolan', 'N'],
        ['TBL_STOP_PHONE', 'abe nolan', undefined],
      ]);
      assert.deepEqual(told, ['lists@hosting-courier.example']);
    },
  },
  {
    says: 'LP-6: of two at a phone only the one who is named comes off, and every organisation that had an entry is told',
    lines: [
      ['tables', 'TBL_PHONE_LST', 'matchAll', 'PERS_NM'],
      ['recipients', 'dialupDirectory'],
    ],
    changes: { TBL_PHONE_LST: [2, 2], TBL_SHARE: [2, 2], TBL_STOP_PHONE: [0, 2] },
    async journey(house) {
      const one = await takenOff(house, 'Ida Ferro', '+1 555 0203001');
      assert.deepEqual(
        one.came['public.TBL_PHONE_LST']?.map(({ PERS_NM }) => String(PERS_NM).trim()),
        ['Ida Ferro'],
      );
      assert.deepEqual([one.came['public.TBL_SHARE'], one.told], [undefined, []]);
      await house.owner.query('TRUNCATE request CASCADE');
      const { told } = await takenOff(house, 'Ruth Hale', '+1 555 0201001');
      assert.deepEqual(told.sort(), ['lists@hosting-courier.example', 'privacy@dialup-directory.example']);
    },
  },
  {
    says: 'LP-7: an address and a number serve what they were given for, and nothing else once their owner says so',
    lines: [
      ['optOuts', 'post'],
      ['optOuts', 'post', 'update', 'TBL_USE', 'when', 'FIRST_USE'],
      ['optOuts', 'firstUseOnly'],
      ['optOuts', 'firstUseOnly', 'update', 'TBL_USE', 'when', 'FIRST_USE'],
    ],
    changes: { TBL_USE: [6, 6] },
    async journey(house) {
      const post = await ended(house, ['post'], ruth);
      assert.deepEqual(post.uses, ['MAIN 1001 post NEWS', 'MAIN 1001 post PART'], 'post by her orders goes on');
      const all = await ended(house, ['firstUseOnly'], ruth);
      const others = ['email NEWS', 'email PART', 'phone NEWS', 'phone PART'];
      assert.deepEqual(
        all.uses,
        others.map((use) => `MAIN 1001 ${use}`),
      );
      assert.deepEqual([post.tables, all.tables], [['public.TBL_USE'], ['public.TBL_USE']]);
    },
  },
  {
    says: 'LP-8: a use that a new policy brought is refused, and those allowed before go on',
    lines: [
      ['optOuts', 'newUses'],
      ['optOuts', 'newUses', 'update', 'TBL_USE', 'when', 'POL_VER'],
    ],
    changes: { TBL_USE: [3, 3] },
    async journey(house) {
      const { uses, tables } = await ended(house, ['newUses'], ruth);
      assert.deepEqual(uses, ['MAIN 1001 email PART', 'MAIN 1001 phone PART', 'MAIN 1001 post PART']);
      assert.deepEqual(tables, ['public.TBL_USE']);
    },
  },
  {
    says: 'LP-9: pages and survey answers past their date are named, discarded at night with a receipt, and no others',
    lines: [
      ['tables', 'PageLog', 'expires'],
      ['tables', 'Surveys', 'expires'],
    ],
    changes: null,
    async journey(house) {
      const dayMs = 86_400_000;
      // Sixty days go by: rows grow old, since a worker's clock that is ahead discards nothing.
      await house.shop.query(`UPDATE "PageLog" SET "ViewedAt" = "ViewedAt" - interval '60 days';
        UPDATE "Surveys" SET "AnsweredOn" = "AnsweredOn" - 60`);
      const past = (await remarksOn(house)).filter((words) => /PageLog|Surveys/.test(words));
      assert.equal(past.length, 2, past.join());
      const { before, gone, came } = await changed(house, async () =>
        tasks.nightly?.({}, { account: house.account, now: () => house.clock.now }),
      );
      for (const [table, column, days] of [
        ['PageLog', 'ViewedAt', 90],
        ['Surveys', 'AnsweredOn', 180],
      ] as const) {
        const line = new Date(house.clock.now.getTime() - days * dayMs).toISOString().slice(0, 10);
        const rows = (before.get(`public.${table}`) ?? []).map((row) => JSON.parse(row));
        const old = rows.filter((row) => row[column].slice(0, 10) < line);
        assert.ok(old.length > 0 && old.length < rows.length, table);
        const went = gone[`public.${table}`] ?? [];
        assert.ok(went.every((row) => String(row[column]).slice(0, 10) <= line));
        assert.deepEqual(
          went.filter((row) => String(row[column]).slice(0, 10) < line),
          old,
        );
      }
      assert.deepEqual([Object.keys(gone).sort(), came], [['public.PageLog', 'public.Surveys'], {}]);
      const receipts = await house.shop.query('SELECT FROM habeas.receipt');
      assert.ok((receipts.rowCount ?? 0) >= 2);
      assert.deepEqual(await remarksOn(house), []);
    },
  },
]);
