import type { HoldListView } from '#requests/view-hold-list';
import { DeskForm } from '../../../../ui/desk/desk-form.tsx';
import { Section } from '../../../../ui/desk/section.tsx';
import { LeftCounts } from '../../../left-counts.tsx';
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

const leftWords = {
  twice: 'say what an earlier line says',
  already: 'are about people who are held already, under the same law or order',
};

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
        <LeftCounts report={report} words={leftWords} />
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
