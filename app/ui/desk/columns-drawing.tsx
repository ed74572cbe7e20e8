'use client';

import { classes } from '../classes.ts';

/** What is drawn of one sort: of each step how much of the scale it takes, 0 to 1, and its value in words. */
export type Drawn = {
  key: string;
  words: string;
  look: 'full' | 'light';
  bars: readonly ({ share: number; words: string } | null)[];
};

type Props = {
  id: string;
  title: string;
  says: string;
  steps: readonly string[];
  layers: readonly Drawn[];
  /** What stands at the scale's end. */
  scale: string;
  isSmall: boolean;
};

const looks: Record<Drawn['look'], string> = { full: 'fill-accent', light: 'fill-accent/30' };
/** Units of the drawing for one step and its gap; the drawing is stretched to its place. */
const [stepWidth, barWidth, height] = [10, 7, 100];

function Bars({ layers, steps }: Pick<Props, 'layers' | 'steps'>) {
  return layers.map(({ key, words: sort, look, bars }) => (
    <g key={key} className={looks[look]}>
      {bars.map((bar, index) => {
        if (bar === null) return null;
        const long = Math.max(bar.share * height, 1);
        const step = steps[index] ?? '';
        return (
          <rect
            key={step}
            x={index * stepWidth + (stepWidth - barWidth) / 2}
            y={height - long}
            width={barWidth}
            height={long}
          >
            <title>{`${step}, ${sort}: ${bar.words}`}</title>
          </rect>
        );
      })}
    </g>
  ));
}

/** Draws Columns. On both sides: so the values are sent, and not each bar over again. */
export function ColumnsDrawing({ id, title, says, steps, layers, scale, isSmall }: Props) {
  return (
    <figure className="min-w-0 break-inside-avoid">
      <div aria-hidden="true" className="flex flex-wrap items-baseline justify-between gap-x-4 text-xs">
        <span className="font-medium">{isSmall && title}</span>
        <span className="text-soft tabular-nums">{scale}</span>
      </div>
      <svg
        viewBox={`0 0 ${steps.length * stepWidth} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-labelledby={`${id}-title ${id}-says`}
        className={classes('block w-full border-y border-t-line border-b-edge', isSmall ? 'h-14' : 'h-44')}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-says`}>{says}</desc>
        <Bars layers={layers} steps={steps} />
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
