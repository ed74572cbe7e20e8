import type { ImportView } from '#requests/view-import';
import { DeskForm } from '../../../../ui/desk/desk-form.tsx';
import { Link } from '../../../../ui/desk/link.tsx';
import { Section } from '../../../../ui/desk/section.tsx';
import { LeftCounts } from '../../../left-counts.tsx';
import { Moment } from '../../../moment.tsx';
import { count } from '../../../words.ts';
import { confirmImportAction } from '../actions.ts';

type Props = { view: ImportView };

const leftWords = {
  twice: 'the same as an earlier line',
  already: 'here already, by all that they say but the address, which is not compared',
};

/** Where a line is bad, whoever brought the table says what that means for the others. */
function Bring({ id, good, bad }: { id: string; good: number; bad: number }) {
  if (bad === 0) {
    const given = { importId: id, choice: 'all' };
    return (
      <DeskForm id="confirm" action={confirmImportAction} given={given} submit={`Bring in ${count(good, 'request')}`} />
    );
  }
  const options = [
    { value: '', words: 'Choose' },
    { value: 'good', words: `Bring in the good ones: ${count(good, 'request')}` },
    { value: 'all', words: 'None, unless all lines are good' },
  ];
  const field = { name: 'choice', label: 'Some lines are to be changed', options };
  return (
    <DeskForm id="confirm" action={confirmImportAction} given={{ importId: id }} fields={[field]} submit="Bring in" />
  );
}

/** What would come of a table and the button that brings it in; or what came. */
export function Outcome({ view: { id, good, report, done } }: Props) {
  if (done)
    return (
      <Section id="done" title="What was done">
        <p>
          <strong>{count(done.count, 'request')}</strong> brought in, <Moment at={done.at} />. They stand among the{' '}
          <Link href="/desk?q=is%3Aclosed">closed ones</Link>, and in the <Link href="/desk/reports">reports</Link>.
        </p>
      </Section>
    );
  if (!report) return null;
  return (
    <Section id="report" title="What would come of it">
      <div className="grid gap-3">
        {good > 0 ? (
          <p>
            <strong>{count(good, 'request')}</strong> can be brought in. Nothing is yet: what is not brought in within a
            day is forgotten.
          </p>
        ) : (
          <p>
            <strong>Nothing would change.</strong> No line of this table is left to be brought in.
          </p>
        )}
        <LeftCounts report={report} words={leftWords} />
        {report.differs.length > 0 && (
          <p>
            <strong>{count(report.differs.length, 'line')}</strong> with the reference of a request that is here and is
            otherwise: nothing of it is changed.
          </p>
        )}
        {good > 0 && <Bring id={id} good={good} bad={report.bad.length} />}
      </div>
    </Section>
  );
}
