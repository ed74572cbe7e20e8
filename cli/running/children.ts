import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { childEnv } from '#env';

/** A program of ours that is kept running. */
export type Child = {
  /** Resolves when the program first says that it is ready. */
  ready: Promise<void>;
  /** Ends it: politely, and by force after eight seconds. */
  stop(): Promise<void>;
};

type Program = {
  /** What the one line says of it, e.g. `worker`. */
  name: string;
  /** Its module, from the project's root. */
  script: string;
  /** For Node itself. */
  flags?: string[];
  /** All that it learns of its surroundings beside PATH and the like. */
  env: Record<string, string>;
  /** Called when it ends by itself before the given instant of readiness; the program is then not started again. */
  onEarlyEnd(): void;
};

const root = path.resolve(import.meta.dirname, '../..');
/** As an address: in a path, `%` and `#` would mean something else. */
const leash = import.meta.resolve('./leash.ts');
const [firstPauseMs, longestPauseMs, politeMs] = [1000, 30_000, 8000];

function launch({ script, env, flags = [] }: Program): ChildProcess {
  return spawn(process.execPath, [...flags, '--import', leash, path.join(root, script)], {
    cwd: root,
    env: childEnv(env),
    // A group of its own: Ctrl-C reaches us alone, and we end the parts in order.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/**
 * Keeps a program running: one that dies is started again after a second. Of one that dies before it was ready again,
 * which a new start may only repeat, the pause doubles up to half a minute.
 * @param isReady before that, an end is a fault of the set-up, which a new start would only repeat
 */
export function keepRunning(program: Program, isReady: () => boolean): Child {
  let isStopping = false;
  let pauseMs = firstPauseMs;
  let timer: NodeJS.Timeout | undefined;
  let child: ChildProcess;
  const ready = Promise.withResolvers<void>();
  const run = () => {
    child = launch(program);
    child.once('message', () => {
      pauseMs = firstPauseMs;
      ready.resolve();
    });
    child.once('exit', (code, signal) => {
      if (isStopping) return;
      if (!isReady()) return program.onEarlyEnd();
      console.error(`The ${program.name} ended (${signal ?? code}); it starts again in ${pauseMs / 1000} s.`);
      timer = setTimeout(run, pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    });
  };
  run();
  return {
    ready: ready.promise,
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), politeMs);
      await ended(child);
      clearTimeout(force);
    },
  };
}
