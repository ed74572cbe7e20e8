import { organisation } from '#requests/organisation';
import { momentWords } from './day-words.ts';

/** An instant in the organisation's time zone. */
export function Moment({ at }: { at: Date }) {
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap tabular-nums">
      {momentWords(at, organisation().timeZone)}
    </time>
  );
}
