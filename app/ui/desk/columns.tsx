import { ColumnsDrawing, type Drawn } from './columns-drawing.tsx';

/** How the values of one sort are drawn; later ones stand before earlier ones. */
export type Layer = Pick<Drawn, 'key' | 'words' | 'look'> & { values: readonly (number | null)[] };

type Props = {
  /** Unique on the page. */
  id: string;
  /** What is shown, and what of it is worth knowing: said to who cannot see it. */
  title: string;
  says: string;
  /** Of each step, as the table beside names it. */
  steps: readonly string[];
  layers: readonly Layer[];
  /** The end of the scale; without it the greatest value. */
  most?: number;
  /** A value in words. */
  words: (value: number) => string;
  /** Of a small picture among others on the same scale, which it names in the scale's place. */
  total?: string;
};

/** Values over time as columns. The table beside it has the same as numbers. */
export function Columns({ layers, most, words, total, ...named }: Props) {
  const top = most ?? Math.max(1, ...layers.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return (
    <ColumnsDrawing
      {...named}
      layers={layers.map(({ values, ...layer }) => ({
        ...layer,
        bars: values.map((value) => (value ? { share: value / top, words: words(value) } : null)),
      }))}
      scale={total ?? words(top)}
      isSmall={total !== undefined}
    />
  );
}
