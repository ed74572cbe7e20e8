import type { ClientBase } from 'pg';
import { type DataFormat, dataFormats, isAsked } from '#domain/asked-data';
import type { Manifest, Plan } from '#domain/plan';
import { patternOf, withoutTexts } from '#domain/redaction';
import type { CheckedMap } from './checked.ts';
import { defusedSql } from './csv.ts';
import { indexHtml, type PackageFacts, type PackageTable } from './export-html.ts';
import { fileName } from './file-name.ts';
import { type Finding, findIn, mentionShown, mentionShownParts, shownParts } from './find.ts';
import { type GivenFile, measured, named } from './given-file.ts';
import type { Identities } from './identities.ts';
import { knownPersons } from './known-persons.ts';
import { fateSets } from './outcomes.ts';
import { Package, type Taker } from './package.ts';
import { copyForms } from './package-file.ts';
import type { Place } from './place.ts';
import { erasureFor, released } from './plan.ts';
import { type Count, personsSql } from './plan-sql.ts';
import { redactedSql } from './redact.ts';
import { ownSets, readBy } from './row-sets.ts';
import { disclosedSql, jsonSql, portableSql, readableSql, type ShownColumn, shownColumns } from './shown.ts';
import { inSnapshot } from './snapshot.ts';
import { identifier, parameters, settings } from './sql.ts';
import { type Asked, subjectOf, withSets } from './subject.ts';
import type { Redactions, Subject } from './who.ts';

export type ExportRun = {
  /** The access plan that was approved; the package is made for the persons that it bound. */
  plan: Plan;
  identities: Identities;
  /** Categories of the map, and parts of them, that go in; none means all. @see #domain/asked-data */
  data?: string[];
  /** The only data files that are wanted, besides the pages to read. */
  format?: DataFormat | undefined;
  /** Octets of a ZIP at most; left out, all comes in one. */
  atMost?: number | undefined;
  /** Who sends the package and about what, for the first page. */
  facts: PackageFacts;
  /** The portal's own records about the person, by name: each becomes `portal/<name>.json`. */
  records: { requests: unknown[] } & Record<string, unknown[]>;
  /** What was found outside the database: each becomes `files/<a safe name>`, with its octets as they are. */
  files?: GivenFile[];
  now: Date;
  /** What staff leave out of it. */
  redactions?: Redactions | undefined;
  /** Called when a table's files are written. */
  onTable?: (table: string, rows: number) => void | Promise<void>;
};

export type Exported = { done: true; manifest: Manifest } | { done: false; refusal: 'plan-changed' };

/** Rows of each table on the first page; the files have all. */
const firstRows = 20;

/**
 * Writes a person's copy as a ZIP, or as several: first page, CSV and JSON of each table, the portal's records, a manifest.
 * All from one snapshot, streamed: memory does not grow with the rows.
 * @param take gets the octets of one ZIP after the other, and has them all before the next begins
 * @returns `plan-changed`, and nothing written, when the identity leads to other persons than were approved
 * @throws what the database or `take` throws; the ZIP is then cut off and the snapshot closed
 * @see GDPR Art. 15(3), 20(1); Art. 15(4) for what is left out
 */
export async function exportPackage(
  client: ClientBase,
  checked: CheckedMap,
  run: ExportRun,
  take: Taker,
): Promise<Exported> {
  return inSnapshot(client, async () => {
    if (!(await isSamePerson(client, checked, run))) return { done: false, refusal: 'plan-changed' };
    const asked = onlyAsked(released(checked, run.plan), run.data ?? []);
    const wanted = { identities: run.identities, chosen: run.plan.chosen, at: run.now };
    const known = await knownPersons(client, asked, wanted);
    const person = { ...wanted, known, redactions: run.redactions };
    const tables = await tablesOf(client, asked, person, run.format);
    const zip = new Package(take, run);
    const manifest = await zip.filled(() => fill(client, asked, run, person, tables, zip));
    return { done: true, manifest };
  });
}

/** The rows that are persons must be the ones that were approved; all others may have grown since. */
async function isSamePerson(client: ClientBase, checked: CheckedMap, run: ExportRun): Promise<boolean> {
  const wanted = { ...run.plan, kind: 'access' as const, identities: run.identities, at: new Date(run.plan.at) };
  const binder = parameters();
  const erasure = erasureFor(checked, wanted, binder);
  const { subject } = erasure;
  const persons = subject.places.filter(({ map }) => map.person);
  const sets = fateSets(erasure, new Set([...persons, ...persons.flatMap((place) => [...readBy(subject, place)])]));
  const text = personsSql(erasure);
  const { rows } = persons.length > 0 ? await client.query<Count>(withSets(sets, text), binder.values) : { rows: [] };
  const hashes = new Map(rows.map(({ number, hash }) => [number, hash]));
  const same = persons.every(
    ({ name, number }) => run.plan.tables.find(({ table }) => table === name)?.rows === hashes.get(number),
  );
  return run.plan.map === checked.hash && same;
}

/** The map with all columns hidden that were not asked of. */
function onlyAsked(checked: CheckedMap, data: string[]): CheckedMap {
  const tables = Object.entries(checked.map.tables).map(([name, table]) => {
    const columns = Object.entries(table.columns).map(([column, rules]) => {
      const wanted = isAsked(data, rules.category ?? table.category ?? '', name);
      return [column, wanted ? rules : { ...rules, show: 'hidden' as const }] as const;
    });
    return [name, { ...table, columns: Object.fromEntries(columns) }] as const;
  });
  return { ...checked, map: { ...checked.map, tables: Object.fromEntries(tables) } };
}

/** The tables that go into the package, with their first rows and the names of their files. */
async function tablesOf(
  client: ClientBase,
  checked: CheckedMap,
  person: Asked,
  format?: DataFormat,
): Promise<PackageTable[]> {
  const taken = new Set<string>();
  const shown = Object.entries(checked.map.tables).filter(([, { columns }]) =>
    Object.values(columns).some(({ show }) => show !== 'hidden'),
  );
  const tables = shown.map(([table]) => table);
  const findings = await findIn(client, checked, { ...person, tables, limit: firstRows });
  return findings
    .filter(({ found, mentioned }) => found + mentioned > 0)
    .map((finding) => ({
      finding,
      keeps: checked.map.tables[finding.table]?.keep ?? [],
      files: filesOf(finding, format ? [format] : dataFormats, taken),
    }));
}

/** Held columns are in no file, so a table of nothing else has none. */
function filesOf(
  { table, found, mentioned, columns, mentionColumns }: Finding,
  formats: readonly DataFormat[],
  taken: Set<string>,
): PackageTable['files'] {
  const written = (all: ShownColumn[]) => all.some(({ show }) => show !== 'held');
  const each = (name: string) => formats.map((format) => ({ format, name: fileName(name, format, taken) }));
  return {
    own: found > 0 && written(columns) ? each(table) : [],
    shared: mentioned > 0 && written(mentionColumns) ? each(`${table}-shared`) : [],
  };
}

async function fill(
  client: ClientBase,
  checked: CheckedMap,
  run: ExportRun,
  person: Asked,
  tables: PackageTable[],
  zip: Package,
): Promise<Manifest> {
  const binder = settings();
  const subject = subjectOf(checked, person, binder);
  const cleaned = cleanerOf(run.redactions);
  const files = named((run.files ?? []).map((file) => ({ ...file, name: cleaned(file.name) })));
  const held = { tables, files, format: run.format, isSplit: run.atMost !== undefined };
  await zip.text('index.html', indexHtml(run.facts, held, checked.map));
  for (const { finding, files } of tables) {
    const place = subject.places.find(({ name }) => name === finding.table);
    if (!place) continue;
    for (const part of ['own', 'shared'] as const) {
      const rows = part === 'own' ? finding.found : finding.mentioned;
      for (const { format, name } of files[part]) {
        const query = rowsSql(subject, place, part, format);
        const setting = binder.setting();
        if (setting) await client.query(setting.text, setting.values);
        await zip.rows({ name, rows, table: finding.table }, { client, query, form: copyForms[format] });
      }
    }
    await run.onTable?.(finding.table, finding.found + finding.mentioned);
  }
  for (const { path, size, open } of files) {
    await zip.given({ name: path, size }, () => measured(open()));
  }
  for (const [name, records] of Object.entries(run.records)) {
    // Your requests there always are; of the rest an empty file would only raise questions.
    if (name !== 'requests' && records.length === 0) continue;
    await zip.text(
      `portal/${name}.json`,
      `${JSON.stringify(records, (_, value) => (typeof value === 'string' ? cleaned(value) : value), 2)}\n`,
    );
  }
  return zip.end(run.plan.request);
}

/** Leaves texts out of the portal's own records, and of the names of files, too. */
function cleanerOf(redactions: Redactions | undefined): (words: string) => string {
  const pattern = redactions && patternOf(redactions.all);
  return pattern ? (words) => withoutTexts(words, pattern, redactions.mark) : (words) => words;
}

/** The rows of a table as a file has them: shown columns, and the last four characters; nothing of held or hidden ones. */
function rowsSql(subject: Subject, place: Place, part: 'own' | 'shared', form: 'csv' | 'json'): string {
  const columns = (part === 'own' ? shownColumns(place) : mentionShown(place)).filter(({ show }) => show !== 'held');
  const values = columns.map((column) => {
    const value = disclosedSql(subject, place, column);
    const [written, as] =
      form === 'csv' ? ([defusedSql(csvSql(value), value.type), 'text'] as const) : ([jsonSql(value), 'json'] as const);
    const sql = redactedSql(subject, place, { column: column.column, value, written, form: as });
    return `${sql} AS ${fileColumn(column.column)}`;
  });
  const parts = part === 'own' ? shownParts(subject, place) : mentionShownParts(subject, place);
  const sets = ownSets(subject, undefined, readBy(subject, place));
  const selects = parts.map((where) => `SELECT ${values.join(', ')} FROM ${place.sql} t WHERE ${where}`);
  return withSets(sets, selects.join(' UNION ALL '));
}

/** Types that COPY writes as people read them; a cast to text would only cost time. */
const readable = /^(smallint|integer|bigint|numeric|real|double precision|date|time.*|uuid|bytea)$/;

const csvSql = (value: ReturnType<typeof disclosedSql>): string =>
  readable.test(value.type) ? portableSql(value) : readableSql(value);

/** The column's name in a file; of a long path its end. */
const fileColumn = (name: string): string =>
  Buffer.byteLength(name) > 63
    ? identifier(
        `…${Buffer.from(name)
          .subarray(-50)
          .toString()
          .replace(/^\uFFFD+/, '')}`,
      )
    : identifier(name);
