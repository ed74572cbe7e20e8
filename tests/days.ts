import { addDays, dayOf } from '#domain/clock';
import { organisation } from '#requests/organisation';

/** The day so many days from now in the organisation's time zone, as its desk types it; negative ones are past. */
export const dayIn = (days: number, now = new Date()): string => addDays(dayOf(now, organisation().timeZone), days);
