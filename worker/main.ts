/** `npm run worker`: the second process. It alone reaches the account database, and sends the letters. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Runner } from 'graphile-worker';
import { complain, Refusal } from '#cli/refusal';
import { connect, disconnect } from '#db/client';
import { readEnv } from '#env';
import { isSelfTestDue } from '#requests/is-self-test-due';
import { noteSettings } from '#requests/note-settings';
import { organisation } from '#requests/organisation';
import { readSettings } from '#requests/settings-files';
import { type Account, openAccount } from './account.ts';
import { classify } from './failure.ts';
import { beat, seeCertificates } from './heartbeat.ts';
import { reconcile } from './ledger/reconcile.ts';
import { signOfLife } from './lock.ts';
import { say } from './log.ts';
import { closeMail } from './mail.ts';
import { publish } from './publish.ts';
import { hasten, startQueue } from './queue.ts';
import { sweep } from './sweep.ts';

const sweepMs = 3_000;
const beatMs = 10_000;
const reconcileMs = 60_000;
const certificatesMs = 6 * 60 * 60_000;
const retryMs = 2_000;
const stopMs = 25_000;
const connections = 12;

type Pool = ReturnType<typeof connect>['pool'];

/** From then on whatever fails does so because what it needs was closed. */
let isStopping = false;

function die(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

/**
 * Waits for a database, saying so once. What waiting does not cure (a wrong password, a missing database) ends the process.
 */
async function untilAnswering(what: string, ask: () => Promise<unknown>): Promise<void> {
  for (let hasSaid = false; ; await sleep(retryMs)) {
    try {
      await ask();
      return;
    } catch (error) {
      const failure = classify(error);
      if (failure === 'account-refuses' || failure === 'rights-missing') {
        throw new Refusal(
          `The ${what} refuses us: check the user, its rights, the password and the database's name in its address`,
        );
      }
      if (failure !== 'account-down') throw error;
      if (!hasSaid) process.stderr.write(`The ${what} does not answer; waiting for it.\n`);
      hasSaid = true;
    }
  }
}

/** Letters go out meanwhile; jobs for the account database wait with it. */
async function checkAccount(account: Account, pool: Pool): Promise<void> {
  await untilAnswering('account database', () => account.check());
  await publish(account, new Date());
  await hasten(pool, 'account-down');
}

/** A worker that was not there at night catches up. */
async function queueMissedSelfTest(runner: Runner): Promise<void> {
  if (await isSelfTestDue(new Date())) await runner.addJob('self-test', {}, { jobKey: 'self-test' });
}

/** Does something again and again, each time some milliseconds after the last; what fails is said and tried again. */
function every(ms: number, name: string, act: () => Promise<void>): { stop(): void } {
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const again = async () => {
    await act().catch((error) => say('warning', { task: name, failure: classify(error) }));
    if (!isStopped) timer = setTimeout(again, ms);
  };
  timer = setTimeout(again, 0);
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** Ends once: running jobs finish within 25 seconds, or go back to the queue by their lost lock. */
function stopOn(stop: () => Promise<void>): void {
  const begin = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(0), stopMs).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', begin);
  process.on('SIGINT', begin);
  // The parent is `npm start`; without it nobody would stop us.
  process.on('disconnect', begin);
}

async function main(): Promise<void> {
  const env = readEnv(
    'DATABASE_URL',
    'ACCOUNT_DATABASE_URL',
    'SMTP_URL',
    'HABEAS_ORGANISATION',
    'HABEAS_URL',
    'HABEAS_SECRET',
  );
  organisation();
  const files = readSettings(env.HABEAS_ORGANISATION);
  const account = openAccount(env.ACCOUNT_DATABASE_URL, env.HABEAS_ORGANISATION);
  const { pool } = connect(env.DATABASE_URL, 'habeas_worker', connections);
  await untilAnswering('portal database', () => pool.query('SELECT 1'));
  const life = signOfLife(env.DATABASE_URL, () =>
    die('The lock of this worker is lost; it ends, and another takes over.'),
  );
  const unlocked = () => die('The lock of this worker could not be taken; it ends.');

  await sweep(pool);
  const runner = await startQueue(pool, life, { account, now: () => new Date() }, unlocked);
  runner.promise.catch(() => {}).then(() => !isStopping && die('The queue stopped; the worker ends.'));
  let wasThere = true;
  const rounds = [
    every(sweepMs, 'sweep', async () => {
      const dead = await sweep(pool);
      if (dead > 0) say('warning', { task: 'sweep', dead });
    }),
    every(beatMs, 'heartbeat', async () => {
      const isThere = await beat(account, env.SMTP_URL, () => new Date());
      if (isThere && !wasThere) await hasten(pool, 'account-down');
      wasThere = isThere;
    }),
    every(certificatesMs, 'certificates', () =>
      seeCertificates({
        pages: env.HABEAS_URL,
        portal: env.DATABASE_URL,
        account: env.ACCOUNT_DATABASE_URL,
        mail: env.SMTP_URL,
      }),
    ),
  ];
  stopOn(async () => {
    for (const round of rounds) round.stop();
    await runner.stop();
    closeMail();
    await Promise.all([account.end(), disconnect(), life.release()]);
  });
  await checkAccount(account, pool);
  await noteSettings({ files, now: new Date() });
  rounds.push(
    every(reconcileMs, 'ledger', async () => {
      const found = await reconcile({ account, now: () => new Date() });
      if (found === 'replayed') await hasten(pool, 'account-restored');
      if (found !== 'whole') say('warning', { task: 'ledger', found });
    }),
  );
  await queueMissedSelfTest(runner);
  process.stdout.write(`Worker runs with the data map ${account.checked().hash.slice(0, 12)}\n`);
  process.send?.({ ready: true });
}

main().catch((error) => {
  if (isStopping) return;
  complain(error);
  process.exit(1);
});
