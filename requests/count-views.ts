import { DrizzleQueryError, type SQL, sql } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { queueViews, readQueueQuery } from '#domain/queue-query';
import { countedMeanwhile } from './counted-meanwhile.ts';
import { inSeconds } from './in-seconds.ts';
import { type Asker, isAskers } from './queue-condition.ts';
import { idsOf } from './queue-ids.ts';

/** Counting stops here: more than this nobody reads as a number. */
const countedUpTo = 1000;

type View = { id: string | null; name: string; query: string };

/**
 * `id` is null for the views that every desk has; `count` where it could not be counted; `isMore`: there are more than
 * were counted.
 */
export type ViewLine = View & { count: number | null; isMore: boolean };

type Asked = { asker: Asker; queries: string[] };

const counted = countedMeanwhile(({ asker, queries }: Asked) => inTransaction((tx) => countEach(tx, queries, asker)));

/** For whom the views are counted that find the same for everybody: once for all who look. */
const anybody = { staffId: '00000000-0000-0000-0000-000000000000', role: 'viewer' } as const;

/**
 * The desk's own views and the saved ones, each with how many it finds. Authorise before.
 * @param asked.head the audit's last number: whoever does something with a request adds to it, and all is counted anew
 */
export async function countViews(
  { saved, asker, head }: { saved: readonly View[]; asker: Asker; head: number },
  now: Date,
): Promise<ViewLine[]> {
  const own = Object.entries(queueViews).map(([name, query]) => ({ id: null, name, query }));
  const views = [...own, ...saved];
  const { staffId, role } = asker.actor;
  const texts = [...new Set(views.map(({ query }) => query))];
  const mine = texts.filter((text) => {
    const read = readQueueQuery(text, asker.today);
    return 'query' in read && isAskers(read.query);
  });
  const all = texts.filter((text) => !mine.includes(text));
  const countFor = async (queries: string[], actor: Asker['actor']) => {
    const counts = await counted({ asker: { ...asker, actor }, queries }, head, now);
    return queries.map((text, index) => [text, counts[index] ?? null] as const);
  };
  const found = new Map((await Promise.all([countFor(mine, { staffId, role }), countFor(all, anybody)])).flat());
  return views.map((view) => {
    const count = found.get(view.query) ?? null;
    return { ...view, count: count && Math.min(count, countedUpTo), isMore: (count ?? 0) > countedUpTo };
  });
}

/** All in one statement; where that fails, each alone, so that one bad or slow view does not close the desk. */
async function countEach(tx: Transaction, queries: string[], asker: Asker): Promise<(number | null)[]> {
  const counts = queries.map((text) => {
    const read = readQueueQuery(text, asker.today);
    return 'query' in read ? countSql(idsOf(read.query, asker, { limit: countedUpTo + 1 })) : null;
  });
  const together = await countAll(
    tx,
    counts.map((one) => one ?? sql`null::int`),
  );
  if (together) return together;
  const alone: (number | null)[] = [];
  for (const one of counts) alone.push(one && ((await countAll(tx, [one]))?.[0] ?? null));
  return alone;
}

const countSql = (ids: SQL): SQL => sql`(select count(*)::int from (${ids}) counted)`;

/** Null when the database refuses or takes too long. */
async function countAll(tx: Transaction, counts: SQL[]): Promise<(number | null)[] | null> {
  try {
    return await inSeconds(tx, 2, async (savepoint) => {
      const together = sql`select array[${sql.join(counts, sql`, `)}] as counts`;
      return (await savepoint.execute<{ counts: (number | null)[] }>(together)).rows[0]?.counts ?? null;
    });
  } catch (error) {
    if (error instanceof DrizzleQueryError) return null;
    throw error;
  }
}
