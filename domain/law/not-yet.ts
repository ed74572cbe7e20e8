/**
 * Laws with a day but no text that we would build on: from their day they are offered with our own rule's times, which
 * are shorter than any that is expected of them.
 */
import { elsewhere } from './elsewhere.ts';
import { type Law, likely } from './rule.ts';

const days = [
  ['us-ok', 'Oklahoma', '2027-01-01'],
  ['us-la', 'Louisiana', '2027-01-01'],
  ['us-al', 'Alabama', '2027-05-01'],
  ['us-vt', 'Vermont', '2028-01-01'],
] as const;

export const notYet: readonly Law[] = days.map(([id, state, from]) => ({
  ...elsewhere,
  id,
  name: `${state} privacy law`,
  from,
  regulator: likely(`the Attorney General of ${state}`, `${state} privacy law`),
}));
