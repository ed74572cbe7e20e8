/** A random world as SQL and as a map. */
import { type Made, mails, phones, type Tie, type World, worth } from './world.ts';

const text = (value: string | null | undefined) => (value === null || value === undefined ? 'NULL' : `'${value}'`);
const tiesOf = (table: Made): Tie[] => [...table.ties, ...(table.mention ? [table.mention] : [])];

/** Tables and foreign keys; rows come after, and keys that lead nowhere are emptied before they are declared. */
export function schemaSql(tables: Made[]): string {
  const shapes = tables.map((table) => {
    const key = { id: 'PRIMARY KEY (id)', both: 'PRIMARY KEY (id, part)', none: 'CHECK (true)' }[table.key];
    const links = tiesOf(table).map(({ pairs, type }) => `${pairs[0]?.[0]} ${type}, `);
    const parts = table.partitioned
      ? `; CREATE TABLE ${table.name}_a PARTITION OF ${table.name} FOR VALUES IN (0); CREATE TABLE ${table.name}_b PARTITION OF ${table.name} DEFAULT`
      : '';
    return `CREATE TABLE ${table.name} (uid int, id ${table.type}, part int NOT NULL, ${links.join('')} mail ${table.mail},
      doc jsonb, tags text[], phone text, status text, flag text, note text, ctl int, ${key})
      ${table.partitioned ? 'PARTITION BY LIST (part)' : ''}${parts};`;
  });
  const rows = tables.map((table) => rowsSql(table));
  const keys = tables.flatMap((table) =>
    tiesOf(table)
      .filter(({ action }) => action !== '')
      .map((tie) => keySql(table, tables[tie.to] ?? table, tie)),
  );
  return [...shapes, ...rows, ...keys].join('\n');
}

function rowsSql(table: Made): string {
  const isKeyed = table.key !== 'none';
  const seen = new Set<string>();
  const lines = table.rows.flatMap((row, at) => {
    const id = worth(table.type, row.id);
    const isAlike = table.type === 'citext' || table.type === 'character(40)';
    const same = isAlike ? id?.toLowerCase().trimEnd() : id;
    const key = table.key === 'both' ? `${same} ${row.part}` : String(same);
    if (isKeyed && (id === null || seen.has(key))) return [];
    seen.add(key);
    const links = tiesOf(table).map(({ type }, n) => text(worth(type, row.links[n % 2] ?? 0)));
    // People have an address each, mostly.
    const mail = table.isPerson && at < 3 ? `p${at}@x.test` : mails[row.mail];
    const doc = `'${JSON.stringify({ mail: mails[row.inside], n: at })}'`;
    const tags = row.tags ? `ARRAY[${row.tags.map((tag) => text(mails[tag])).join(', ')}]::text[]` : 'NULL';
    const all = [at, text(id), row.part, ...links, text(mail), doc, tags, text(phones[row.phone])];
    return [`(${[...all, row.open ? "'open'" : 'NULL', 'NULL', `'n${at}'`, row.part + 1].join(', ')})`];
  });
  return lines.length > 0 ? `INSERT INTO ${table.name} VALUES ${lines.join(',\n')};` : '';
}

function keySql(table: Made, parent: Made, { pairs, action }: Tie): string {
  const columns = pairs.map(([mine]) => mine).join(', ');
  const same = pairs.map(([mine, theirs]) => `p.${theirs} = t.${mine}`).join(' AND ');
  return `UPDATE ${table.name} t SET ${pairs[0]?.[0]} = NULL WHERE NOT EXISTS (SELECT FROM ${parent.name} p WHERE ${same});
    ALTER TABLE ${table.name} ADD FOREIGN KEY (${columns}) REFERENCES ${parent.name} (${pairs.map(([, theirs]) => theirs).join(', ')}) ON DELETE ${action};`;
}

/** The ways of a table's columns. */
export function waysOf(table: Made): Record<string, string> {
  if (table.erase === 'keep') return {};
  return {
    note: table.way,
    ...(table.cut ? { l0: 'null' } : {}),
    ...(table.shared && table.match.includes('tags[]') ? { 'tags[]': 'null' } : {}),
    ...(table.match.includes('doc->mail') ? { 'doc->mail': 'null' } : {}),
  };
}

/** Tables that a smaller scope reaches, or `null` for everything. */
export const scoped = ({ scope }: World, tables: Made[]): Made[] | null => scope && tables.filter((_, at) => scope[at]);

export function mapYaml(world: World, tables: Made[]): string {
  const linkOf = ({ pairs, to, when }: Tie) =>
    `{ to: { ${pairs.map(([mine, theirs]) => `${mine}: ${tables[to]?.name}.${theirs}`).join(', ')} }${when ? ', when: { status: open }' : ''} }`;
  const lines = tables.map((table) => {
    const identities = table.match.map((column) => `"${column}": ${column === 'phone' ? 'phone' : 'email'}`);
    const ways = Object.entries(waysOf(table)).map(
      ([column, way]) => `"${column}": { ${column === 'tags[]' ? 'shared: true, ' : ''}erase: ${way} }`,
    );
    const keep = table.keep || table.erase === 'keep';
    const parts = [
      ...(table.isPerson ? ['person: true'] : []),
      `match: { ${identities.join(', ')} }`,
      ...(table.ties.length > 0 ? [`belongs: [${table.ties.map(linkOf).join(', ')}]`] : []),
      ...(table.mention ? [`mentions: [${linkOf(table.mention)}], mentionsShow: [uid]`] : []),
      ...(table.yields ? ['yields: { phone: phone }'] : []),
      ...(table.first ? ['first: { label: Stopped, set: { flag: stopped }, when: { status: open } }'] : []),
      ...(table.processor ? ['processor: { by: { ctl: controllers.id }, name: name, contact: name }'] : []),
      `columns: { uid: , ${ways.join(', ')} }`,
      ...(keep ? ['keep: { while: { status: open }, reason: open, law: a law, review: 1 month }'] : []),
      `erase: ${table.erase}`,
    ];
    return `  ${table.name}: { ${parts.join(', ')} }`;
  });
  const scope = scoped(world, tables)?.map(
    ({ name, erase }) => `${name}: ${erase === 'columns' ? 'columns' : 'delete'}`,
  );
  return `version: 1
identities: { email: { normalise: email }, phone: { normalise: phone } }
categories: { all: All }
${scope ? `scopes: { part: { label: Part, tables: { ${scope.join(', ')} } } }` : ''}
tables:
${lines.join('\n')}`;
}
