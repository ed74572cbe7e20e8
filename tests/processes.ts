/** Finds the processes of a running installation, so that tests can kill them. */
import { readdirSync } from 'node:fs';
import { commandOfProcess, parentOfProcess } from '#cli/embedded/processes';

/** Processes whose command line holds this text. */
const processesOf = (text: string): number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => commandOfProcess(pid)?.includes(text));

/** The child of an installation that runs this script, e.g. `cli/web.ts`; null while there is none. */
export const childOf = (pid: number, script: string): number | null =>
  processesOf(script).find((child) => parentOfProcess(child) === pid) ?? null;

/** The server process of an embedded PostgreSQL, by one of its addresses; null while there is none. */
export const serverOf = (url: string): number | null =>
  processesOf(`cluster -p ${new URL(url).port} `).find((pid) => !commandOfProcess(pid)?.startsWith('unshare')) ?? null;
