import type { BulkView } from '#requests/view-bulk';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { Progress } from '../../../ui/desk/progress.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { dayWords } from '../../day-words.ts';
import { count, lawWords } from '../../words.ts';
import { confirmBulkAction, stopBulkAction } from '../actions.ts';
import { bulkActWords, rowProblemWords } from '../bulk-words.ts';

type Props = { view: BulkView };

function Stop({ id, words }: { id: string; words: string }) {
  return <DeskForm id="stop" action={stopBulkAction} given={{ bulkId: id }} submit={words} look="quiet" />;
}

/** To which days, and why not, each with of how many. */
function Counts({ view: { untils, reasons } }: Props) {
  const lines = [
    ...untils.map(({ on, law, count: number }) => ({ number, words: `Until ${dayWords(on)}: ${lawWords(law)}` })),
    ...reasons.map(({ problem, count: number }) => ({ number, words: rowProblemWords(problem) })),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {lines.map(({ number, words }) => (
        <li key={words} className="flex gap-3">
          <span className="min-w-8 text-end font-semibold tabular-nums">{number.toLocaleString('en')}</span>
          <span className="min-w-0">{words}</span>
        </li>
      ))}
    </ul>
  );
}

function Ready({ view }: Props) {
  const { id, act, counts } = view;
  const typed = {
    name: 'count',
    label: `Type how many: ${counts.can}`,
    inputMode: 'numeric',
    autoComplete: 'off',
  } as const;
  return (
    <Section id="ready" title="What would be done">
      <div className="grid gap-3">
        <p>
          <strong>{count(counts.can, 'request')}</strong> can be done
          {counts.cannot > 0 && (
            <>
              , <strong>{counts.cannot.toLocaleString('en')}</strong> cannot and are left as they are
            </>
          )}
          . Nothing has been done yet. What moves on meanwhile is left alone too.
        </p>
        <Counts view={view} />
        {counts.can > 0 && (
          <DeskForm
            id="confirm"
            action={confirmBulkAction}
            given={{ bulkId: id }}
            fields={act === 'refuse' ? [typed] : []}
            submit={`${bulkActWords[act].verb} ${count(counts.can, 'request')}`}
            look={act === 'refuse' ? 'danger' : 'main'}
          />
        )}
        <Stop id={id} words="Drop this" />
      </div>
    </Section>
  );
}

function Ended({ view }: Props) {
  const { stage, counts } = view;
  const left = counts.new + counts.can;
  return (
    <Section id="ended" title="What was done">
      <div className="grid gap-3">
        <p>
          <strong>{count(counts.done, 'request')}</strong> done,{' '}
          <strong>{(counts.cannot + counts.failed).toLocaleString('en')}</strong> not
          {stage === 'stopped' && left > 0 && `; ${left.toLocaleString('en')} left as they were when it was stopped`}.
        </p>
        <Counts view={view} />
      </div>
    </Section>
  );
}

/** How far it is, and what can be done about it. */
export function Stage({ view }: Props) {
  const { id, stage, counts } = view;
  const { can, cannot, done, failed } = counts;
  const href = `/desk/bulk/${id}`;
  if (stage === 'ready') return <Ready view={view} />;
  if (stage === 'ended' || stage === 'stopped') return <Ended view={view} />;
  const progress =
    stage === 'checking'
      ? { label: 'Trying it out', done: can + cannot, total: can + cannot + counts.new }
      : { label: 'Under way', done: done + failed, total: can + done + failed };
  const words = stage === 'checking' ? 'On each request, without doing it' : 'You may leave this page: it goes on';
  return (
    <Section id="progress" title="How far it is">
      <div className="grid gap-3">
        <Progress {...progress} words={words} href={href} />
        <Stop id={id} words={stage === 'checking' ? 'Drop this' : 'Stop: leave the rest as it is'} />
      </div>
    </Section>
  );
}
