/** Portal, account database and people, for tests of what the worker does. Jobs are run by the test, in its own time. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import type pg from 'pg';
import { faceOf } from '#datamap/face';
import { grantsSql } from '#datamap/grants';
import { insertApproval } from '#db/approval';
import { database, inTransaction } from '#db/client';
import { keyedHash } from '#db/keys';
import { findPlan } from '#db/plan';
import { enqueue } from '#db/queue';
import { findRequest, type OpenedRequest } from '#db/request';
import { installation, person, request, staff } from '#db/schema/index';
import { sealAddress } from '#db/seal';
import type { Answers } from '#domain/answers';
import type { Role } from '#domain/roles';
import { readEnv } from '#env';
import { file, fileOptOut } from '#requests/file';
import { publishMap } from '#requests/publish-map';
import { personOf } from '#requests/redeem';
import { type Account, openAccount } from '#worker/account';
import type { Surroundings } from '#worker/task';
import { tasks } from '#worker/tasks';
import { exampleAccount } from './checked-map.ts';
import { openPortal } from './portal.ts';

export type TestWorker = {
  /** The account database as its owner. */
  shop: pg.Client;
  account: Account;
  surroundings: Surroundings;
  owner: pg.Client;
  /** The portal's database as the web process reaches it. */
  webUrl: string;
  /** All that a worker process of its own needs to know. */
  env: Record<string, string>;
  /** What the tasks believe to be the time. */
  clock: { now: Date };
  /** Runs the jobs that are due by the clock, in the order of the queue, until none is left. */
  work(): Promise<void>;
  close(): Promise<void>;
};

/**
 * An example with its documented people, the map published, purges armed.
 * @param folder with organisation file and data map, where they are not the example's own
 */
export async function openWorker(
  people = 100,
  example = 'clickandchat',
  folder = path.join(import.meta.dirname, '../examples', example),
): Promise<TestWorker> {
  process.env.HABEAS_ORGANISATION ??= folder;
  const { owner, urls, close } = await openPortal('habeas_worker');
  const { client: shop, url, checked } = await exampleAccount(example, people);
  await shop.query(grantsSql(checked, 'habeas'));
  const accountUrl = Object.assign(new URL(url), { username: 'habeas', password: 'test' }).href;
  const account = openAccount(accountUrl, folder);
  const known = await account.check();
  const clock = { now: new Date() };
  const surroundings = { account, now: () => clock.now };
  await publishMap({
    face: faceOf(known),
    hash: known.hash,
    problems: [],
    drift: [],
    picture: null,
    now: clock.now,
  });
  await database().update(installation).set({ armedAt: clock.now });
  const worker: TestWorker = {
    shop,
    account,
    surroundings,
    owner,
    webUrl: urls.web,
    env: {
      ...readEnv('HABEAS_SECRET', 'HABEAS_URL', 'HABEAS_ORGANISATION'),
      DATABASE_URL: urls.worker,
      ACCOUNT_DATABASE_URL: accountUrl,
      SMTP_URL: 'smtp://127.0.0.1:1',
    },
    clock,
    work: () => work(owner, surroundings),
    close: async () => {
      await Promise.all([account.end(), shop.end()]);
      await close();
    },
  };
  return worker;
}

/** Letters stay queued: sending them is somebody else's test. @throws Error when the jobs have no end */
export async function work(owner: pg.Client, surroundings: Surroundings): Promise<void> {
  for (let left = 1000; ; left--) {
    if (left === 0) throw new Error('1000 jobs were done, and more are due: one must queue itself again');
    const { rows } = await owner.query<{ id: string; task: string; payload: unknown }>(
      `DELETE FROM graphile_worker._private_jobs WHERE id = (
         SELECT j.id FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
         WHERE run_at <= greatest($1::timestamptz, now()) AND t.identifier <> 'send-letter' ORDER BY priority, run_at, j.id LIMIT 1)
       RETURNING id, payload, (SELECT identifier FROM graphile_worker._private_tasks t WHERE t.id = task_id) AS task`,
      [surroundings.now().toISOString()],
    );
    const [job] = rows;
    if (!job) return;
    await tasks[job.task]?.(job.payload, surroundings);
  }
}

/** Files as somebody who proved the mailbox. @returns the request's id */
export async function filed(email: string, answers: Answers, now: Date): Promise<string> {
  const personId = await inTransaction((tx) => personOf(tx, email));
  const actor = { kind: 'person' as const, personId, sessionId: randomUUID(), email, provenAt: now };
  const result = await file({ actor, answers, submissionKey: randomUUID(), language: 'en', now });
  if (!result.ok) throw new Error(result.problems[0].code);
  return result.value.id;
}

/** Files an opt-out as nobody. @returns the request's id */
export async function optedOut(
  typed: string,
  purposes: string[],
  now: Date,
  others: Record<string, string> = {},
): Promise<string> {
  const asked = { answers: { kind: 'opt-out', purposes }, typed, others, client: 'test' };
  const result = await fileOptOut({ ...asked, submissionKey: randomUUID(), language: 'en', now });
  if (!result.ok) throw new Error(result.problems[0].code);
  return result.value.id;
}

/** Somebody of the desk. @returns their id */
export async function staffMember(email: string, role: Role): Promise<string> {
  const [row] = await database()
    .insert(person)
    .values({ emailIndex: keyedHash('email', email), emailSealed: sealAddress('person', email) })
    .returning({ id: person.id });
  if (!row) throw new Error('no person was made');
  await database().insert(staff).values({ id: row.id, name: email, role });
  return row.id;
}

export async function opened(id: string): Promise<OpenedRequest> {
  const found = await findRequest(database(), id);
  if (!found) throw new Error('no such request');
  return found;
}

/** Puts names under the plan in force, as the desk does. */
export async function signed(id: string, kind: 'prepare' | 'approve' | 'expedite', staffIds: string[]): Promise<void> {
  const { key } = await opened(id);
  await inTransaction(async (tx) => {
    const plan = await findPlan(tx, id, key);
    if (!plan) throw new Error('no plan is in force');
    for (const staffId of staffIds) {
      await insertApproval(tx, {
        requestId: id,
        planId: plan.id,
        digest: plan.digest,
        kind,
        staffId,
        createdAt: new Date(),
      });
    }
  });
}

/** The move that the last approval makes. @param runAfter the end of a deletion's cooling-off */
export async function released(id: string, to: 'approved' | 'running', runAfter: Date | null = null): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.update(request).set({ status: to, runAfter }).where(eq(request.id, id));
    await enqueue(tx, 'run', { requestId: id }, { key: `run:${id}` });
  });
}

/** Approved by two, its contacts told, its cooling-off over: the queue holds its run and nothing else. @returns its id */
export async function readyToErase(worker: TestWorker, email: string, names: [string, string]): Promise<string> {
  const id = await filed(email, { kind: 'delete', scope: 'everything', note: '' }, new Date());
  await tasks['find-and-plan']?.({ requestId: id }, worker.surroundings);
  await signed(id, 'prepare', [names[0]]);
  await signed(id, 'approve', [names[1]]);
  await worker.owner.query('DELETE FROM graphile_worker._private_jobs');
  worker.clock.now = new Date();
  await released(id, 'approved', worker.clock.now);
  await tasks.run?.({ requestId: id }, worker.surroundings);
  await worker.owner.query(
    "DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t WHERE t.id = task_id AND identifier <> 'run'",
  );
  return id;
}
