import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, dayOf } from '#domain/clock';
import { funnelOf, funnelSteps } from '#domain/funnel';
import { ownPortal } from '#tests/own-portal';
import { database } from './client.ts';
import { countFunnel, tallyDrafts } from './funnel.ts';
import { draft } from './schema/index.ts';

const portal = ownPortal('habeas_worker');
const timeZone = 'America/Los_Angeles';

/** Hours lie so that the day in Los Angeles is often another one than in Greenwich. */
const row = fc.record({
  hour: fc.integer({ min: 0, max: 24 * 8 }),
  furthest: fc.constantFrom(...funnelSteps),
  filedBefore: fc.integer({ min: 0, max: 2 }),
});
const at = (hour: number) => new Date(Date.UTC(2026, 4, 1, hour, 30));

test('the funnel is what a plain recount says, however often and in however many parts drafts are removed', async () => {
  const check = fc.asyncProperty(
    fc.array(row, { maxLength: 25, size: 'max' }),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 9 }),
    async (rows, first, length) => {
      await portal.owner().query('DELETE FROM draft; DELETE FROM funnel');
      const made = rows.map(({ hour, ...more }) => ({
        ...more,
        browserHash: randomBytes(32),
        answersSealed: randomBytes(8),
        updatedAt: at(hour),
      }));
      if (made.length > 0) await portalInsert(made);
      for (const day of [2, 5, 6, 6]) await tallyDrafts(database(), at(day * 24), timeZone);
      const from = addDays('2026-04-28', first);
      const period = { from, to: addDays(from, length) };
      const counted = rows
        .filter(({ hour }) => hour < 6 * 24)
        .filter(({ hour }) => {
          const day = dayOf(at(hour), timeZone);
          return day >= period.from && day <= period.to;
        })
        .flatMap(({ furthest, filedBefore }) => [
          { furthest, count: 1 },
          { furthest: 'filed' as const, count: filedBefore },
        ]);
      assert.deepEqual(funnelOf(await countFunnel(database(), period)), funnelOf(counted));
      assert.equal(await database().$count(draft), rows.filter(({ hour }) => hour >= 6 * 24).length);
    },
  );
  await fc.assert(check, { numRuns: 30 });
});

const portalInsert = (rows: (typeof draft.$inferInsert)[]) => database().insert(draft).values(rows);
