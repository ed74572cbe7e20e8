import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { ZipFile } from 'yazl';
import type { Manifest, Plan } from '#domain/plan';
import type { CheckedMap } from './checked.ts';
import { defusedSql } from './csv.ts';
import { indexHtml, type PackageFacts, type PackageTable } from './export-html.ts';
import { fileName } from './file-name.ts';
import { type Finding, findIn, mentionShown, mentionShownParts, shownParts } from './find.ts';
import { type GivenFile, measured, named } from './given-file.ts';
import type { Identities } from './identities.ts';
import { knownPersons } from './known-persons.ts';
import { fateSets } from './outcomes.ts';
import { csvOf, jsonOf, Measured } from './package-file.ts';
import type { Place } from './place.ts';
import { erasureFor, released } from './plan.ts';
import { type Count, personsSql } from './plan-sql.ts';
import { ownSets, readBy } from './row-sets.ts';
import { disclosedSql, jsonSql, portableSql, readableSql, type ShownColumn, shownColumns } from './shown.ts';
import { inSnapshot } from './snapshot.ts';
import { identifier, parameters, settings } from './sql.ts';
import { type Asked, subjectOf, withSets } from './subject.ts';
import type { Subject } from './who.ts';

export type ExportRun = {
  /** The access plan that was approved; the package is made for the persons that it bound. */
  plan: Plan;
  identities: Identities;
  /** Categories of the map that were asked for; none means all. */
  categories?: string[];
  /** Who sends the package and about what, for the first page. */
  facts: PackageFacts;
  /** The portal's own records about the person, by name: each becomes `portal/<name>.json`. */
  records: { requests: unknown[] } & Record<string, unknown[]>;
  /** What was found outside the database: each becomes `files/<a safe name>`, with its octets as they are. */
  files?: GivenFile[];
  now: Date;
  /** Called when a table's files are written. */
  onTable?: (table: string, rows: number) => void | Promise<void>;
};

export type Exported = { done: true; manifest: Manifest } | { done: false; refusal: 'plan-changed' };

/** Rows of each table on the first page; the files have all. */
const firstRows = 20;

/**
 * Writes a person's copy as a ZIP: first page, CSV and JSON of each table, the portal's records, a manifest. All from one
 * snapshot, streamed: memory does not grow with the rows.
 * @param to where the ZIP goes; ended when it is complete, destroyed when it fails
 * @returns `plan-changed`, and nothing written, when the identity leads to other persons than were approved
 * @throws what the database or `to` throws; the ZIP is then cut off and the snapshot closed
 * @see GDPR Art. 15(3), 20(1); Art. 15(4) for what is left out
 */
export async function exportPackage(
  client: ClientBase,
  checked: CheckedMap,
  run: ExportRun,
  to: Writable,
): Promise<Exported> {
  return inSnapshot(client, async () => {
    if (!(await isSamePerson(client, checked, run))) return { done: false, refusal: 'plan-changed' };
    const asked = onlyCategories(released(checked, run.plan), run.categories ?? []);
    const wanted = { identities: run.identities, chosen: run.plan.chosen, at: run.now };
    const person = { ...wanted, known: await knownPersons(client, asked, wanted) };
    const tables = await tablesOf(client, asked, person);
    const zip = new Package(run.now);
    const written = pipeline(zip.outputStream, to);
    try {
      const manifest = await Promise.race([fill(client, asked, run, person, tables, zip), neverDone(written)]);
      await written;
      return { done: true, manifest };
    } catch (error) {
      zip.fail(error);
      await written.catch(() => {}); // the first error says why
      throw error;
    }
  });
}

/** Fails as the promise does, and does not end before. */
const neverDone = (written: Promise<void>): Promise<never> => written.then(() => new Promise<never>(() => {}));

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

/** The map with all columns hidden that are of other categories than those asked for; none means all. */
function onlyCategories(checked: CheckedMap, categories: string[]): CheckedMap {
  if (categories.length === 0) return checked;
  const tables = Object.entries(checked.map.tables).map(([name, table]) => {
    const columns = Object.entries(table.columns).map(([column, rules]) => {
      const wanted = categories.includes(rules.category ?? table.category ?? '');
      return [column, wanted ? rules : { ...rules, show: 'hidden' as const }] as const;
    });
    return [name, { ...table, columns: Object.fromEntries(columns) }] as const;
  });
  return { ...checked, map: { ...checked.map, tables: Object.fromEntries(tables) } };
}

/** The tables that go into the package, with their first rows and the names of their files. */
async function tablesOf(client: ClientBase, checked: CheckedMap, person: Asked): Promise<PackageTable[]> {
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
      files: filesOf(finding, taken),
    }));
}

/** Held columns are in no file, so a table of nothing else has none. */
function filesOf(
  { table, found, mentioned, columns, mentionColumns }: Finding,
  taken: Set<string>,
): PackageTable['files'] {
  const written = (all: ShownColumn[]) => all.some(({ show }) => show !== 'held');
  const pair = (name: string) => ({ csv: fileName(name, 'csv', taken), json: fileName(name, 'json', taken) });
  return {
    own: found > 0 && written(columns) ? pair(table) : null,
    shared: mentioned > 0 && written(mentionColumns) ? pair(`${table}-shared`) : null,
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
  const files = named(run.files ?? []);
  await zip.text('index.html', indexHtml(run.facts, { tables, files }, checked.map));
  for (const { finding, files } of tables) {
    const place = subject.places.find(({ name }) => name === finding.table);
    if (!place) continue;
    for (const [part, names] of [['own', files.own] as const, ['shared', files.shared] as const]) {
      if (!names) continue;
      const rows = part === 'own' ? finding.found : finding.mentioned;
      const about = { rows, table: finding.table };
      const csv = rowsSql(subject, place, part, 'csv');
      const json = rowsSql(subject, place, part, 'json');
      const setting = binder.setting();
      if (setting) await client.query(setting.text, setting.values);
      await zip.stream({ name: `data/${names.csv}`, ...about }, () => csvOf(client, csv));
      await zip.stream({ name: `data/${names.json}`, ...about }, () => jsonOf(client, json));
    }
    await run.onTable?.(finding.table, finding.found + finding.mentioned);
  }
  for (const { path, open } of files) {
    await zip.stream({ name: path, rows: null, table: null }, () => measured(open()));
  }
  for (const [name, records] of Object.entries(run.records)) {
    // Your requests there always are; of the rest an empty file would only raise questions.
    if (name !== 'requests' && records.length === 0) continue;
    await zip.text(`portal/${name}.json`, `${JSON.stringify(records, null, 2)}\n`);
  }
  return zip.end(run.plan.request);
}

/** The rows of a table as a file has them: shown columns, and the last four characters; nothing of held or hidden ones. */
function rowsSql(subject: Subject, place: Place, part: 'own' | 'shared', form: 'csv' | 'json'): string {
  const columns = (part === 'own' ? shownColumns(place) : mentionShown(place)).filter(({ show }) => show !== 'held');
  const values = columns.map((column) => {
    const value = disclosedSql(subject, place, column);
    return `${form === 'csv' ? defusedSql(csvSql(value), value.type) : jsonSql(value)} AS ${fileColumn(column.column)}`;
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

/** A ZIP that is written one file after the other, and its manifest. */
class Package {
  #zip = new ZipFile();
  #files: Manifest['files'] = [];
  #now: Date;
  #open: Measured | null = null;
  readonly outputStream = this.#zip.outputStream;

  constructor(now: Date) {
    this.#now = now;
    this.#zip.on('error', (error) => this.fail(error));
  }

  async text(name: string, content: string): Promise<void> {
    const file = new Measured({});
    await this.stream({ name, rows: null, table: null }, () => {
      file.end(content);
      return file;
    });
  }

  /** Adds a file and waits for its end, so that one statement at a time runs. */
  stream(file: { name: string; rows: number | null; table: string | null }, open: () => Measured): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#zip.addReadStreamLazy(file.name, { mtime: this.#now, mode: 0o100600 }, (give) => {
        const content = open();
        this.#open = content;
        content.once('error', reject);
        content.once('end', () => {
          this.#files.push(content.measure(file));
          resolve();
        });
        give(null, content);
      });
    });
  }

  async end(request: string): Promise<Manifest> {
    const manifest: Manifest = { version: 1, request, at: this.#now.toISOString(), files: this.#files };
    await this.text('manifest.json', `${JSON.stringify({ ...manifest, files: [...this.#files] }, null, 2)}\n`);
    this.#zip.end();
    return { ...manifest, files: this.#files.filter(({ name }) => name !== 'manifest.json') };
  }

  /** yazl leaves its output open when a file fails, and whoever reads it would wait for ever. */
  fail(error: unknown): void {
    const reason = error instanceof Error ? error : undefined;
    this.#open?.destroy();
    const output = this.outputStream;
    if ('destroy' in output && typeof output.destroy === 'function') output.destroy(reason);
  }
}
