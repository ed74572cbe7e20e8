import type { PlanTable } from '#domain/plan';
import { keptIn, sharedIn } from '#domain/plan-totals';
import { asTree } from '#domain/plan-tree';
import { countSorts } from '#domain/redaction';
import type { RequestView } from '#requests/view-request';
import { classes } from '../../../ui/classes.ts';
import { Progress } from '../../../ui/desk/progress.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { type Column, Table } from '../../../ui/desk/table.tsx';
import { dayWords } from '../../day-words.ts';
import { count } from '../../words.ts';
import { groundWords, leftOutWords } from './findings/redaction-words.ts';
import { Parts } from './parts.tsx';
import { PlanQuestions } from './plan-questions.tsx';
import { planWords } from './plan-words.ts';
import { Sign } from './sign.tsx';

/** A table with how far it is from the root, and what it hangs on. */
type Row = PlanTable & { depth: number; above: string | null; isView: boolean };

const number = (key: 'found' | 'exported' | 'corrected' | 'erased' | 'reduced', head: string): Column<Row> => ({
  key,
  head,
  number: true,
  cell: (table) => <Figure value={table[key]} />,
});

function Figure({ value }: { value: number }) {
  return <span className={value === 0 ? 'text-soft' : undefined}>{value.toLocaleString('en')}</span>;
}

const kept: Column<Row> = {
  key: 'kept',
  head: 'Stays',
  number: true,
  cell: (table) => <Figure value={keptIn(table)} />,
};

const indents = ['', 'ps-4', 'ps-8', 'ps-12'];

/** Beneath the table by which its rows are found, as far in as it is from the person. */
const name: Column<Row> = {
  key: 'table',
  head: 'Data',
  name: true,
  cell: ({ label, table, mentioned, depth, above, isView }) => (
    <span className={classes('block', indents[Math.min(depth, indents.length - 1)])}>
      {above !== null && (
        <>
          <span aria-hidden="true" className="font-normal text-soft">
            └{' '}
          </span>
          <span className="sr-only">Of {above}: </span>
        </>
      )}
      {label}{' '}
      {label.toLowerCase() !== table && <span className="font-mono text-xs font-normal text-soft">{table}</span>}
      {mentioned > 0 && (
        <span className="block text-xs font-normal text-soft">{count(mentioned, 'shared row')}, never deleted</span>
      )}
      {isView && <span className="block text-xs font-normal text-soft">a view of rows that lie in other tables</span>}
    </span>
  ),
};

function asRows(tables: readonly PlanTable[], { under, views }: Pick<RequestView, 'under' | 'views'>): Row[] {
  const tree = asTree(tables, under);
  return tree.map(({ table, depth }) => {
    const above = depth > 0 ? tables.find((one) => one.table === under[table.table]) : undefined;
    return { ...table, depth, above: above?.label ?? null, isView: views.includes(table.table) };
  });
}

const columnsOf: Partial<Record<RequestView['kind'], readonly Column<Row>[]>> = {
  access: [name, number('found', 'Found'), number('exported', 'In the copy')],
  correct: [name, number('found', 'Found'), number('corrected', 'Changes')],
  delete: [name, number('found', 'Found'), number('erased', 'Deleted'), number('reduced', 'Reduced'), kept],
};

const isHeld = ({ found, mentioned }: PlanTable) => found + mentioned > 0;

function NotHeld({ tables }: { tables: readonly PlanTable[] }) {
  const without = tables.filter((table) => !isHeld(table)).map(({ label }) => label);
  if (without.length === 0) return null;
  return <p className="mt-3 text-soft">Nothing found in: {without.join(', ')}.</p>;
}

/** What happens before anything goes, and what is left to another controller. */
function First({ tables }: { tables: readonly PlanTable[] }) {
  const first = tables.flatMap(({ table, label, first: step }) =>
    step ? [{ key: table, what: step.label, rows: step.rows, label }] : [],
  );
  const others = tables.flatMap(({ table, label, processors = [] }) =>
    processors.map(({ name: other, ...rest }) => ({ key: `${table} ${other} ${rest.contact}`, label, other, ...rest })),
  );
  if (first.length + others.length === 0) return null;
  return (
    <ul className="mt-3 grid gap-1">
      {first.map(({ key, what, label, rows }) => (
        <li key={key}>
          First of all: {what} (<strong>{label}</strong>, {count(rows, 'row')}).
        </li>
      ))}
      {others.map(({ key, label, other, contact, rows }) => (
        <li key={key}>
          <strong>{label}</strong>, {count(rows, 'row')} held for {other || 'a controller that is not known'}
          {contact && ` (${contact})`}: left alone, neither shown nor deleted.
        </li>
      ))}
    </ul>
  );
}

function Kept({ tables }: { tables: readonly PlanTable[] }) {
  const rows = tables.flatMap(({ table, label, kept: reasons }) =>
    reasons.map((reason) => ({ table, label, ...reason })),
  );
  const shared = tables.filter((table) => sharedIn(table) > 0);
  if (rows.length + shared.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 mb-1 font-semibold">What stays, and why</h3>
      <ul className="grid gap-1">
        {rows.map(({ table, label, reason, law, until, rows: number }) => (
          <li key={`${table} ${reason} ${law}`}>
            <strong>{label}</strong>, {count(number, 'row')},{' '}
            {until ? `reviewed on ${dayWords(until)}` : 'reviewed by hand'}: {reason}.{' '}
            <span className="text-soft">{law}</span>
          </li>
        ))}
        {shared.map((table) => (
          <li key={`${table.table} shared`}>
            <strong>{table.label}</strong>, {count(sharedIn(table), 'row')}: shared with other people, and never deleted
            on one person’s word.
          </li>
        ))}
      </ul>
    </>
  );
}

/** How much of what was found does not go into the copy; what it is, only a look at the rows tells. */
function LeftOut({ redactions }: Pick<RequestView, 'redactions'>) {
  if (redactions.length === 0) return null;
  const byGround = [...Map.groupBy(redactions, ({ ground }) => ground)];
  return (
    <p className="mt-3">
      <strong>Left out of it:</strong>{' '}
      {byGround
        .map(([ground, some]) => `${leftOutWords(countSorts(some))} (${groundWords[ground].toLowerCase()})`)
        .join('; ')}
      . The rows themselves show which.
    </p>
  );
}

function Planning({ id }: { id: string }) {
  return (
    <Section id="plan" title="Plan">
      <Progress label="Being planned" words="The worker looks the person up" href={`/desk/requests/${id}`} />
    </Section>
  );
}

/** The plan in words and numbers, the questions on it, and the names under it. */
export function PlanSection({ request }: { request: RequestView }) {
  const { plan, kind } = request;
  if (request.next === 'plan') return <Planning id={request.id} />;
  if (!plan) return null;
  const columns = columnsOf[kind];
  return (
    <Section
      id="plan"
      title="Plan"
      note={
        <span title={plan.digest} className="font-mono text-xs">
          {plan.digest.slice(0, 12)}
        </span>
      }
    >
      <p className="mb-2 text-base font-medium">{planWords(request, plan)}</p>
      {plan.scope !== 'everything' && <p className="mb-2 text-soft">Only: {plan.scope}.</p>}
      {plan.policy && (
        <p className="mb-2 text-soft">
          Only what was collected before policy {plan.policy.version}, in force since {dayWords(plan.policy.on)}.
        </p>
      )}
      <PlanQuestions request={request} plan={plan} />
      {columns && plan.tables.some(isHeld) && (
        <Table
          caption="The plan by table"
          columns={columns}
          rows={asRows(plan.tables.filter(isHeld), request)}
          keyOf={({ table }) => table}
        />
      )}
      <LeftOut redactions={request.redactions} />
      <First tables={plan.tables} />
      <NotHeld tables={plan.tables} />
      {kind === 'delete' && <Kept tables={plan.tables} />}
      <Parts request={request} />
      <Sign request={request} plan={plan} />
    </Section>
  );
}
