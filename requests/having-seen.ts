import type { Transaction } from '#db/client';
import { type ListedEvent, listEvents } from '#db/event';
import { listStaff } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { isQuiet } from '#domain/snooze';
import { type DeskAct, lookAtDesk } from './at-desk.ts';
import { orUndone, Undone } from './undone.ts';
import { withNames } from './with-names.ts';

type Seen = DeskAct & {
  /** Number of the newest event on the page. */
  seen: number;
};

export type Meanwhile = (ListedEvent & { name: string | null; forNames: string[] })[];

/**
 * Does an act at the desk; where people did something to the request that its page did not show, the act is taken back for
 * now, since that is to be read first. What cannot be done any more says so itself.
 */
export function havingSeen<Value>(
  { seen, ...asked }: Seen,
  verb: (asked: DeskAct) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  return orUndone(
    verb({
      ...asked,
      around: async (tx, { id }, whole) => {
        const isStale = await haveOthersActed(tx, id, { than: asked.actor, isLater: ({ seq }) => seq > seen });
        const done = await whole();
        if (done.ok && isStale) throw new Undone(refused('moved-on'));
        return done;
      },
    }),
  );
}

/** Whether people but this one did anything to a request, looks apart, among what is later. */
export async function haveOthersActed(
  tx: Transaction,
  id: string,
  { than, isLater }: { than: StaffActor; isLater: (event: ListedEvent) => boolean },
): Promise<boolean> {
  const isByOthers = ({ actorKind, actorId }: ListedEvent) =>
    actorKind === 'person' || (actorKind === 'staff' && actorId !== than.staffId);
  return (await listEvents(tx, id)).some((event) => isLater(event) && !isQuiet(event.type) && isByOthers(event));
}

/**
 * What happened to a request since its page was opened, by whomever; looks and letters apart, and what a refusal put on
 * record just now.
 */
export function viewMeanwhile({ seen, ...asked }: Seen): Promise<Result<Meanwhile>> {
  const { staffId } = asked.actor;
  return lookAtDesk(asked, 'view-request', async (tx, { id }) => {
    const staff = await listStaff(tx);
    const nameOf = (of: string | null) => staff.find((one) => one.id === of)?.name ?? null;
    const happened = (await eventsAfter(tx, id, seen)).filter(
      ({ actorId, at }) => actorId !== staffId || at < asked.now,
    );
    return ok(withNames(happened, nameOf));
  });
}

const eventsAfter = async (tx: Transaction, id: string, seen: number): Promise<ListedEvent[]> =>
  (await listEvents(tx, id)).filter(({ seq, type }) => seq > seen && !isQuiet(type));
