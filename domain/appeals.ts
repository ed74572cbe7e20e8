import { addDays } from './clock.ts';
import type { Law } from './law.ts';
import type { Status } from './states.ts';

/** Days in which we answer where no law sets any: the shortest time in which one of them wants to hear from us. */
const ownDays = 30;

/** What sets the time of an appeal; nothing where no law does. */
const articles: Partial<Record<Law, string>> = { 'uk-gdpr': 'DPA 2018 s. 164A' };

/** Laws that know no appeal to who decided: what a person sends us is a complaint, treated alike. */
const withoutAppeal: readonly Law[] = ['default', 'eu-gdpr', 'uk-gdpr'];

/** Whether a law calls it a complaint to us, and not an appeal. */
export const isComplaint = (law: Law): boolean => withoutAppeal.includes(law);

/**
 * The last day for the outcome of an appeal, and the article that sets it; an empty one where the day is our own word.
 * @param receivedOn `YYYY-MM-DD`, in the organisation's time zone
 * @see DPA 2018 s. 164A
 */
export const appealBy = (law: Law, receivedOn: string): { on: string; article: string } => ({
  on: addDays(receivedOn, ownDays),
  article: articles[law] ?? '',
});

type Refused = { status: Status; refusedBy: string | null; closedAt: Date | null };

/** Whether there is a refusal, of the whole or of a part, that nobody has appealed against yet. */
export function mayAppeal({ status, refusedBy, closedAt }: Refused, last: { receivedAt: Date } | null): boolean {
  const isRefused = status === 'refused' || (status === 'done' && refusedBy !== null);
  return isRefused && (last === null || (closedAt !== null && last.receivedAt < closedAt));
}
