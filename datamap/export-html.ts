/** The first page of a package: readable offline, in the dark and on paper, with no script and nothing loaded. */
import { createHash } from 'node:crypto';
import type { DataFormat } from '#domain/asked-data';
import type { Language } from '#domain/languages';
import { type ValueSay, valueWords } from '#domain/value-words';
import { packageCss } from './export-css.ts';
import type { Finding, FoundRow } from './find.ts';
import { type PackageWords, packageWords } from './package-words.ts';
import type { DataMap, Keep } from './shape.ts';
import type { ShownColumn } from './shown.ts';

/** Who sends the package, and about what. All in the words of the person's letter. */
export type PackageFacts = {
  /** The person's. */
  language: Language;
  /** The organisation's own words in that language, where it has them: labels, categories, reasons. */
  said: (words: string) => string;
  organisation: string;
  /** Where to ask; an address or a telephone number. */
  contact: string;
  /** The request's reference. */
  reference: string;
  /** `YYYY-MM-DD`. */
  receivedOn: string;
  preparedOn: string;
  /** The organisation's, in which instants are said. */
  timeZone: string;
  /** What the organisation adds: purposes, recipients, rights, whom to complain to. */
  sections: { heading: string; paragraphs: string[] }[];
};

/** The names of a table's data files; none where all of it is held back. */
type Files = { format: DataFormat; name: string }[];
/** A file that was found outside the database: where it lies, what it was called, and which work brought it up. */
export type PackageFile = { path: string; name: string; title: string; size: number };
export type PackageTable = { finding: Finding; keeps: Keep[]; files: { own: Files; shared: Files } };

const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(packageCss).digest('base64')}'; base-uri 'none'; form-action 'none'`;

type Held = {
  tables: PackageTable[];
  files: PackageFile[];
  /** The only data files there are. */
  format?: DataFormat | undefined;
  /** Whether the copy may come in several ZIPs. */
  isSplit: boolean;
};
/** How things are said on one page. */
type Say = PackageWords & { said: (words: string) => string; value: ValueSay };

/**
 * @param held tables with rows, in the map's order, of which the page shows the first; and files from elsewhere
 * @returns a whole HTML document
 * @see GDPR Art. 12(1): concise, intelligible, in clear and plain language; Art. 15(1), (2)
 */
export function indexHtml(facts: PackageFacts, held: Held, map: DataMap): string {
  const { files } = held;
  const tables = held.tables.filter(isTold);
  const { organisation, reference, timeZone, said } = facts;
  const words = packageWords(facts.language);
  const { t, day } = words;
  const flags = { true: t('true'), false: t('false') };
  const value = { ...flags, day, moment: (at: Date) => words.moment(at, timeZone), longest, linesAtMost };
  const say: Say = { ...words, said, value };
  const title = t('title', { organisation });
  const [receivedOn, preparedOn] = [day(facts.receivedOn), day(facts.preparedOn)];
  return `<!doctype html>
<html lang="${facts.language}">
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
<p class="small">${escaped(t('request', { reference, receivedOn, preparedOn }))}</p>
<h1>${escaped(title)}</h1>
${lead(held, say)}
</header>
<main>
${contents(tables, map, say)}
${grouped(tables, map, say)}
${given(files, say)}
${leftOut(held, say)}
${facts.sections.map(({ heading, paragraphs }) => section(heading, paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n'))).join('\n')}
${aboutFiles(held, say)}
</main>
<footer><p>${escaped(t('questions'))} <bdi>${escaped(facts.contact)}</bdi></p></footer>
</body>
</html>
`;
}

/** Text for HTML, in element content and in quoted attributes. */
function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

const isVisible = ({ show }: ShownColumn): boolean => show !== 'held';

/** How many records of a table are in the copy: of those without a value to show there is at most a word. */
const rowsOf = ({ finding: { found, columns, mentioned, mentionColumns } }: PackageTable): number =>
  (columns.some(isVisible) ? found : 0) + (mentionColumns.some(isVisible) ? mentioned : 0);

/** What is held for others, or shared and about them alone, has a part of its own, or none. */
const isTold = ({ finding: { found, columns, mentioned, mentionColumns } }: PackageTable): boolean =>
  (found > 0 && columns.length > 0) || (mentioned > 0 && mentionColumns.length > 0);

/** Nothing where all that there is must not be shown: the page says so further down. */
function lead({ tables, files }: Held, { t }: Say): string {
  const counts = tables.map(rowsOf).filter((rows) => rows > 0);
  const records = counts.reduce((sum, rows) => sum + rows, 0);
  const says = (words: string) => `<p class="lead">${escaped(words)}</p>`;
  if (records > 0) return says(t('lead.records', { records, kinds: counts.length }));
  if (files.length > 0) return says(t('lead.files', { files: files.length }));
  return tables.length > 0 ? '' : says(t('lead.nothing'));
}

const anchor = (table: PackageTable, tables: PackageTable[]): string => `part-${tables.indexOf(table) + 1}`;

function categoriesOf(
  tables: PackageTable[],
  map: DataMap,
  { t, said }: Say,
): [words: string, tables: PackageTable[]][] {
  const byCategory = Map.groupBy(tables, ({ finding }) => finding.category);
  const known = Object.entries(map.categories).map(([key, words]): [string, PackageTable[]] => [
    said(words),
    byCategory.get(key) ?? [],
  ]);
  const others = tables.filter(({ finding }) => !Object.hasOwn(map.categories, finding.category));
  return [...known, [t('other'), others] satisfies [string, PackageTable[]]].filter(([, group]) => group.length > 0);
}

const count = (table: PackageTable, { number }: Say): string =>
  rowsOf(table) > 0 ? ` <span class="count">${number(rowsOf(table))}</span>` : '';

function contents(tables: PackageTable[], map: DataMap, say: Say): string {
  const { t, said } = say;
  if (tables.length === 0) return '';
  const groups = categoriesOf(tables, map, say).map(([words, group]) => {
    const items = group.map(
      (table) =>
        `<li><a href="#${anchor(table, tables)}">${escaped(said(table.finding.label))}</a>${count(table, say)}</li>`,
    );
    return `<li><strong>${escaped(words)}</strong><ul>${items.join('')}</ul></li>`;
  });
  return `<nav aria-label="${escaped(t('contents'))}"><ul class="contents">${groups.join('\n')}</ul></nav>`;
}

const grouped = (tables: PackageTable[], map: DataMap, say: Say): string =>
  categoriesOf(tables, map, say)
    .map(([words, group]) =>
      section(words, group.map((table) => tablePart(table, anchor(table, tables), say)).join('\n')),
    )
    .join('\n');

const section = (heading: string, body: string): string => `<section><h2>${escaped(heading)}</h2>\n${body}</section>`;

function tablePart(table: PackageTable, id: string, say: Say): string {
  const { t, said } = say;
  const { finding, keeps, files } = table;
  const from = finding.source;
  const source = from ? `<p class="small">${escaped(t('source', { source: said(from) }))}</p>` : '';
  const shared =
    finding.mentioned > 0 && finding.mentionColumns.length > 0
      ? `<h4>${escaped(t('shared'))}</h4><p class="small">${escaped(t('sharedNote'))}</p>${records(finding.mentionColumns, finding.mentions, finding.mentioned, say)}${links(files.shared, say)}`
      : '';
  const own =
    finding.found > 0 ? records(finding.columns, finding.rows, finding.found, say) + links(files.own, say) : '';
  return `<article id="${id}"><h3>${escaped(said(finding.label))}${count(table, say)}</h3>
${source}${own}${shared}${keeps.map((keep) => keepNote(keep, say)).join('')}</article>`;
}

const keepNote = ({ reason, law }: Keep, { t, said }: Say): string =>
  `<p class="note">${escaped(t('keep', { reason: said(reason), law: said(law) }))}</p>`;

/** One record reads as a list of facts, several as a table. */
function records(columns: ShownColumn[], rows: FoundRow[], total: number, say: Say): string {
  const [only] = rows;
  if (!only) return '';
  if (!columns.some(isVisible)) return heldNote(columns, say);
  const shown = rows.length === 1 ? factList(columns, only, say) : factTable(columns, rows, say);
  const more =
    total > rows.length
      ? `<p class="small">${escaped(say.t('first', { shown: rows.length, records: total }))}</p>`
      : '';
  return shown + more;
}

function factList(columns: ShownColumn[], { values }: FoundRow, say: Say): string {
  const facts = columns.map(
    ({ label, show }, at) =>
      `<div><dt>${escaped(say.said(label))}</dt><dd>${valueHtml(show, values[at] ?? null, say)}</dd></div>`,
  );
  return `<dl>${facts.join('\n')}</dl>`;
}

function factTable(columns: ShownColumn[], rows: FoundRow[], say: Say): string {
  const { t, said } = say;
  const visible = columns.map((column, at) => ({ ...column, at })).filter(isVisible);
  const head = visible.map(({ label }) => `<th scope="col">${escaped(said(label))}</th>`).join('');
  const body = rows.map(
    ({ values }) =>
      `<tr>${visible.map(({ show, at }) => `<td>${valueHtml(show, values[at] ?? null, say)}</td>`).join('')}</tr>`,
  );
  return `<div class="wide" tabindex="0" role="region" aria-label="${escaped(t('recordsRegion'))}"><table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>${heldNote(columns, say)}`;
}

function heldNote(columns: ShownColumn[], { t, said, list }: Say): string {
  const held = columns.filter(({ show }) => show === 'held').map(({ label }) => said(label));
  return held.length > 0 ? `<p class="note">${escaped(list(held))}: ${escaped(t('held'))}</p>` : '';
}

/** A longer value fills the page; the file has all of it. */
const longest = 600;
const linesAtMost = 60;

function valueHtml(show: ShownColumn['show'], value: string | null, { t, value: say }: Say): string {
  if (show === 'held') return `<em>${escaped(t('held'))}</em>`;
  if (value === null || value === '') return `<span class="none" title="${escaped(t('nothing'))}">–</span>`;
  const { words, at } = valueWords(value, say);
  return at
    ? `<time datetime="${escaped(at)}" title="${escaped(value)}">${escaped(words)}</time>`
    : `<bdi>${escaped(words)}</bdi>`;
}

/** Under the names that they had; the links lead to names that every computer can read. */
function given(files: PackageFile[], say: Say): string {
  const { t, said, number } = say;
  if (files.length === 0) return '';
  const groups = [...Map.groupBy(files, ({ title }) => title)].map(([title, group]) => {
    const items = group.map(
      ({ path, name, size }) =>
        `<li><a href="${escaped(path)}"><bdi>${escaped(name)}</bdi></a> <span class="count">${sizeWords(size, number)}</span></li>`,
    );
    return `<article><h3>${escaped(said(title))}</h3><ul>${items.join('')}</ul></article>`;
  });
  return section(t('byHand'), `<p class="small">${escaped(t('byHandNote'))}</p>\n${groups.join('\n')}`);
}

const sizeWords = (octets: number, number: Say['number']): string =>
  octets < 1_000_000
    ? `${Math.max(1, Math.round(octets / 1000))} kB`
    : `${number(Math.round(octets / 100_000) / 10)} MB`;

function links(files: Files, { t }: Say): string {
  const each = files.map(({ format, name }) => `<a href="data/${name}">${escaped(t(format))}</a>`);
  return each.length > 0 ? `<p class="files">${each.join(' ')}</p>` : '';
}

function leftOut({ tables, format }: Held, { t, said, list }: Say): string {
  const shownAs = (how: ShownColumn['show']) => {
    const columns = tables.flatMap(({ finding }) => finding.columns.filter(({ show }) => show === how));
    return [...new Set(columns.map(({ label }) => said(label)))];
  };
  const [held, short] = [shownAs('held'), shownAs('last4')];
  const items = [
    ...(held.length > 0 ? [t('missing.held', { columns: list(held) })] : []),
    ...(short.length > 0 ? [t('missing.short', { columns: list(short) })] : []),
    t('missing.others'),
    t('missing.unlinked'),
    t('missing.unread'),
    ...(format === undefined ? [t('missing.formulas')] : []),
    ...(format === 'csv' ? [t('missing.formulasAlone')] : []),
  ];
  return section(t('missing.title'), `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}</ul>`);
}

const aboutFiles = ({ isSplit }: Held, { t }: Say): string =>
  section(
    t('files.title'),
    `<p>${escaped(t('files.unpack'))}</p>${isSplit ? `\n<p>${escaped(t('files.parts'))}</p>` : ''}
<ul><li><a href="portal/requests.json">portal/requests.json</a>: ${escaped(t('files.requests'))}</li>
<li><a href="manifest.json">manifest.json</a>: ${escaped(t('files.manifest'))}</li></ul>
<p>${escaped(t('files.keep'))}</p>`,
  );
