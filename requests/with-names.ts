type Known = { actorId: string | null; detail: Record<string, unknown> };
type Named<Event> = Event & { name: string | null; forNames: string[] };

/** Events with the name of whoever of the desk did it, and of the colleagues for whom. */
export const withNames = <Event extends Known>(
  events: Event[],
  nameOf: (id: string | null) => string | null,
): Named<Event>[] =>
  events.map((event) => ({
    ...event,
    name: nameOf(event.actorId),
    forNames: readersIn(event.detail)
      .flatMap((id) => nameOf(id) ?? [])
      .sort((one, other) => one.localeCompare(other)),
  }));

/** A note was for one colleague at most, in `forStaffId`, before it could be for several. */
function readersIn({ forStaffId, forStaffIds }: Known['detail']): string[] {
  const ids = Array.isArray(forStaffIds) ? forStaffIds : [forStaffId];
  return ids.filter((id) => typeof id === 'string');
}
