/** `npm start`: the whole installation on this machine, or on the organisation's own databases when they are named. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isPortFree } from '#cli/embedded/ports';
import { parentOfProcess } from '#cli/embedded/processes';
import { migrate } from '#db/migrate';
import { isUnderNpm } from '#env';
import { readOrganisation } from '#requests/organisation';
import { complain, Refusal } from './refusal.ts';
import { answers } from './running/answers.ts';
import { buildWhenNeeded } from './running/build.ts';
import { type Child, keepRunning } from './running/children.ts';
import { signInWords } from './running/greeting.ts';
import { forgetForCommands, leaveForCommands } from './running/left-for-commands.ts';
import { runOnce } from './running/once.ts';
import { programEnvironments } from './running/programs.ts';
import { loadSecrets } from './running/secrets.ts';
import { findOwnServices, type Services, startEmbedded } from './running/services.ts';
import { isOnOwnServices, readSurroundings, type Surroundings } from './running/surroundings.ts';

/** An account database that went away meanwhile must not keep the pages from being shown. */
const mapMs = 20_000;

/**
 * As in `npm run web` and `npm run worker`. What streams by is short-lived: with a large nursery V8 lets it pile up to twice
 * the memory, and clears it in pauses of which each makes one visitor wait as long as for two pages.
 */
const streamingFlags = ['--max-semi-space-size=4'];

let services: Services | undefined;
let children: Child[] = [];
let isReady = false;
let stopping: Promise<void> | undefined;

async function stopAll(): Promise<void> {
  await Promise.all(children.map((child) => child.stop()));
  await services?.stop();
  if (isReady) forgetForCommands(readSurroundings().folder);
}

/** Ends everything, once, whoever asks. A second Ctrl-C does not wait. */
function end(code: number): void {
  if (stopping) process.exit(code || 1);
  stopping = stopAll().catch(complain);
  stopping.then(() => process.exit(code));
}

function endWith(line: string): void {
  if (!stopping) console.error(line);
  end(1);
}

/** npm runs us through a shell: when it is killed, the shell is the one that gets a new parent, and nobody tells us. */
function watchNpm(): void {
  if (!isUnderNpm()) return;
  const ancestors = () => `${process.ppid} ${parentOfProcess(process.ppid)}`;
  const atStart = ancestors();
  setInterval(() => ancestors() !== atStart && !stopping && end(1), 1000).unref();
}

async function checkPorts(at: Surroundings, isEmbedded: boolean): Promise<void> {
  const ports = [
    { name: 'PORT', port: at.port, host: at.host },
    ...(isEmbedded ? [{ name: 'HABEAS_INBOX_PORT', port: at.inboxPort, host: '127.0.0.1' }] : []),
  ];
  for (const { name, port, host } of ports) {
    if (!(await isPortFree(port, host))) throw new Refusal(`Port ${port} is in use: set ${name} to a free one.`);
  }
}

async function untilAnswering(at: Surroundings): Promise<void> {
  const host = ['0.0.0.0', '::'].includes(at.host) ? '127.0.0.1' : at.host;
  for (let tries = 0; tries < 600 && !stopping; tries++) {
    if (await answers(at.port, host)) return;
    await sleep(100);
  }
  if (!stopping) throw new Refusal('The web process did not answer within a minute.');
}

async function start(): Promise<void> {
  const isEmbedded = !isOnOwnServices();
  const at = readSurroundings();
  await checkPorts(at, isEmbedded);
  const secrets = loadSecrets(at.folder);
  const onLost = () => endWith('PostgreSQL cannot be started again; everything ends.');
  services = isEmbedded ? await startEmbedded(at, secrets, onLost) : await findOwnServices();
  await Promise.all([migrate(services.portal.owner), buildWhenNeeded(at.folder)]);
  const environments = programEnvironments(at, services, secrets);
  const keep = (name: string, script: string, env: Record<string, string>) => {
    const onEarlyEnd = () => endWith(`The ${name} ended before all was ready.`);
    return keepRunning({ name, script, env, flags: streamingFlags, onEarlyEnd }, () => isReady);
  };
  if (isEmbedded) await runOnce('cli/running/example-staff.ts', environments.worker);
  if (stopping) return;
  const worker = keep('worker', 'worker/main.ts', environments.worker);
  children = [worker, keep('web', 'cli/web.ts', environments.web)];
  await untilAnswering(at);
  // The forms offer what the data map says, and the worker publishes it.
  await Promise.race([worker.ready, sleep(mapMs)]);
  if (stopping) return;
  isReady = true;
  leaveForCommands(at.folder, { ...environments.worker, MIGRATE_DATABASE_URL: services.portal.owner });
  await greet(services, environments.web.HABEAS_URL);
}

async function greet({ embedded, organisation }: Services, origin: string): Promise<void> {
  console.log(`Ready ${origin}`);
  if (!embedded) return;
  console.log(`Inbox ${embedded.inboxUrl}`);
  console.log(await signInWords(organisation, readOrganisation(organisation), origin));
}

process.on('SIGINT', () => end(0));
process.on('SIGTERM', () => end(0));
process.on('SIGHUP', () => end(0));
watchNpm();
start().catch((error) => {
  if (!stopping) complain(error);
  end(1);
});
