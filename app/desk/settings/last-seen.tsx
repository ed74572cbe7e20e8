import type { Part } from '#domain/silence';
import { Moment } from '../moment.tsx';

const meanwhile: Record<Part, string> = {
  worker: 'It is not heard of: no letter goes out, and nothing is looked up or carried out. Start it again.',
  account: 'It does not answer: nothing is looked up or carried out until it does. What is approved waits.',
  mail: 'It does not answer: letters and codes for signing in wait until it does, and are tried for five days.',
};

/** When a part was last seen, and what waits while it is silent. */
export function LastSeen({ part, at, silent }: { part: Part; at: Date | null; silent: readonly Part[] }) {
  const when = at ? <Moment at={at} /> : <span className="text-soft">Not yet</span>;
  if (!silent.includes(part)) return when;
  return (
    <div className="grid max-w-prose gap-1 text-bad">
      <p>{at ? <>Not since {when}</> : when}</p>
      <p>{meanwhile[part]}</p>
    </div>
  );
}
