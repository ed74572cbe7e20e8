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

const isOneMinute = (one: Date, other: Date): boolean =>
  Math.floor(one.getTime() / 60_000) === Math.floor(other.getTime() / 60_000);

/** From one instant to another, to the minute; within one minute, that minute. */
export function MomentSpan({ from, to }: { from: Date; to: Date }) {
  if (isOneMinute(from, to)) return <Moment at={to} />;
  return (
    <>
      <Moment at={from} /> to <Moment at={to} />
    </>
  );
}
