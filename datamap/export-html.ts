/** The first page of a package: readable offline, in the dark and on paper, with no script and nothing loaded. */
import { createHash } from 'node:crypto';
import { packageCss } from './export-css.ts';
import type { Finding, FoundRow } from './find.ts';
import type { DataMap, Keep } from './shape.ts';
import type { ShownColumn } from './shown.ts';

/** Who sends the package, and about what. All in the words of the person's letter. */
export type PackageFacts = {
  organisation: string;
  /** Where to ask; an address or a telephone number. */
  contact: string;
  /** The request's reference. */
  reference: string;
  /** Days in words or `YYYY-MM-DD`. */
  receivedOn: string;
  preparedOn: string;
  /** What the organisation adds: purposes, recipients, rights, whom to complain to. */
  sections: { heading: string; paragraphs: string[] }[];
};

type Files = { csv: string; json: string } | null;
/** A file that was found outside the database: where it lies, what it was called, and which work brought it up. */
export type PackageFile = { path: string; name: string; title: string; size: number };
export type PackageTable = { finding: Finding; keeps: Keep[]; files: { own: Files; shared: Files } };

const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(packageCss).digest('base64')}'; base-uri 'none'; form-action 'none'`;

type Held = { tables: PackageTable[]; files: PackageFile[] };

/**
 * @param held tables with rows, in the map's order, of which the page shows the first; and files from elsewhere
 * @returns a whole HTML document
 * @see GDPR Art. 12(1): concise, intelligible, in clear and plain language; Art. 15(1), (2)
 */
export function indexHtml(facts: PackageFacts, held: Held, map: DataMap): string {
  const { tables, files } = held;
  const title = `Your data at ${facts.organisation}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${packageCss}</style>
</head>
<body>
<header>
<p class="small">Request ${escaped(facts.reference)}, received ${escaped(facts.receivedOn)}, prepared ${escaped(facts.preparedOn)}</p>
<h1>${escaped(title)}</h1>
<p class="lead">${lead(held)}</p>
</header>
<main>
${contents(tables, map)}
${grouped(tables, map)}
${given(files)}
${leftOut(tables)}
${facts.sections.map(({ heading, paragraphs }) => section(heading, paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n'))).join('\n')}
${aboutFiles()}
</main>
<footer><p>Questions? <bdi>${escaped(facts.contact)}</bdi></p></footer>
</body>
</html>
`;
}

/** Text for HTML, in element content and in quoted attributes. */
function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

const count = (rows: number, one: string, many = `${one}s`): string =>
  `${rows.toLocaleString('en')} ${rows === 1 ? one : many}`;
const rowsOf = ({ finding }: PackageTable): number => finding.found + finding.mentioned;

function lead({ tables, files }: Held): string {
  const rows = tables.reduce((sum, table) => sum + rowsOf(table), 0);
  if (rows === 0 && files.length > 0)
    return `This is what we hold about you: ${count(files.length, 'file')}, found by hand. You find ${files.length === 1 ? 'it' : 'them'} below.`;
  if (rows === 0) return 'We hold no data about you that we found under your proven address.';
  return `This is what we hold about you: ${count(rows, 'record')} of ${count(tables.length, 'kind')}. Each has its own part below; the complete records are in the files beside this page.`;
}

const anchor = (table: PackageTable, tables: PackageTable[]): string => `part-${tables.indexOf(table) + 1}`;

function categoriesOf(tables: PackageTable[], map: DataMap): [words: string, tables: PackageTable[]][] {
  const byCategory = Map.groupBy(tables, ({ finding }) => finding.category);
  const known = Object.entries(map.categories).map(([key, words]): [string, PackageTable[]] => [
    words,
    byCategory.get(key) ?? [],
  ]);
  const others = tables.filter(({ finding }) => !Object.hasOwn(map.categories, finding.category));
  return [...known, ['Other', others] satisfies [string, PackageTable[]]].filter(([, group]) => group.length > 0);
}

function contents(tables: PackageTable[], map: DataMap): string {
  if (tables.length === 0) return '';
  const groups = categoriesOf(tables, map).map(([words, group]) => {
    const items = group.map(
      (table) =>
        `<li><a href="#${anchor(table, tables)}">${escaped(table.finding.label)}</a> <span class="count">${rowsOf(table).toLocaleString('en')}</span></li>`,
    );
    return `<li><strong>${escaped(words)}</strong><ul>${items.join('')}</ul></li>`;
  });
  return `<nav aria-label="Contents"><ul class="contents">${groups.join('\n')}</ul></nav>`;
}

const grouped = (tables: PackageTable[], map: DataMap): string =>
  categoriesOf(tables, map)
    .map(([words, group]) => section(words, group.map((table) => tablePart(table, anchor(table, tables))).join('\n')))
    .join('\n');

const section = (heading: string, body: string): string => `<section><h2>${escaped(heading)}</h2>\n${body}</section>`;

function tablePart({ finding, keeps, files }: PackageTable, id: string): string {
  const source = finding.source ? `<p class="small">Where it came from: ${escaped(finding.source)}</p>` : '';
  const shared =
    finding.mentioned > 0
      ? `<h4>Shared with other people</h4><p class="small">These records are about others as well. You see the parts that are not about them.</p>${records(finding.mentionColumns, finding.mentions, finding.mentioned)}${links(files.shared)}`
      : '';
  return `<article id="${id}"><h3>${escaped(finding.label)} <span class="count">${(finding.found + finding.mentioned).toLocaleString('en')}</span></h3>
${source}${finding.found > 0 ? records(finding.columns, finding.rows, finding.found) + links(files.own) : ''}${shared}${keeps.map(keepNote).join('')}</article>`;
}

const keepNote = ({ reason, law }: Keep): string =>
  `<p class="note">Some of this would be kept even if you asked us to delete it: ${escaped(reason)} (${escaped(law)}).</p>`;

/** One record reads as a list of facts, several as a table. */
function records(columns: ShownColumn[], rows: FoundRow[], total: number): string {
  const [only] = rows;
  if (!only) return '';
  const shown = rows.length === 1 ? factList(columns, only) : factTable(columns, rows);
  const more =
    total > rows.length
      ? `<p class="small">The first ${rows.length} of ${count(total, 'record')}. The files have all of them.</p>`
      : '';
  return shown + more;
}

function factList(columns: ShownColumn[], { values }: FoundRow): string {
  const facts = columns.map(
    ({ label, show }, at) => `<div><dt>${escaped(label)}</dt><dd>${valueHtml(show, values[at] ?? null)}</dd></div>`,
  );
  return `<dl>${facts.join('\n')}</dl>`;
}

function factTable(columns: ShownColumn[], rows: FoundRow[]): string {
  const visible = columns.map((column, at) => ({ ...column, at })).filter(({ show }) => show !== 'held');
  const held = columns.filter(({ show }) => show === 'held').map(({ label }) => label);
  const head = visible.map(({ label }) => `<th scope="col">${escaped(label)}</th>`).join('');
  const body = rows.map(
    ({ values }) =>
      `<tr>${visible.map(({ show, at }) => `<td>${valueHtml(show, values[at] ?? null)}</td>`).join('')}</tr>`,
  );
  const note = held.length > 0 ? `<p class="note">${escaped(held.join(', '))}: ${heldWords}</p>` : '';
  return `<div class="wide" tabindex="0" role="region" aria-label="Records"><table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>${note}`;
}

const heldWords = 'we hold this; it is never disclosed.';
/** A longer value fills the page; the file has all of it. */
const longest = 600;

function valueHtml(show: ShownColumn['show'], value: string | null): string {
  if (show === 'held') return `<em>${heldWords}</em>`;
  if (value === null || value === '') return '<span class="none" title="nothing">–</span>';
  const text = value.length > longest ? `${value.slice(0, longest)}…` : value;
  return `<bdi>${escaped(text)}</bdi>`;
}

/** Under the names that they had; the links lead to names that every computer can read. */
function given(files: PackageFile[]): string {
  if (files.length === 0) return '';
  const groups = [...Map.groupBy(files, ({ title }) => title)].map(([title, group]) => {
    const items = group.map(
      ({ path, name, size }) =>
        `<li><a href="${escaped(path)}"><bdi>${escaped(name)}</bdi></a> <span class="count">${sizeWords(size)}</span></li>`,
    );
    return `<article><h3>${escaped(title)}</h3><ul>${items.join('')}</ul></article>`;
  });
  const words =
    'These were not in our database: somebody looked for them. A file that a computer might start instead of showing it ends in “.bin”; its own name is the one that you see here.';
  return section(
    'Files that we found by hand',
    `<p class="small">${words}</p>
${groups.join('\n')}`,
  );
}

const sizeWords = (octets: number): string =>
  octets < 1_000_000 ? `${Math.max(1, Math.round(octets / 1000))} kB` : `${(octets / 1_000_000).toFixed(1)} MB`;

const links = (files: Files): string =>
  files
    ? `<p class="files"><a href="data/${files.csv}">Spreadsheet (CSV)</a> <a href="data/${files.json}">Machine-readable (JSON)</a></p>`
    : '';

function leftOut(tables: PackageTable[]): string {
  const held = tables.flatMap(({ finding }) =>
    finding.columns.filter(({ show }) => show === 'held').map(({ label }) => label),
  );
  const short = tables.flatMap(({ finding }) =>
    finding.columns.filter(({ show }) => show === 'last4').map(({ label }) => label),
  );
  const items = [
    ...(held.length > 0
      ? [
          `We hold these and never disclose them, to you or anybody, so that they cannot be stolen on the way: ${[...new Set(held)].join(', ')}.`,
        ]
      : []),
    ...(short.length > 0
      ? [`Of these you see the last four characters, for the same reason: ${[...new Set(short)].join(', ')}.`]
      : []),
    'What is about other people is left out: what they wrote, and their names where a record is shared.',
    'A cell that a spreadsheet would take for a formula begins with an apostrophe in the CSV files. The JSON files have it as it is stored.',
  ];
  return section('What is missing, and why', `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}</ul>`);
}

const aboutFiles = (): string =>
  section(
    'The files in this package',
    `<p>Unpack the whole package first; then the links on this page work, also without a network.</p>
<ul><li><a href="portal/requests.json">portal/requests.json</a>: your requests to us and what became of them.</li>
<li><a href="manifest.json">manifest.json</a>: every file with its size, its number of records and its SHA-256, to check that nothing was lost or changed.</li></ul>
<p>Keep the package where nobody else can read it, and delete it when you no longer need it.</p>`,
  );
