import type { Period } from '#domain/period';
import type { Volume } from '#domain/volume';
import { Columns } from '../../ui/desk/columns.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { type Column, Table } from '../../ui/desk/table.tsx';
import { Count } from './count.tsx';

type Props<Key extends string> = {
  id: string;
  title: string;
  note?: string;
  volumes: readonly Volume<Key>[];
  words: (key: Key) => string;
  /** The queue's qualifier that a key is a value of. */
  qualifier: string;
  steps: readonly (Period & { words: string })[];
  /** Query of a step or of the whole period. */
  within: (days: Period) => string;
  period: Period;
};

type Row = Period & { words: string; at: number | null };

const number = (value: number) => value.toLocaleString('en');

/** How many came over time, a small picture for each sort on one scale, and the same as one table. */
export function VolumeSection<Key extends string>(props: Props<Key>) {
  const { id, title, note, volumes, words, qualifier, steps, within, period } = props;
  if (volumes.length === 0) return null;
  const most = Math.max(...volumes.flatMap(({ counts }) => counts));
  const rows: Row[] = [
    ...steps.map((step, at) => ({ ...step, at })).filter(({ at }) => volumes.some(({ counts }) => counts[at])),
    { ...period, words: 'Whole period', at: null },
  ];
  const columns: Column<Row>[] = [
    { key: 'step', head: 'Received', name: true, cell: (row) => row.words },
    ...volumes.map(
      ({ key, counts, total }): Column<Row> => ({
        key,
        head: words(key),
        number: true,
        cell: (row) => (
          <Count count={row.at === null ? total : (counts[row.at] ?? 0)} query={`${within(row)} ${qualifier}:${key}`} />
        ),
      }),
    ),
  ];
  return (
    <Section id={id} title={title} note={note}>
      <div className="mb-4 grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
        {volumes.map(({ key, counts, total }) => (
          <Columns
            key={key}
            id={`${id}-${key}`}
            title={words(key)}
            says={`${number(total)} in the period; the table below has each step.`}
            steps={steps.map((step) => step.words)}
            layers={[{ key, words: words(key), look: 'full', values: counts }]}
            most={most}
            words={number}
            total={number(total)}
          />
        ))}
      </div>
      <Table caption={title} columns={columns} rows={rows} keyOf={(row) => row.words} wide={volumes.length > 4} />
    </Section>
  );
}
