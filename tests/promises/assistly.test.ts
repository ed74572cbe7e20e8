import assert from 'node:assert/strict';
import { type Answer, wordsOf } from '#tests/http';
import { tasks } from '#worker/tasks';
import type { House } from './house.ts';
import {
  act,
  askForCopy,
  askForCorrection,
  askForDeletion,
  carryOut,
  collect,
  copyOf,
  deskPage,
  ownPage,
  send,
} from './journeys.ts';
import { promisesOf } from './promise.ts';
import { changed, difference, rowsOf } from './rows.ts';

/** Has something in every table. */
const nadia = 'nadia.frey@mail.example';
/** Her name is misspelt. */
const mina = 'mina.duarte@mail.example';
/** Two accounts match. */
const rita = 'rita.cole@mail.example';
/** Data of his were passed on once. */
const teo = 'teo.lind@mail.example';
/** No account: what is known of him was bought. */
const lars = 'lars.hem@mail.example';

const userId = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;

/** Her own page, once the worker has answered: without scripts she looks again. */
async function myData(house: House, email: string) {
  const browser = await house.visitor(email);
  const first = wordsOf(await browser.get('/my-data'));
  assert.match(first, /We are fetching your data/);
  assert.doesNotMatch(first, /Real name/);
  await house.work();
  return { browser, page: await browser.get('/my-data') };
}

/** The way to change a field, beside the field. */
function wayTo({ body }: Answer, field: string): string {
  const [, href] = new RegExp(`href="([^"]*field=${field.replaceAll('.', '\\.')}[^"]*)"`).exec(body) ?? [];
  assert.ok(href, `no way to change ${field}`);
  return href.replaceAll('&amp;', '&');
}

promisesOf('assistly', [
  {
    says: 'AS-1: a person sees real name, account and profile, address, username, preferences, and that there is a password',
    lines: [
      ['tables', 'app.users', 'columns', 'fullName', 'self'],
      ['tables', 'app.users', 'columns', 'passwordDigest', 'self'],
      ['tables', 'app.users', 'columns', 'preferences', 'self'],
      ['tables', 'app.users', 'columns', 'profile', 'self'],
      ['tables', 'app.subscriptions', 'columns', 'listKey', 'self'],
    ],
    async journey(house) {
      const { page } = await myData(house, nadia);
      const words = wordsOf(page);
      for (const field of [/Real name Nadia Frey/, /E-mail address nadia\.frey@mail\.example/, /Username nadia/])
        assert.match(words, field);
      for (const field of [/Profile \S/, /Preferences .*timeZone: /, /Mailing news/]) assert.match(words, field);
      assert.match(words, /Password We hold this\. It is never shown\./);
      assert.doesNotMatch(page.body, /CANARY|\$2a\$/);
      const { rows } = await house.owner.query(
        "SELECT type FROM event WHERE type LIKE 'own-data-%' ORDER BY seq DESC LIMIT 2",
      );
      assert.deepEqual(
        rows.map(({ type }) => type),
        ['own-data-viewed', 'own-data-asked'],
      );
      const kept = await house.owner.query<{ body: string }>(
        "SELECT encode(body_sealed, 'escape') AS body FROM own_view",
      );
      assert.ok(kept.rows.length > 0 && kept.rows.every(({ body }) => !/nadia/i.test(body)));
    },
  },
  {
    says: 'AS-1: where two accounts match nothing is shown before somebody has looked',
    lines: [],
    async journey(house) {
      const { page } = await myData(house, rita);
      assert.match(wordsOf(page), /Somebody has to look first/);
      assert.doesNotMatch(wordsOf(page), /Rita|Username/);
    },
  },
  {
    says: 'AS-2: what the map leaves to its person is changed at once, with no review, its history and a receipt',
    lines: [
      ['tables', 'app.users', 'columns', 'fullName', 'self'],
      ['tables', 'app.users', 'history'],
    ],
    changes: { 'app.users': [1, 1], 'app.auditTrail': [0, 1], 'app.profileChanges': [0, 1] },
    async journey(house) {
      const before = await rowsOf(house);
      const { browser, page } = await myData(house, mina);
      const form = await browser.get(wayTo(page, 'app.users.fullName'));
      const status = await send(browser, form, { value: 'Mina Duarte' });
      const id = status.path.split('/').at(-1) ?? '';
      await house.work();
      const { gone, came } = difference(before, await rowsOf(house));
      const [was] = gone['app.users'] ?? [];
      assert.equal(was?.fullName, 'Mina Durate');
      const [is] = came['app.users'] ?? [];
      // The database itself keeps the name to search by, and when the row was changed.
      const right = { ...was, fullName: 'Mina Duarte', nameKey: 'mina duarte', updatedAt: is?.updatedAt };
      assert.deepEqual(came['app.users'], [right]);
      assert.deepEqual(
        came['app.profileChanges']?.map(({ field, oldValue }) => [field, oldValue]),
        [['fullName', 'Mina Durate']],
      );
      const run = await house.owner.query('SELECT receipt, signature FROM run WHERE request_id = $1', [id]);
      assert.equal(run.rows[0]?.receipt?.act, 'correct');
      assert.ok(run.rows[0]?.signature);
      const approved = await house.owner.query('SELECT FROM approval WHERE request_id = $1', [id]);
      assert.equal(approved.rowCount, 0);
      assert.match(await ownPage(house, mina, id), /Your data now says what you asked for/);
    },
  },
  {
    says: 'AS-2: what says something else by now waits for staff, and is changed when they agree',
    lines: [],
    changes: { 'app.users': [1, 1], 'app.auditTrail': [0, 2], 'app.profileChanges': [0, 1] },
    async journey(house) {
      const { browser, page } = await myData(house, mina);
      const form = await browser.get(wayTo(page, 'app.users.fullName'));
      await house.shop.query(`UPDATE app.users SET "fullName" = 'Mina D.' WHERE email = $1`, [mina]);
      const { path } = await send(browser, form, { value: 'Mina Duarte' });
      const id = path.split('/').at(-1) ?? '';
      await house.work();
      const name = async () =>
        (await house.shop.query<{ name: string }>('SELECT "fullName" AS name FROM app.users WHERE email = $1', [mina]))
          .rows[0]?.name;
      assert.equal(await name(), 'Mina D.');
      await act(house.desk('approver'), deskPage(id), /^(?=[\s\S]*Approve)/);
      await house.work();
      assert.equal(await name(), 'Mina Duarte');
    },
  },
  {
    says: 'AS-2: an address is never changed at once: the way leads to a correction that staff look at',
    lines: [['tables', 'app.users', 'columns', 'email', 'self']],
    async journey(house) {
      const { browser, page } = await myData(house, mina);
      const way = wayTo(page, 'app.users.email');
      assert.match(way, /^\/request\/correct\/value\?/);
      const forged = await browser.get(way.replace('/request/correct/value', '/my-data/change'));
      assert.equal(forged.location, '/my-data');
      const other = await browser.get(wayTo(page, 'app.users.fullName'));
      const sent = await browser.submit(other, { field: 'app.users.email', was: mina, value: 'evil@evil.test' });
      assert.match(wordsOf(sent), /can no longer be changed here/);
      assert.equal((await house.owner.query('SELECT FROM request')).rowCount, 0);
    },
  },
  {
    says: 'AS-3: what an account said before a correction is kept for a year, and a copy shows it',
    lines: [
      ['tables', 'app.users', 'history'],
      ['tables', 'app.profileChanges', 'columns', 'oldValue'],
      ['tables', 'app.profileChanges', 'expires'],
    ],
    changes: { 'app.profileChanges': [9, 0], 'app.users': [1, 1], 'app.auditTrail': [0, 1] },
    async journey(house) {
      const { came } = await changed(house, async () =>
        carryOut(house, await askForCorrection(house, mina, { 'app.users.fullName': ['Mina Durate', 'Mina Duarte'] })),
      );
      assert.deepEqual(
        came['app.users']?.map((row) => [row.id, row.fullName, row.nameKey]),
        [[userId(6), 'Mina Duarte', 'mina duarte']],
      );
      assert.deepEqual(
        came['app.profileChanges']?.map((row) => [row.userId, row.field, row.oldValue]),
        [[userId(6), 'fullName', 'Mina Durate']],
      );
      const copy = await askForCopy(house, mina, ['changes']);
      await carryOut(house, copy);
      // What was asked stands among the portal's own records, too.
      const data = [...(await collect(house, mina, copy))].filter(([name]) => name.startsWith('data/'));
      assert.ok(data.some(([, text]) => text.includes('Mina Durate')));
      // A year goes by: rows grow old, since a worker's clock that is ahead discards nothing.
      await house.shop.query(`UPDATE app."profileChanges" SET "changedAt" = "changedAt" - interval '367 days'`);
      const tonight = { account: house.account, now: () => house.clock.now };
      const { gone } = await changed(house, async () => tasks.nightly?.({}, tonight));
      assert.deepEqual(Object.keys(gone), ['app.profileChanges']);
      assert.equal(gone['app.profileChanges']?.filter((row) => row.oldValue === 'Mina Durate').length, 1);
    },
  },
  {
    says: 'AS-4: an account is deleted by asking; what stays is told, with the reason and the date',
    lines: [
      ['scopes', 'account'],
      ['scopes', 'account', 'tables', 'app.avatars'],
      ['scopes', 'account', 'tables', 'app.emailChanges'],
    ],
    changes: {
      'app.auditTrail': [1, 0],
      'app.avatars': [1, 0],
      'app.emailChanges': [1, 0],
      'app.pageRequests': [2, 0],
      'app.profileChanges': [2, 0],
      'app.sessions': [1, 0],
      'app.sharings': [2, 2],
      'app.subscriptions': [4, 0],
      'app.teamChatLines': [1, 1],
      'app.termsAcceptances': [1, 1],
      'app.tickets': [1, 1],
      'app.users': [1, 0],
      'enrichment.publicProfiles': [1, 0],
    },
    async journey(house) {
      const { gone, came } = await changed(house, async () =>
        carryOut(house, await askForDeletion(house, nadia, 'account')),
      );
      for (const [table, column] of [
        ['app.users', 'id'],
        ['app.profileChanges', 'userId'],
        ['app.emailChanges', 'userId'],
        ['app.avatars', 'userId'],
        ['app.subscriptions', 'userId'],
      ] as const) {
        assert.ok(gone[table] && !came[table], table);
        assert.ok(
          gone[table]?.every((row) => row[column] === userId(1)),
          table,
        );
      }
    },
  },
  {
    says: 'AS-4: of everything that was asked for, what was agreed to and who got data stays, and the person reads why and until when',
    lines: [['tables', 'app.sharings', 'keep']],
    changes: {
      'app.auditTrail': [1, 0],
      'app.mailEvents': [1, 0],
      'app.pageRequests': [1, 0],
      'app.profileChanges': [1, 0],
      'app.sessions': [1, 0],
      'app.sharings': [2, 1],
      'app.subscriptions': [4, 0],
      'app.teamChatLines': [1, 0],
      'app.termsAcceptances': [1, 1],
      'app.ticketNotes': [1, 1],
      'app.users': [1, 0],
    },
    async journey(house) {
      const id = await askForDeletion(house, teo);
      const { gone } = await changed(house, () => carryOut(house, id));
      assert.deepEqual(
        gone['app.users']?.map((row) => row.id),
        [userId(2)],
      );
      const shared = await house.shop.query(
        `SELECT "status"::text FROM app."sharings" WHERE "email" = $1 UNION ALL
         SELECT "version" FROM app."termsAcceptances" WHERE "email" = $1`,
        [teo],
      );
      assert.deepEqual(shared.rows, [{ status: 'shared' }, { status: '2010-02-01' }]);
      const told = await ownPage(house, teo, id);
      assert.match(
        told,
        /Kept : 1 record \(proof of what was agreed, settling a legal claim .{1,70}\) We look at it again on \w+ \d+, 20\d\d/,
      );
      assert.match(told, /\(a record of who got your data.*?\) We look at it again on \w+ \d+, 20\d\d/);
    },
  },
  {
    says: 'AS-8: a copy has what others told about a person, with their names, also of who has no account',
    lines: [
      ['tables', 'enrichment.workEntries', 'source'],
      ['tables', 'enrichment.publicProfiles', 'source'],
      ['tables', 'enrichment.comparedLists', 'source'],
    ],
    async journey(house) {
      const copy = await copyOf(house, lars, ['bought']);
      for (const words of ['Open Rolodex Directory', 'Mirror Profiles', 'Listswap Exchange', 'Fjord Boats'])
        assert.ok(copy.includes(words), words);
      assert.doesNotMatch(copy, /CANARY|nadia/i);
    },
  },
]);
