import type { ValueSay } from '#domain/value-words';
import { organisation } from '#requests/organisation';
import { dayWords, momentWords } from '../../../day-words.ts';

/** How the desk says values; more of one would break its page, and a copy has all of it. */
export const deskSay = (): ValueSay => ({
  day: dayWords,
  moment: (at) => momentWords(at, organisation().timeZone),
  ...{ true: 'Yes', false: 'No', longest: 300, linesAtMost: 20 },
});
