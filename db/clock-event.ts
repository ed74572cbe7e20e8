import { asc, eq, sql } from 'drizzle-orm';
import type { ClockEvent, RuledBy } from '#domain/law/clock-event';
import type { Database, Transaction } from './client.ts';
import { prepared } from './prepared.ts';
import { clockEvent, type request } from './schema/index.ts';

type Of = { requestId: string; at: Date };

/** Appends what moved a request's clock. */
export async function insertClockEvent(tx: Transaction, { requestId, at }: Of, event: ClockEvent): Promise<void> {
  const more = {
    why: event.type === 'paused' ? event.why : null,
    untilOn: event.type === 'extended' ? (event.until ?? null) : null,
  };
  await tx.insert(clockEvent).values({ requestId, at, type: event.type, happenedOn: event.on, ...more });
}

/** Appends the receipt, or another law from here on, with the rules that hold. */
export async function insertRules(
  tx: Transaction,
  { requestId, at }: Of,
  { type, on, rules }: { type: 'received' | 'law-changed'; on: string; rules: RuledBy },
): Promise<void> {
  await tx.insert(clockEvent).values({ requestId, at, type, happenedOn: on, rules });
}

type Known = Pick<typeof request.$inferSelect, 'id' | 'law' | 'lawVersion' | 'receivedOn'>;

export type ClockEventRow = typeof clockEvent.$inferSelect;

/** What was written of a request's clock, oldest first. */
export const listClockEvents = (tx: Transaction | Database, requestId: string): Promise<ClockEventRow[]> =>
  prepared(tx, 'clock', () =>
    tx
      .select()
      .from(clockEvent)
      .where(eq(clockEvent.requestId, sql.placeholder('id')))
      .orderBy(asc(clockEvent.seq)),
  ).execute({ id: requestId });

type Clock = { rules: RuledBy; events: ClockEvent[] };

/** What moved a request's clock, oldest first, and the rules that hold now. */
export const findClock = async (tx: Transaction | Database, about: Known): Promise<Clock> =>
  clockFrom(await listClockEvents(tx, about.id), about);

/** The same, of what was written of it. */
export function clockFrom(rows: readonly ClockEventRow[], about: Known): Clock {
  const rules = rows.findLast((row) => row.rules !== null)?.rules;
  const events = rows.flatMap(eventOf);
  return rules
    ? { rules, events }
    : { rules: rulesOf(about), events: [{ type: 'received', on: about.receivedOn }, ...events] };
}

/** A request from before clocks were written down: its law alone. */
const rulesOf = ({ law, lawVersion }: Known): RuledBy => ({
  laws: law.split(' ').map((id, at) => ({ id, version: lawVersion.split(' ')[at] ?? lawVersion })),
  corrections: [],
  answerDays: null,
  holidays: null,
});

function eventOf({ type, happenedOn: on, why, untilOn }: ClockEventRow): ClockEvent[] {
  if (type === 'law-changed') return [];
  if (type === 'paused') return why ? [{ type, on, why }] : [];
  if (type === 'extended') return [{ type, on, ...(untilOn ? { until: untilOn } : {}) }];
  return [{ type, on }];
}
