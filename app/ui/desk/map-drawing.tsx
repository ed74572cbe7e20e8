import type { MapPicture, PictureBox, PictureText } from '#domain/map-picture';
import { pictureTones } from '#domain/map-picture';

const looks: Record<PictureText['look'], string> = {
  name: 'fill-ink font-mono text-[12.5px] font-semibold',
  soft: 'fill-soft text-[11.5px]',
  deleted: 'fill-bad text-[11.5px]',
  emptied: 'fill-warn text-[11.5px]',
  kept: 'fill-good text-[11.5px]',
};
const edges: Record<PictureBox['kind'], string> = {
  identity: 'fill-accent-wash stroke-accent',
  person: 'fill-paper stroke-accent stroke-2',
  table: 'fill-paper stroke-line',
};

function Box({ x, y, width, height, kind, tone, title, texts }: PictureBox) {
  return (
    <g>
      <title>{title}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={kind === 'identity' ? height / 2 : 6}
        className={edges[kind]}
      />
      {tone !== null && <rect x={x} y={y + 6} width={5} height={height - 12} rx={2} fill={pictureTones[tone]} />}
      {texts.map((text) => (
        <text key={text.y} x={text.x} y={text.y} className={looks[text.look]}>
          {text.words}
        </text>
      ))}
    </g>
  );
}

/** The data map, drawn as it was laid out. Who cannot see it has the same in the table beside it. */
export function MapDrawing({ width, height, boxes, lines }: MapPicture) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is wide, and a keyboard has to reach what is out of sight
    <section aria-label="The data map as a picture" tabIndex={0} className="max-h-96 overflow-auto lg:max-h-none">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-labelledby="map-drawing">
        <title id="map-drawing">The data map; the table below says the same</title>
        <defs>
          <marker id="map-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0L8 4L0 8z" className="fill-edge" />
          </marker>
        </defs>
        {lines.map(({ d, shared, title }) => (
          <path
            key={title}
            d={d}
            markerEnd="url(#map-head)"
            strokeDasharray={shared ? '5 4' : undefined}
            className="fill-none stroke-edge stroke-[1.2]"
          >
            <title>{title}</title>
          </path>
        ))}
        {boxes.map((box) => (
          <Box key={box.title} {...box} />
        ))}
      </svg>
    </section>
  );
}

/** What the colours mean, and the edges. */
export function MapLegend({ categories }: Pick<MapPicture, 'categories'>) {
  return (
    <div className="mb-3 grid gap-1 text-xs text-soft">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {categories.map(({ key, label, tone }) => (
          <li key={key} className="flex items-center gap-1.5">
            <svg aria-hidden="true" viewBox="0 0 12 12" width={12} height={12}>
              <rect width={12} height={12} rx={2} fill={pictureTones[tone]} />
            </svg>
            {label}
          </li>
        ))}
      </ul>
      <p>Heavy edge: one row is one person. Dashed: rows shared with others.</p>
    </div>
  );
}
