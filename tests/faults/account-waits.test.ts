/** An account database that cannot be worked with: the request waits, the desk says why, nothing is half done, and it ends by itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { failureWords } from '#app/desk/failure-words.ts';
import { database } from '#db/client';
import { listEvents } from '#db/event';
import type { FailureClass } from '#domain/failures';
import { fingerprints } from '#tests/checked-map';
import { lettersOf } from '#tests/portal';
import { filed, opened, openWorker, readyToErase, staffMember, type TestWorker } from '#tests/worker';
import { openAccount } from '#worker/account';
import type { Surroundings } from '#worker/task';
import { findAndPlan } from '#worker/tasks/find-and-plan';
import { run } from '#worker/tasks/run';

let worker: TestWorker;
let names: [string, string];
/** From another database: none can be closed from within. */
let maintenance: pg.Client;
before(async () => {
  worker = await openWorker();
  const { host, port, user, password } = worker.shop;
  maintenance = new pg.Client({ host, port, user, password, database: 'postgres' });
  await maintenance.connect();
  names = [await staffMember('rita@desk.example', 'approver'), await staffMember('adam@desk.example', 'approver')];
});
after(() => Promise.all([maintenance.end(), worker.close()]));

/** A worker that has the map, and connects anew. */
async function anew<Value>(work: (surroundings: Surroundings) => Promise<Value>): Promise<Value> {
  const { ACCOUNT_DATABASE_URL: url = '', HABEAS_ORGANISATION: folder = '' } = worker.env;
  const account = openAccount(url, folder);
  try {
    return await work({ account: { ...account, checked: worker.account.checked }, now: () => worker.clock.now });
  } finally {
    await account.end();
  }
}

const all = () => fingerprints({ client: worker.shop, url: '', checked: worker.account.checked() });
const statusOf = async (id: string) => (await opened(id)).status;

type State = { what: string; begins: string; ends: string; failure: FailureClass; says: RegExp; answers: boolean };
const states: State[] = [
  {
    what: 'down',
    begins: 'ALTER DATABASE "$" ALLOW_CONNECTIONS false',
    ends: 'ALTER DATABASE "$" ALLOW_CONNECTIONS true',
    failure: 'account-down',
    says: /does not answer/,
    answers: false,
  },
  {
    what: 'out of connections',
    begins: 'ALTER DATABASE "$" CONNECTION LIMIT 0',
    ends: 'ALTER DATABASE "$" CONNECTION LIMIT -1',
    failure: 'account-down',
    says: /no connection free/,
    answers: false,
  },
  {
    what: 'read-only',
    begins: 'ALTER DATABASE "$" SET default_transaction_read_only = on',
    ends: 'ALTER DATABASE "$" RESET default_transaction_read_only',
    failure: 'account-read-only',
    says: /only be read/,
    answers: true,
  },
  {
    what: 'slow',
    // The run's own limit, made shorter once it has begun; the next statement then takes longer.
    begins: `CREATE FUNCTION hurry() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM set_config('statement_timeout', '100', true); RETURN OLD; END $$;
      CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(20); RETURN OLD; END $$;
      CREATE TRIGGER hurry BEFORE DELETE ON mail_preferences FOR EACH ROW EXECUTE FUNCTION hurry();
      CREATE TRIGGER dawdle BEFORE DELETE ON accounts FOR EACH ROW EXECUTE FUNCTION dawdle()`,
    ends: 'DROP FUNCTION hurry CASCADE; DROP FUNCTION dawdle CASCADE',
    failure: 'statement-timeout',
    says: /took too long/,
    answers: true,
  },
];

for (const [at, { what, begins, ends, failure, says, answers }] of states.entries()) {
  test(`REL-05: while the account database is ${what} a deletion waits, the desk says why, and then it is done`, async () => {
    const server = what === 'down' ? maintenance : worker.shop;
    const name = new URL(worker.env.ACCOUNT_DATABASE_URL ?? '').pathname.slice(1);
    const id = await readyToErase(worker, `person${30 + at}@people.test`, names);
    worker.clock.now = new Date(worker.clock.now.getTime() + 61_000);
    const asked = await filed(`person${40 + at}@people.test`, { kind: 'access', categories: [], note: '' }, new Date());
    const before = await all();
    await server.query(begins.replaceAll('"$"', `"${name}"`));
    try {
      for (let time = 0; time < 3; time++) {
        await assert.rejects(anew((surroundings) => run({ requestId: id }, surroundings)));
      }
      const planning = anew((surroundings) => findAndPlan({ requestId: asked }, surroundings));
      await (answers ? planning : assert.rejects(planning));
      assert.equal(await statusOf(asked), answers ? 'review' : 'received');
    } finally {
      await server.query(ends.replaceAll('"$"', `"${name}"`));
    }
    assert.deepEqual(await all(), before, 'no row was touched, and there is no receipt');
    const { rows } = await worker.owner.query('SELECT failure, attempts FROM run WHERE request_id = $1', [id]);
    // A database that is away is no further try: Settings and the health page tell of it, not each request.
    assert.deepEqual([rows, await statusOf(id)], [[{ failure, attempts: answers ? 3 : 1 }], 'running']);
    assert.match(failureWords[failure].what, says);
    const { reference } = await opened(id);
    const told = (await lettersOf('staff-run-failed')).filter(({ fields }) => fields.reference === reference);
    const failures = told.map(({ fields }) => fields.failure);
    assert.deepEqual(failures, answers ? [failure, failure] : [], 'each of the two at the desk, once it lasts');
    await anew((surroundings) => run({ requestId: id }, surroundings));
    await anew((surroundings) => findAndPlan({ requestId: asked }, surroundings));
    assert.deepEqual([await statusOf(id), await statusOf(asked)], ['done', 'review']);
    const types = (await listEvents(database(), asked)).map(({ type }) => type);
    assert.ok(!types.includes('plan-failed'), 'a passing failure is no failed plan');
  });
}
