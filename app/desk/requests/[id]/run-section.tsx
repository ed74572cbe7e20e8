import type { ReceiptTable } from '#domain/plan';
import { receipt as receiptShape } from '#domain/plan';
import type { RequestView } from '#requests/view-request';
import { doneOf } from '../../../ui/desk/done-of.ts';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { Progress } from '../../../ui/desk/progress.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { type Column, Table } from '../../../ui/desk/table.tsx';
import { Moment } from '../../moment.tsx';

type Run = RequestView['runs'][number];
type Step = Run['progress'][number] & { label: string };
type Shown = Pick<RequestView, 'id' | 'status' | 'runs'> & Partial<Pick<RequestView, 'plan' | 'kind' | 'next'>>;

const steps: readonly Column<Step>[] = [
  { key: 'table', head: 'Data', name: true, cell: ({ label }) => label },
  { key: 'done', head: 'Done', number: true, cell: ({ done }) => done.toLocaleString('en') },
  { key: 'of', head: 'Of', number: true, cell: ({ of }) => of.toLocaleString('en') },
];

/** What a run waits for that nobody begins now. */
const waits: Partial<Record<RequestView['next'], string>> = {
  'resume-runs': 'Waits until runs go on',
  'outside-work': 'Waits for the work outside the database',
};

/** A run between two tries: how far the last one came was taken back. */
function Waiting({ request: { id, next }, run }: { request: Shown; run: Run }) {
  const { attempts, startedAt, nextTryAt } = run;
  const stopped = next && waits[next];
  const rows = [
    { name: 'Tried', value: attempts === 1 ? 'once' : `${attempts} times` },
    ...(startedAt ? [{ name: 'Last try', value: <Moment at={startedAt} seconds /> }] : []),
    // While runs are stopped the worker only looks then whether somebody let them go on.
    ...(nextTryAt && !stopped ? [{ name: 'Next try', value: <Moment at={nextTryAt} seconds /> }] : []),
  ];
  return (
    <div className="grid gap-3">
      <Progress
        label="Carrying out the plan"
        words={stopped ?? 'Waits for its next try'}
        href={`/desk/requests/${id}`}
      />
      <KeyValue rows={rows} />
    </div>
  );
}

function Live({ request: { id, plan, next }, run }: { request: Shown; run: Run | undefined }) {
  const labels = new Map(plan?.tables.map(({ table, label }) => [table, label]));
  const progress = (run?.progress ?? []).map((step) => ({ ...step, label: labels.get(step.table) ?? step.table }));
  const done = progress.reduce((sum, step) => sum + step.done, 0);
  const total = progress.reduce((sum, step) => sum + step.of, 0);
  const now = progress.find((step) => step.done < step.of);
  const words = now
    ? `${now.label}: ${doneOf(now.done, now.of)}`
    : run?.startedAt
      ? 'Under way'
      : ((next && waits[next]) ?? 'Waiting for the worker');
  return (
    <>
      <Progress
        label="Carrying out the plan"
        {...(total > 0 ? { done, total } : {})}
        words={words}
        href={`/desk/requests/${id}`}
      />
      {progress.length > 0 && (
        <Table caption="How far each table is" columns={steps} rows={progress} keyOf={({ table }) => table} />
      )}
    </>
  );
}

type Figure = 'before' | 'after' | 'erased' | 'reduced' | 'changed' | 'added' | 'shared';

const figures: readonly [Figure, string][] = [
  ['before', 'Before'],
  ['erased', 'Deleted'],
  ['reduced', 'Reduced'],
  ['changed', 'Changed'],
  ['added', 'Added'],
  ['after', 'After'],
  ['shared', 'Shared, kept'],
];

const rowsOf = (table: ReceiptTable, key: Figure): number => table[key] ?? 0;

/** Rows before and after, and between them only what happened at all. */
function columnsFor(tables: readonly ReceiptTable[]): Column<ReceiptTable>[] {
  const told = figures.filter(
    ([key]) => key === 'before' || key === 'after' || tables.some((one) => rowsOf(one, key) > 0),
  );
  return [
    { key: 'table', head: 'Data', name: true, cell: ({ label }) => label },
    ...told.map(([key, head]) => ({
      key,
      head,
      number: true,
      cell: (table: ReceiptTable) => rowsOf(table, key).toLocaleString('en'),
    })),
  ];
}

const isTouched = ({ before, after, added, shared = 0 }: ReceiptTable) => before + after + added + shared > 0;

function Receipt({ run }: { run: Run }) {
  const read = receiptShape.safeParse(run.receipt);
  if (!read.success) return null;
  const tables = read.data.tables.filter(isTouched);
  const rows = [
    { name: 'Run', value: <span className="font-mono text-xs break-all">{run.id}</span> },
    ...(run.finishedAt ? [{ name: 'Finished', value: <Moment at={run.finishedAt} /> }] : []),
    { name: 'Signature', value: <span className="font-mono text-xs break-all">{run.signature}</span> },
  ];
  return (
    <div className="grid gap-3">
      <KeyValue rows={rows} />
      <Table
        caption="Receipt: rows before and after"
        columns={columnsFor(tables)}
        rows={tables}
        keyOf={({ table }) => table}
      />
    </div>
  );
}

/** How a run goes, and its signed receipt when it is over. */
export function RunSection({ request }: { request: Shown }) {
  const [run] = request.runs;
  // What is committed and only waits to be closed has its receipt; a copy waits before it is made.
  const isOver = request.next === 'outside-work' && request.kind !== 'access' && run?.finishedAt;
  const isRunning = request.status === 'running' && !isOver;
  if (isRunning && run?.failure) {
    return (
      <Section id="run" title="Run">
        <Waiting request={request} run={run} />
      </Section>
    );
  }
  if (isRunning) {
    return (
      <Section id="run" title="Run" note={run && run.attempts > 1 ? `try ${run.attempts}` : undefined}>
        <Live request={request} run={run} />
      </Section>
    );
  }
  const finished = request.runs.filter(({ receipt }) => receipt !== null);
  if (finished.length === 0) return null;
  return (
    <Section id="receipt" title="Receipt">
      <div className="grid gap-6">
        {finished.map((one) => (
          <Receipt key={one.id} run={one} />
        ))}
      </div>
    </Section>
  );
}
