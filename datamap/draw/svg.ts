/** The picture as an SVG file of its own: light and dark by the viewer's choice, no script, no style attributes. */
import { type MapPicture, type PictureBox, pictureTones } from '#domain/map-picture';

const style = `
text{font:11.5px system-ui,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;fill:#4d565f}
.name{font:600 12.5px ui-monospace,"SF Mono","Cascadia Mono","Liberation Mono",monospace;fill:#14181d}
.paper{fill:#fff}.box{fill:#fff;stroke:#b9c1c9}.identity{fill:#e7f1f0;stroke:#0f766e}.person{stroke:#0f766e;stroke-width:2}
.line{fill:none;stroke:#7d8791;stroke-width:1.4}.shared{stroke-dasharray:5 4}.head{fill:#7d8791}
.deleted{fill:#b01e1e}.emptied{fill:#7a4700}.kept{fill:#0f6238}
@media (prefers-color-scheme:dark){text{fill:#a9b3bc}.name{fill:#eceff2}.paper{fill:#111417}.box{fill:#1c2126;stroke:#4a545d}
.identity{fill:#12302d;stroke:#5cc7bb}.person{stroke:#5cc7bb}.line{stroke:#79848e}.head{fill:#79848e}
.deleted{fill:#ff9d95}.emptied{fill:#f3c26b}.kept{fill:#79d8a3}}`;

/** Height of the line of categories on top. */
const legend = 34;

const escaped = (words: string): string =>
  words
    .replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one] ?? '')
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ');

/** @returns the file's text; every name in it is escaped */
export function svgOf(picture: MapPicture): string {
  const { boxes, lines, categories, height } = picture;
  const legends = legendOf(categories);
  const width = Math.max(picture.width, legends.width);
  const rows = legends.rows * (legend - 10) + 10;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height + rows}" width="${width}" height="${height + rows}" role="graphics-document" aria-labelledby="title">
<title id="title">The data map</title><style>${style}</style>
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>
<rect class="paper" width="100%" height="100%"/>
${legends.svg}
<g transform="translate(0 ${rows})">
${lines.map(({ d, shared, title }) => `<path class="line${shared ? ' shared' : ''}" d="${d}" marker-end="url(#head)"><title>${escaped(title)}</title></path>`).join('\n')}
${boxes.map(boxOf).join('\n')}
</g>
</svg>
`;
}

function boxOf({ x, y, width, height, kind, tone, title, texts }: PictureBox): string {
  const radius = kind === 'identity' ? height / 2 : 6;
  const edge =
    tone === null
      ? ''
      : `<rect x="${x}" y="${y + 6}" width="5" height="${height - 12}" rx="2" fill="${pictureTones[tone]}"/>`;
  const words = texts.map(
    (text) => `<text class="${text.look}" x="${text.x}" y="${text.y}">${escaped(text.words)}</text>`,
  );
  return `<g><title>${escaped(title)}</title><rect class="box ${kind}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>${edge}${words.join('')}</g>`;
}

/** The categories' colours with their words, a few a line. */
function legendOf(categories: MapPicture['categories']): { svg: string; rows: number; width: number } {
  const [perRow, wide] = [3, 330];
  const svg = categories.map(({ label, tone }, at) => {
    const [x, y] = [16 + (at % perRow) * wide, 12 + Math.floor(at / perRow) * (legend - 10)];
    return `<rect x="${x}" y="${y}" width="12" height="12" rx="2" fill="${pictureTones[tone]}"/><text x="${x + 18}" y="${y + 10}">${escaped(label)}</text>`;
  });
  const edges = `<text x="16" y="${22 + Math.ceil(categories.length / perRow) * (legend - 10)}">Heavy edge: one row is one person. Dashed: rows shared with others.</text>`;
  return {
    svg: svg.join('') + edges,
    rows: Math.ceil(categories.length / perRow) + 1,
    width: 16 + Math.min(perRow, categories.length) * wide,
  };
}
