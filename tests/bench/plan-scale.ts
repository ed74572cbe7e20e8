/** The plan of one typical person among ten thousand people, a hundred thousand, a million: it should not grow. */
import { makePlan } from '#datamap/plan';
import { type Crowd, crowd } from './crowd.ts';
import { median, report, timed } from './line.ts';
import { person } from './one-person.ts';

const wanted = { identities: { email: [person.email] }, at: new Date(), request: 'bench', kind: 'delete' as const };
const sizes = (process.argv[2] ?? '10000,100000,1000000').split(',').map(Number);
const crowds: (Crowd & { people: number; times: number[] })[] = [];
for (const people of sizes) crowds.push({ people, ...(await crowd(people)), times: [] });

// By turns, so that a busy machine is busy for all of them.
for (let round = 0; round < 60; round++) {
  for (const { client, checked, times } of crowds) times.push(await timed(() => makePlan(client, checked, wanted)));
}
const [least, ...larger] = crowds.map(({ people, times }) => ({ people, ms: median(times.slice(10)) }));
for (const { people, ms } of larger) report(`plan-scale ${people} to ${least?.people}`, ms, least?.ms ?? 0, 'ms');
for (const { client } of crowds) await client.end();
