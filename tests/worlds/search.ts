/** Random worlds until enough people have asked, or the time is up; what fails is made smaller, and told so that it can be seen again. */
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import { readEnv } from '#env';

const { HABEAS_WORLDS: worlds, HABEAS_WORLDS_SEED: again } = readEnv('HABEAS_WORLDS', 'HABEAS_WORLDS_SEED');
/** Whether one world alone is tried again. */
export const isAgain = again !== undefined;
/** A failure is made smaller for so long; its seed goes on from there. */
const shrinkMs = isAgain ? 60_000 : 20_000;

/** How many people asked in a world, and how many acts were held against the oracle: a person's deletion, copy, and so on. */
export type Tried = { people: number; acts: number };

export type Search<World> = {
  /** The test's file, from the top. */
  file: string;
  world: fc.Arbitrary<World>;
  /** Each holds one world at a time against an oracle, in a database of its own, and throws what does not hold. */
  lanes: ((one: World) => Promise<Tried>)[];
  /** So many people at least have asked, where time allows; a long run (HABEAS_WORLDS) has its number of worlds alone. */
  enough: { people: number; ms: number };
};

/**
 * No world is broken off when the time is up: it would go on beside what comes next, on the same connection, and where
 * the first one takes long, as on a busy machine, nothing would have been tried.
 * @throws with how to see it again as the first of its message, and what did not hold next
 */
export async function search<World>(t: TestContext, { file, world, lanes, enough }: Search<World>): Promise<void> {
  const [, seed, path] = /^(-?\d+)(?::(.+))?$/.exec(again ?? '') ?? [];
  const isLong = worlds !== undefined;
  const until = isLong ? Number.POSITIVE_INFINITY : Date.now() + enough.ms;
  const most = isLong ? Number.POSITIVE_INFINITY : enough.people;
  let [people, acts, made] = [0, 0, 0];
  let failed: { by: unknown; at: number } | null = null;
  const searchIn = (lane: Search<World>['lanes'][number]) => {
    const property = fc.asyncProperty(world, async (one) => {
      const now = Date.now();
      // The world of a seed that holds now is not looked for among all that are like it.
      const isEnough = isAgain ? made > 0 : people >= most || now > until;
      const isOver = failed ? failed.by !== lane || now > failed.at + shrinkMs : isEnough;
      // What is not tried any more counts as held: the search then ends with the smallest that failed.
      if (isOver) return;
      made += 1;
      try {
        const tried = await lane(one);
        people += tried.people;
        acts += tried.acts;
      } catch (fault) {
        failed ??= { by: lane, at: now };
        throw fault;
      }
    });
    const from = { ...(seed ? { seed: Number(seed) } : {}), ...(path ? { path } : {}) };
    return fc.check(property, { numRuns: isAgain ? 1 : (worlds ?? 1000), ...from });
  };
  const seeds: number[] = [];
  const found = await Promise.all(lanes.map(searchIn));
  for (const { failed: isFound, seed, counterexamplePath, errorInstance: fault } of found) {
    seeds.push(seed);
    if (!isFound) continue;
    const words = `HABEAS_WORLDS_SEED=${seed}:${counterexamplePath} node --test ${file}`;
    const [says] = String(fault instanceof Error ? fault.message : fault).split('\n');
    throw new Error(`Again, and smaller: ${words}\n${says}`, { cause: fault });
  }
  t.diagnostic(`${people} people and ${acts} acts in ${made} worlds, from the seeds ${seeds.join(' and ')}`);
}
