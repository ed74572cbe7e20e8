import { type ClockOff, type ClockSkew, clocksOff } from '#domain/clock-skew';
import { count } from '../words.ts';

const names: Record<ClockOff['whose'], string> = {
  portal: 'The portal database’s clock',
  account: 'The account database’s clock',
};

/** Whether the worker and both databases agree what time it is, and what to do when they do not. */
export function Clocks({ skew }: { skew: ClockSkew | null }) {
  const off = clocksOff(skew);
  if (!skew) return <span className="text-soft">Not yet</span>;
  if (off.length === 0) {
    return <p>{skew.account === null ? 'Worker and portal database agree' : 'Worker and databases agree'}</p>;
  }
  return (
    <div className="grid max-w-prose gap-1 text-bad">
      {off.map(({ whose, isAhead, seconds }) => (
        <p key={whose}>
          {names[whose]} is {count(seconds, 'second')} {isAhead ? 'ahead of' : 'behind'} the worker’s.
        </p>
      ))}
      <p>
        Have these machines take their time from the same time server (NTP): legal dates, codes and the log of events
        count by their clocks.
      </p>
    </div>
  );
}
