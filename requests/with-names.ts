type Known = { actorId: string | null; detail: Record<string, unknown> };
type Named<Event> = Event & { name: string | null; forName: string | null };

/** Events with the name of whoever of the desk did it, and of the colleague for whom. */
export const withNames = <Event extends Known>(
  events: Event[],
  nameOf: (id: string | null) => string | null,
): Named<Event>[] =>
  events.map((event) => {
    const { forStaffId } = event.detail;
    return {
      ...event,
      name: nameOf(event.actorId),
      forName: typeof forStaffId === 'string' ? nameOf(forStaffId) : null,
    };
  });
