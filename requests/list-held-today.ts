import { inTransaction } from '#db/client';
import { type HeldDay, listHeld } from '#db/daily-cap';
import { dayOf } from '#domain/clock';
import { capOf } from '#domain/daily-caps';
import { ok, type Result } from '#domain/problems';
import { authorise, type Claim } from './authorise.ts';
import { organisation } from './organisation.ts';

/** Somebody whose copies or deletions of today are or were held, and how many one person may let out. */
export type HeldToday = HeldDay & { atMost: number };

/** Who of the desk wanted to let out more today than one person may, for who administers it. */
export function listHeldToday({ actor, now }: Pick<Claim, 'actor' | 'now'>): Promise<Result<HeldToday[]>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    const { dailyCaps, timeZone } = organisation();
    const held = await listHeld(tx, dayOf(now, timeZone));
    return ok(held.map((one) => ({ ...one, atMost: capOf(dailyCaps, one.act) })));
  });
}
