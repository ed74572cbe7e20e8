import type { OwnWords } from '#domain/hold-list';
import { KeyValue } from '../../../../ui/desk/key-value.tsx';
import { Section } from '../../../../ui/desk/section.tsx';
import { count } from '../../../words.ts';

const shownAtMost = 20;

function Lines({ of }: { of: string[] }) {
  return (
    <ul className="grid gap-1">
      {of.map((words) => (
        <li key={words}>
          <bdi className="wrap-anywhere">{words}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** The first of them, and the rest folded: whoever confirms the list has to be able to read all. */
function Words({ of }: { of: string[] }) {
  const more = of.slice(shownAtMost);
  return (
    <>
      <Lines of={of.slice(0, shownAtMost)} />
      {more.length > 0 && (
        <details className="mt-1">
          <summary className="text-soft">and {more.length.toLocaleString('en')} more</summary>
          <Lines of={more} />
        </details>
      )}
    </>
  );
}

/** What lines bring in their own words, each once: whoever exported a column may not have meant it for its people. */
export function OwnLines({ own: { lines, reasons, laws } }: { own: OwnWords }) {
  const rows = [
    { name: 'Reasons', of: reasons },
    { name: 'Laws', of: laws },
  ].filter(({ of }) => of.length > 0);
  return (
    <Section id="own" title="Lines with a reason or law of their own" note={count(lines, 'line')}>
      <div className="grid gap-3">
        {reasons.length > 0 && <p>The person reads this reason when they ask for a deletion. It must name nobody.</p>}
        <KeyValue rows={rows.map(({ name, of }) => ({ name, value: <Words of={of} /> }))} />
      </div>
    </Section>
  );
}
