import type { Answers } from '#domain/figures';
import type { Period } from '#domain/period';
import { Beside } from '../../ui/desk/beside.tsx';
import { Columns, type Layer } from '../../ui/desk/columns.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { type Column, Table } from '../../ui/desk/table.tsx';

export type Step = Answers & Period & { words: string };

type Props = {
  id: string;
  title: string;
  says: string;
  steps: readonly Step[];
  layers: readonly (Omit<Layer, 'values'> & { of: (step: Answers) => number | null })[];
  most?: number;
  /** A value of the scale. */
  words: (value: number) => string;
  columns: readonly Column<Step>[];
};

/** Something that is told of each step of the period: drawn, and as a table of the steps in which requests came. */
export function TimeSection({ id, title, says, steps, layers, most, words, columns }: Props) {
  const rows = steps.filter(({ received }) => received > 0);
  const name: Column<Step> = { key: 'step', head: 'Received', name: true, cell: (step) => step.words };
  return (
    <Section id={id} title={title}>
      <Beside
        picture={
          <Columns
            id={`${id}-picture`}
            title={title}
            says={says}
            steps={steps.map((step) => step.words)}
            layers={layers.map(({ of, ...layer }) => ({ ...layer, values: steps.map(of) }))}
            {...(most === undefined ? {} : { most })}
            words={words}
          />
        }
      >
        <Table caption={title} columns={[name, ...columns]} rows={rows} keyOf={({ from }) => from} />
      </Beside>
    </Section>
  );
}
