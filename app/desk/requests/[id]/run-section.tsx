import type { ReceiptTable } from '#domain/plan';
import { receipt as receiptShape } from '#domain/plan';
import type { RequestView } from '#requests/view-request';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { Progress } from '../../../ui/desk/progress.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { type Column, Table } from '../../../ui/desk/table.tsx';
import { Moment } from '../../moment.tsx';

type Run = RequestView['runs'][number];

const steps: readonly Column<Run['progress'][number]>[] = [
  { key: 'table', head: 'Data', name: true, cell: ({ table }) => table },
  { key: 'done', head: 'Done', number: true, cell: ({ done }) => done.toLocaleString('en') },
  { key: 'of', head: 'Of', number: true, cell: ({ of }) => of.toLocaleString('en') },
];

function Live({ request, run }: { request: Pick<RequestView, 'id'>; run: Run | undefined }) {
  const done = run?.progress.reduce((sum, table) => sum + table.done, 0) ?? 0;
  const total = run?.progress.reduce((sum, table) => sum + table.of, 0) ?? 0;
  const now = run?.progress.find((table) => table.done < table.of);
  const words = now
    ? `${now.table}: ${now.done} of ${now.of}`
    : run?.startedAt
      ? 'Under way'
      : 'Waiting for the worker';
  return (
    <>
      <Progress
        label="Carrying out the plan"
        {...(total > 0 ? { done, total } : {})}
        words={words}
        href={`/desk/requests/${request.id}`}
      />
      {run && run.progress.length > 0 && (
        <Table caption="How far each table is" columns={steps} rows={run.progress} keyOf={({ table }) => table} />
      )}
    </>
  );
}

type Figure = 'before' | 'after' | 'erased' | 'reduced' | 'changed' | 'added';

const figures: readonly [Figure, string][] = [
  ['before', 'Before'],
  ['erased', 'Deleted'],
  ['reduced', 'Reduced'],
  ['changed', 'Changed'],
  ['added', 'Added'],
  ['after', 'After'],
];

/** Rows before and after, and between them only what happened at all. */
function columnsFor(tables: readonly ReceiptTable[]): Column<ReceiptTable>[] {
  const told = figures.filter(([key]) => key === 'before' || key === 'after' || tables.some((table) => table[key] > 0));
  return [
    { key: 'table', head: 'Data', name: true, cell: ({ label }) => label },
    ...told.map(([key, head]) => ({
      key,
      head,
      number: true,
      cell: (table: ReceiptTable) => table[key].toLocaleString('en'),
    })),
  ];
}

const isTouched = ({ before, after, added }: ReceiptTable) => before + after + added > 0;

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
export function RunSection({ request }: { request: Pick<RequestView, 'id' | 'status' | 'runs'> }) {
  const [run] = request.runs;
  if (request.status === 'running') {
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
      {finished.map((one) => (
        <Receipt key={one.id} run={one} />
      ))}
    </Section>
  );
}
