import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sharingNamed } from '#domain/sharing';
import { announceSharing } from '#requests/announce-sharing';
import { organisation } from '#requests/organisation';
import { preventSharing } from '#requests/prevent-sharing';
import { codeOf } from '#tests/desk';
import { lettersOf } from '#tests/portal';
import { opened, openWorker, optedOut, type TestWorker } from '#tests/worker';
import { announceSharing as announce } from './announce-sharing.ts';

let worker: TestWorker;
before(async () => {
  worker = await openWorker(700, 'assistly');
});
after(() => worker.close());

const sharing = 'boxes-for-books';
const nadia = 'nadia.frey@mail.example';
const teo = 'teo.lind@mail.example';
const mina = 'mina.duarte@mail.example';
const told = async () => (await lettersOf('sharing-notice')).map(({ to }) => to);
const announced = async () => {
  assert.equal(codeOf(await announceSharing({ sharing, now: worker.clock.now })), 'ok');
  await worker.work();
};

test('AS-7: everybody with an account is told once, whoever has objected in any way is not', async () => {
  await optedOut(mina, ['sharing'], worker.clock.now);
  await worker.work();
  await worker.shop.query(`UPDATE app."users" SET "sharingAllowed" = true WHERE "email" = $1`, [mina]);
  await worker.shop.query(`DELETE FROM app."sharingObjections" WHERE "email" = $1`, [mina]);
  await worker.shop.query(
    `INSERT INTO app."sharingObjections" VALUES ('PERSON11@people.test', now()) ON CONFLICT DO NOTHING`,
  );
  await worker.shop.query(`UPDATE app."users" SET "sharingAllowed" = false WHERE "email" = 'person12@people.test'`);
  const { rows } = await worker.shop.query(
    `SELECT lower("email"::text) AS email FROM app."users" GROUP BY 1 HAVING bool_and("sharingAllowed")
     EXCEPT SELECT lower("email"::text) FROM app."sharingObjections" ORDER BY 1`,
  );
  const wanted = rows.map(({ email }) => email).filter((email) => email.includes('@') && email !== mina);
  assert.ok(wanted.length > 500, 'more than one batch');
  await announced();
  assert.deepEqual((await told()).sort(), wanted);
  assert.ok(wanted.includes(teo));
  for (const out of [mina, 'person11@people.test', 'person12@people.test']) assert.ok(!wanted.includes(out), out);
});

test('AS-7: announced twice, and by two workers at once, nobody gets a second letter; who came since gets one', async () => {
  const before = await told();
  await worker.shop.query(
    `INSERT INTO app."users" ("email", "fullName", "createdAt", "updatedAt") VALUES ('new.here@mail.example', 'New Here', now(), now())`,
  );
  await announced();
  await Promise.all([announce({ sharing }, worker.surroundings), announce({ sharing }, worker.surroundings)]);
  assert.deepEqual((await told()).sort(), [...before, 'new.here@mail.example'].sort());
});

test('AS-7: the letter says to whom, what, from when and what goes on, and its link names no address', async () => {
  const letter = (await lettersOf('sharing-notice')).find(({ to }) => to === teo);
  const { to, what, from, exceptions } = sharingNamed(organisation(), sharing) ?? {};
  assert.ok(letter && exceptions?.length);
  const { preventUrl, ...fields } = letter.fields;
  assert.deepEqual(fields, { to, what, fromOn: from, exceptions });
  assert.doesNotMatch(preventUrl, /teo|lind|mail\.example/);
});

test('AS-7: the link’s button opts out exactly the address that the letter went to; pressed twice, once', async () => {
  const letter = (await lettersOf('sharing-notice')).find(({ to }) => to === teo);
  const token = new URL(letter?.fields.preventUrl ?? '').searchParams.get('by');
  const press = () => preventSharing({ token, language: 'en', now: worker.clock.now });
  assert.equal(codeOf(await press()), 'ok');
  assert.equal(codeOf(await press()), 'ok');
  await worker.work();
  assert.equal(codeOf(await press()), 'ok');
  const { rows } = await worker.shop.query(
    `SELECT "status"::text, count(*)::int FROM app."sharings" WHERE "email" = $1 GROUP BY 1 ORDER BY 1`,
    [teo],
  );
  assert.deepEqual(rows, [
    { status: 'prevented', count: 1 },
    { status: 'shared', count: 1 },
  ]);
  const others = await worker.shop.query(`SELECT "sharingAllowed" AS may FROM app."users" WHERE "email" = $1`, [nadia]);
  assert.deepEqual(others.rows, [{ may: true }]);
  const made = await worker.owner.query("SELECT id FROM request WHERE kind = 'opt-out'");
  assert.equal(made.rowCount, 2, 'that of the first test, and this one');
  const done = await Promise.all(made.rows.map(({ id }) => opened(id)));
  assert.deepEqual(
    done.map(({ status }) => status),
    ['done', 'done'],
  );
});

test('codes and answers do not wait behind the letters to everybody', async () => {
  const { rows } = await worker.owner.query(
    `SELECT DISTINCT priority FROM graphile_worker._private_jobs j JOIN letter l ON l.id = (j.payload->>'id')::uuid WHERE l.kind = 'sharing-notice'`,
  );
  assert.deepEqual(rows, [{ priority: 10 }]);
});
