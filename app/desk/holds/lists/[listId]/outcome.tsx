import type { HoldListView } from '#requests/view-hold-list';
import { DeskForm } from '../../../../ui/desk/desk-form.tsx';
import { Section } from '../../../../ui/desk/section.tsx';
import { Moment } from '../../../moment.tsx';
import { count } from '../../../words.ts';
import { confirmHoldListAction } from '../actions.ts';

type Props = { view: HoldListView };

function Laid({ view: { laid } }: { view: HoldListView }) {
  if (!laid) return null;
  return (
    <Section id="laid" title="What was done">
      <p>
        <strong>{count(laid.count, 'hold')}</strong> laid, <Moment at={laid.at} />. Open deletions of these people are
        planned anew.
      </p>
    </Section>
  );
}

/** How many lines come to nothing, and why; a word for each that there is. */
function Left({ report }: { report: NonNullable<HoldListView['report']> }) {
  const left = [
    { number: report.bad.length, words: 'to be changed first' },
    { number: report.twice.length, words: 'say what an earlier line says' },
    {
      number: report.already?.length ?? 0,
      words: 'are about people who are held already, under the same law or order',
    },
  ].filter(({ number }) => number > 0);
  if (left.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {left.map(({ number, words }) => (
        <li key={words} className="flex gap-3">
          <span className="min-w-8 text-end font-semibold tabular-nums">{number.toLocaleString('en')}</span>
          <span className="min-w-0">{words}</span>
        </li>
      ))}
    </ul>
  );
}

/** What a list would do and the button that does it; or what it did. */
export function Outcome({ view }: Props) {
  const { id, good, own, report, laid } = view;
  if (laid || !report) return <Laid view={view} />;
  return (
    <Section id="report" title="What it would do">
      <div className="grid gap-3">
        {good > 0 ? (
          <p>
            <strong>{count(good, 'hold')}</strong> can be laid, on all rows of each person. Nobody is held yet: what is
            not laid within a day is forgotten.{' '}
            {report.already === null && 'Who is held already is held by this list too.'}
          </p>
        ) : (
          <p>
            <strong>Nothing would change.</strong> No line of this list is left to be held.
          </p>
        )}
        <Left report={report} />
        {own && (
          <p>
            Look at{' '}
            <a href="#own" className="text-accent underline">
              what {count(own.lines, 'line')} {own.lines === 1 ? 'says' : 'say'} in {own.lines === 1 ? 'its' : 'their'}{' '}
              own words
            </a>{' '}
            first.
          </p>
        )}
        {good > 0 && (
          <DeskForm
            id="confirm"
            action={confirmHoldListAction}
            given={{ listId: id }}
            submit={`Lay ${count(good, 'hold')}`}
          />
        )}
      </div>
    </Section>
  );
}
