import { organisation } from '#requests/organisation';
import { momentWords } from './day-words.ts';

/** An instant in the organisation's time zone, to the minute; to the second where two of one minute are told apart by it. */
export function Moment({ at, seconds = false }: { at: Date; seconds?: boolean }) {
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap tabular-nums">
      {momentWords(at, organisation().timeZone, seconds)}
    </time>
  );
}
