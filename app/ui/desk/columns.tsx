import { classes } from '../classes.ts';

/** How the values of one sort are drawn; later ones stand before earlier ones. */
export type Layer = { key: string; words: string; look: 'full' | 'light'; values: readonly (number | null)[] };

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

const looks: Record<Layer['look'], string> = { full: 'fill-accent', light: 'fill-accent/30' };
/** Units of the drawing for one step and its gap; the drawing is stretched to its place. */
const [stepWidth, barWidth, height] = [10, 7, 100];

function Bars({ layers, steps, top, words }: Pick<Props, 'layers' | 'steps' | 'words'> & { top: number }) {
  return layers.map(({ key, words: sort, look, values }) => (
    <g key={key} className={looks[look]}>
      {values.map((value, index) => {
        if (value === null || value === 0) return null;
        const long = Math.max((value / top) * height, 1);
        const step = steps[index] ?? '';
        return (
          <rect
            key={step}
            x={index * stepWidth + (stepWidth - barWidth) / 2}
            y={height - long}
            width={barWidth}
            height={long}
          >
            <title>{`${step}, ${sort}: ${words(value)}`}</title>
          </rect>
        );
      })}
    </g>
  ));
}

/** Values over time as columns, drawn by the server. The table beside it has the same as numbers. */
export function Columns({ id, title, says, steps, layers, most, words, total }: Props) {
  const top = most ?? Math.max(1, ...layers.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const width = steps.length * stepWidth;
  return (
    <figure className="min-w-0 break-inside-avoid">
      <div aria-hidden="true" className="flex flex-wrap items-baseline justify-between gap-x-4 text-xs">
        <span className="font-medium">{total && title}</span>
        <span className="text-soft tabular-nums">{total ?? words(top)}</span>
      </div>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-labelledby={`${id}-title ${id}-says`}
        className={classes('block w-full border-y border-t-line border-b-edge', total ? 'h-14' : 'h-44')}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-says`}>{says}</desc>
        <Bars layers={layers} steps={steps} top={top} words={words} />
      </svg>
      <div aria-hidden="true" className="flex justify-between gap-4 pt-0.5 text-xs text-soft">
        <span>{steps[0]}</span>
        {steps.length > 1 && <span className="text-end">{steps.at(-1)}</span>}
      </div>
      {layers.length > 1 && <Legend layers={layers} />}
    </figure>
  );
}

const Legend = ({ layers }: Pick<Props, 'layers'>) => (
  <figcaption aria-hidden="true" className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
    {layers.map(({ key, words, look }) => (
      <span key={key} className="flex items-center gap-1.5">
        <svg aria-hidden="true" viewBox="0 0 12 12" width={12} height={12}>
          <rect width={12} height={12} rx={2} className={looks[look]} />
        </svg>
        {words}
      </span>
    ))}
  </figcaption>
);
