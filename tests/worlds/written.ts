/** A random world as SQL and as a map. */
import type { Made, Tie } from './made.ts';
import { type MapOf, mails, phones, type RowSet, times, worth } from './world.ts';

const text = (value: string | null | undefined) => (value === null || value === undefined ? 'NULL' : `'${value}'`);

const savedName = ({ name }: Made): string => `saved_${name.replace('.', '_')}`;

/** Tables and foreign keys, in which there is nothing yet, and beside each one that keeps its rows for the next person. */
export function schemaSql(tables: Made[]): string {
  const shapes = tables.map((table) => {
    const key = { id: 'PRIMARY KEY (id)', both: 'PRIMARY KEY (id, part)', none: 'CHECK (true)' }[table.key];
    const links = table.links.map(
      ({ pairs, type, required }) => `${pairs[0]?.[0]} ${type}${required ? ' NOT NULL' : ''}, `,
    );
    const unique = table.note.unique && `, UNIQUE ${table.note.unique} (note${table.partitioned ? ', part' : ''})`;
    const parts = table.partitioned
      ? `; CREATE TABLE ${table.name}_a PARTITION OF ${table.name} FOR VALUES IN (0); CREATE TABLE ${table.name}_b PARTITION OF ${table.name} DEFAULT`
      : '';
    return `CREATE TABLE ${table.name} (uid int, id ${table.type}, part int NOT NULL, ${links.join('')} mail ${table.mail},
      doc jsonb, tags text[], phone text, status text, flag text, note ${table.note.type} ${table.note.required ? 'NOT NULL' : ''} CHECK (${table.note.check}), ctl int, made timestamptz,
      ${table.loud ? 'loud text GENERATED ALWAYS AS (upper(note)) STORED, ' : ''}${key}${unique})
      ${table.partitioned ? 'PARTITION BY LIST (part)' : ''}${parts};
      CREATE TEMP TABLE ${savedName(table)} AS TABLE ${table.name};`;
  });
  const keys = tables.flatMap((table) =>
    table.keys.map(
      ({ pairs, to, action, deferred }) =>
        `ALTER TABLE ${table.name} ADD FOREIGN KEY (${pairs.map(([mine]) => mine).join(', ')})
         REFERENCES ${tables[to]?.name} (${pairs.map(([, theirs]) => theirs).join(', ')}) ON DELETE ${action}${deferred ? ' DEFERRABLE INITIALLY DEFERRED' : ''};`,
    ),
  );
  return [...shapes, ...keys].join('\n');
}

/** Puts the rows of a table back as they are kept; what is made of others is made anew. */
export function backSql(table: Made): string {
  const links = table.links.map((_, n) => `l${n}`);
  const all = ['uid', 'id', 'part', ...links, 'mail, doc, tags, phone, status, flag, note, ctl, made'].join(', ');
  return `DELETE FROM ${table.name}; INSERT INTO ${table.name} (${all}) SELECT ${all} FROM ${savedName(table)};`;
}

/** The rows as they are kept: keys that lead nowhere are emptied, as the foreign keys ask for. */
export function savedSql(tables: Made[], { rows }: RowSet): string {
  return [
    // The tables are small, and a TRUNCATE makes a file each.
    ...tables.map((table) => `DELETE FROM ${savedName(table)};`),
    ...tables.map((table, at) => rowsSql(table, rows[at] ?? [])),
    ...tables.flatMap((table) => table.keys.map((tie) => emptiedSql(table, tables[tie.to] ?? table, tie))),
    requiredSql(tables),
  ].join('\n');
}

function rowsSql(table: Made, rows: RowSet['rows'][number]): string {
  const isKeyed = table.key !== 'none';
  const seen = new Set<string>();
  const lines = rows.flatMap((row, at) => {
    const id = worth(table.type, row.id);
    const isAlike = table.type === 'citext' || table.type === 'character(40)';
    const same = isAlike ? id?.toLowerCase().trimEnd() : id;
    const key = table.key === 'both' ? `${same} ${row.part}` : String(same);
    if (isKeyed && (id === null || seen.has(key))) return [];
    seen.add(key);
    const links = table.links.map(({ type }, n) => text(worth(type, row.links[n] ?? 0)));
    // People have an address each, mostly.
    const mail = table.isPerson && at < 3 ? `p${at}@x.test` : mails[row.mail];
    const doc = `'${JSON.stringify({ mail: mails[row.inside], n: at })}'`;
    const tags = row.tags ? `ARRAY[${row.tags.map((tag) => text(mails[tag])).join(', ')}]::text[]` : 'NULL';
    const status = row.open ? "'open'" : 'NULL';
    const rest = [text(phones[row.phone]), status, 'NULL', `'note ${at}'`, row.part + 1, text(times[row.made])];
    return [`(${[at, text(id), row.part, ...links, text(mail), doc, tags, ...rest].join(', ')})`];
  });
  return lines.length > 0 ? `INSERT INTO ${savedName(table)} VALUES ${lines.join(',\n')};` : '';
}

function emptiedSql(table: Made, parent: Made, { pairs }: Tie): string {
  const same = pairs.map(([mine, theirs]) => `p.${theirs} = t.${mine}`).join(' AND ');
  return `UPDATE ${savedName(table)} t SET ${pairs[0]?.[0]} = NULL
    WHERE NOT EXISTS (SELECT FROM ${savedName(parent)} p WHERE ${same});`;
}

/** Rows that have to refer to one, and do not, are not there, nor is what refers to those in turn. */
function requiredSql(tables: Made[]): string {
  const all = tables.flatMap((table) =>
    table.links.filter(({ required }) => required).map(({ pairs }) => [savedName(table), `${pairs[0]?.[0]}`]),
  );
  if (all.length === 0) return '';
  const gone = all.map(([name, column]) => `DELETE FROM ${name} WHERE ${column} IS NULL; again := again OR FOUND;`);
  const emptied = tables.flatMap((table) => table.keys.map((tie) => emptiedSql(table, tables[tie.to] ?? table, tie)));
  return `DO $$ DECLARE again bool := true; BEGIN
    WHILE again LOOP again := false; ${[...gone, ...emptied].join('\n')} END LOOP; END $$;`;
}

/** The ways of a table's columns. */
export function waysOf(table: Made): Record<string, string> {
  if (table.erase === 'keep') return {};
  return {
    note: table.way,
    ...(table.cut ? { l0: 'null' } : {}),
    ...(isShared(table) ? { 'tags[]': 'null' } : {}),
    ...(table.match.includes('doc->mail') ? { 'doc->mail': 'null' } : {}),
  };
}

export const isShared = ({ shared, match }: Made): boolean => shared && match.includes('tags[]');

/** Tables that a smaller scope reaches, or `null` for everything. */
export const scoped = ({ scope }: MapOf, tables: Made[]): Made[] | null =>
  scope && tables.filter(({ isMapped }, at) => isMapped && scope[at]);

export function mapYaml(map: MapOf, tables: Made[]): string {
  const linkOf = ({ pairs, to, when }: Tie) =>
    `{ to: { ${pairs.map(([mine, theirs]) => `${mine}: ${tables[to]?.name}.${theirs}`).join(', ')} }${when ? `, when: ${when}` : ''} }`;
  const lines = tables
    .filter(({ isMapped }) => isMapped)
    .map((table) => {
      const identities = table.match.map((column) => `"${column}": ${column === 'phone' ? 'phone' : 'email'}`);
      const keep = table.keep || table.erase === 'keep';
      const review = table.reviewed ? '{ column: made, plus: 18 months }' : '1 month';
      const parts = [
        ...(table.isPerson ? ['person: true'] : []),
        `match: { ${identities.join(', ')} }`,
        ...(table.matchAll ? ['matchAll: { mail: email, phone: phone }'] : []),
        ...(table.ties.length > 0 ? [`belongs: [${table.ties.map(linkOf).join(', ')}]`] : []),
        ...(table.mention ? [`mentions: [${linkOf(table.mention)}], mentionsShow: [uid, note]`] : []),
        ...(table.yields ? ['yields: { phone: phone }'] : []),
        ...(table.first ? ['first: { label: Stopped, set: { flag: stopped }, when: { status: open } }'] : []),
        ...(table.processor ? ['processor: { by: { ctl: controllers.id }, name: name, contact: name }'] : []),
        ...(table.expires === null
          ? []
          : [`expires: { column: made, after: 90 days${table.expires ? ', when: { part: 0 }' : ''} }`]),
        'collectedAt: made',
        `columns: { ${columnsOf(table).join(', ')} }`,
        ...(keep ? [`keep: { while: ${table.while}, reason: open, law: a law, review: ${review} }`] : []),
        `erase: ${table.erase}`,
      ];
      return `  ${table.name}: { ${parts.join(', ')} }`;
    });
  const scope = scoped(map, tables)?.map(({ name, erase }) => `${name}: ${erase === 'columns' ? 'columns' : 'delete'}`);
  const collected = map.collected ? ', collected: beforeObjection' : '';
  return `version: 1
identities: { email: { normalise: email }, phone: { normalise: phone } }
categories: { all: All }
${scope ? `scopes: { part: { label: Part${collected}, tables: { ${scope.join(', ')} } } }` : ''}
tables:
${lines.join('\n')}`;
}

/** `uid` first, by which the tests know rows. */
function columnsOf(table: Made): string[] {
  const ways = waysOf(table);
  const shown = { id: table.show.id, note: table.show.note, 'doc->mail': table.show.doc, 'tags[]': table.show.tags };
  const all = [...new Set([...Object.keys(shown), ...Object.keys(ways)])].map((column) => {
    const show = Object.entries(shown).find(([name]) => name === column)?.[1] ?? 'hidden';
    const way = ways[column] === undefined ? '' : `, erase: ${ways[column]}`;
    return `"${column}": { ${column === 'tags[]' && isShared(table) ? 'shared: true, ' : ''}show: ${show}${way} }`;
  });
  return ['uid: ', 'status: ', 'made: ', ...all];
}
