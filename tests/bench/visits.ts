/** Twenty visitors who each open one page a second, and how long it takes until a page is there in full. */
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const [visitors, everyMs] = [20, 1000];
const agent = new Agent({ keepAlive: true, maxSockets: visitors });

export type Visit = { url: string; cookie: string };

/** Opens a page once. @returns milliseconds @throws Error unless it is shown */
export function visit({ url, cookie }: Visit, network = 1): Promise<number> {
  const headers = { cookie, 'X-Forwarded-For': `10.1.1.${network}` };
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const sent = get(url, { agent, headers }, (response) => {
      response.resume();
      response.once('end', () =>
        response.statusCode === 200
          ? resolve(performance.now() - startedAt)
          : reject(new Error(`${url} answered with ${response.statusCode}`)),
      );
    });
    sent.once('error', (error) => {
      // The server may close a kept connection in the very moment in which it is taken again.
      if (sent.reusedSocket) visit({ url, cookie }, network).then(resolve, reject);
      else reject(new Error(`${url} was not answered`, { cause: error }));
    });
  });
}

/**
 * How long each visit took, in milliseconds, by group. All visitors open pages of one group for a second, then of the
 * next: what else the machine does meanwhile is done to all groups alike.
 * @param groups of pages, those of one opened in turn
 * @param forMs of each group
 */
export async function timesOf(groups: readonly (readonly Visit[])[], forMs: number): Promise<number[][]> {
  const took = groups.map((): number[] => []);
  const endsAt = performance.now() + forMs * groups.length;
  const visitor = async (number: number) => {
    await sleep((everyMs / visitors) * number);
    for (let turn = 0; performance.now() < endsAt; turn++) {
      const at = turn % groups.length;
      const pages = groups[at] ?? [];
      const page = pages[(took[at]?.length ?? 0) % pages.length];
      if (!page) throw new Error('there is no page to open');
      const ms = await visit(page, number + 1);
      took[at]?.push(ms);
      await sleep(Math.max(0, everyMs - ms));
    }
  };
  await Promise.all(Array.from({ length: visitors }, (_, number) => visitor(number)));
  return took;
}

/** The slowest of the fastest 95 in 100. */
export function percentile95(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

/** Lets go of the connections that were kept. */
export const leave = (): void => agent.destroy();
