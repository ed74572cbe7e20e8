import type { ReceiptTable } from '#domain/plan';
import { receipt as receiptShape } from '#domain/plan';
import type { RequestView } from '#requests/view-request';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { Progress } from '../../../ui/desk/progress.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { type Column, Table } from '../../../ui/desk/table.tsx';
import { Moment } from '../../moment.tsx';

type Run = RequestView['runs'][number];

function Live({ request, run }: { request: RequestView; run: Run | undefined }) {
  const done = run?.progress.reduce((sum, table) => sum + table.done, 0) ?? 0;
  const total = run?.progress.reduce((sum, table) => sum + table.of, 0) ?? 0;
  const now = run?.progress.find((table) => table.done < table.of);
  const words = now
    ? `${now.table}: ${now.done} of ${now.of}`
    : run?.startedAt
      ? 'Under way'
      : 'Waiting for the worker';
  return (
    <Progress
      label="Carrying out the plan"
      {...(total > 0 ? { done, total } : {})}
      words={words}
      href={`/desk/requests/${request.id}`}
    />
  );
}

const figure = (key: 'before' | 'after' | 'erased' | 'reduced' | 'changed', head: string): Column<ReceiptTable> => ({
  key,
  head,
  number: true,
  cell: (table) => table[key].toLocaleString('en'),
});

const columns: readonly Column<ReceiptTable>[] = [
  { key: 'table', head: 'Data', name: true, cell: ({ label }) => label },
  figure('before', 'Before'),
  figure('erased', 'Deleted'),
  figure('reduced', 'Reduced'),
  figure('changed', 'Changed'),
  figure('after', 'After'),
];

function Receipt({ run }: { run: Run }) {
  const read = receiptShape.safeParse(run.receipt);
  if (!read.success) return null;
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
        columns={columns}
        rows={read.data.tables}
        keyOf={({ table }) => table}
      />
    </div>
  );
}

/** How a run goes, and its signed receipt when it is over. */
export function RunSection({ request }: { request: RequestView }) {
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
