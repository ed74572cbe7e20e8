/** Writes a draft as YAML with its reasons as comments. Names are quoted where YAML would read them otherwise. */

import type { Category } from './categories.ts';
import { categoryOf, categoryWords } from './categories.ts';
import type { Entry } from './erase.ts';
import type { DraftLink } from './links.ts';
import { listedColumns, mentionsShown } from './listed.ts';

export type Drafted = {
  questions: string[];
  entries: Entry[];
  /** Table → why it is believed to hold nothing of people. */
  notPersonal: Record<string, string>;
  /** `table.column` that only looks personal. */
  notPersonalColumns: string[];
};

/** A key or word of YAML; JSON's quotes are YAML's. */
const word = (text: string): string =>
  /^[A-Za-z_][A-Za-z0-9_.]*$/.test(text) && !/^(null|true|false|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);

/** A comment cannot hold a line's end: a name with one must not become a line of its own. */
const comment = (text: string): string =>
  text === '' ? '' : ` # ${text.replace(/[\p{Cc}\u0085\u2028\u2029]+/gu, ' ')}`;

/** `public.accounts` → `accounts`, as maps name it. */
export function mapName(place: string): string {
  const short = place.replace(/^public\./, '');
  return short.includes('.') ? place : short;
}

/** `phone_home` → `Phone home`. */
function labelOf(name: string): string {
  const text =
    name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .replace(/[\s_-]+/g, ' ')
      .trim()
      .toLowerCase() || name;
  return JSON.stringify(text.replace(/^./u, (first) => first.toUpperCase()));
}

export function writeDraft({ questions, entries, notPersonal, notPersonalColumns }: Drafted): string {
  const used = new Set<string>(
    entries.flatMap(({ guessed }) => [
      categoryOf(guessed.table),
      ...Object.values(guessed.columns).flatMap(({ category }) => category ?? []),
    ]),
  );
  const identities = [...new Set(entries.flatMap(({ reached }) => Object.values(reached.match)))];
  return [
    '# A first map, guessed from names, types and a few rows. It says how sure it is; what is wrong in it, correct.',
    ...(questions.length > 0
      ? ['#', '# To decide:', ...questions.map((text, at) => `#${comment(`${at + 1}. ${text}`).slice(2)}`)]
      : []),
    'version: 1',
    `identities: { ${(identities.length > 0 ? identities : ['email']).map((name) => `${name}: { normalise: ${name} }`).join(', ')} }`,
    used.size > 0 ? 'categories:' : 'categories: {}',
    ...Object.entries(categoryWords).flatMap(([key, label]) => (used.has(key) ? [`  ${key}: ${label}`] : [])),
    '',
    entries.length === 0 ? 'tables: {}' : 'tables:',
    ...entries.flatMap((entry) => [...tableLines(entry), '']),
    ...listLines('notPersonal', Object.entries(notPersonal)),
    ...listLines(
      'notPersonalColumns',
      notPersonalColumns.map((column) => [column, '']),
    ),
    '',
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n');
}

function listLines(key: string, items: [string, string][]): string[] {
  return items.length === 0 ? [] : [`${key}:`, ...items.map(([name, why]) => `  - ${word(name)}${comment(why)}`)];
}

function tableLines(entry: Entry): string[] {
  const { guessed, reached, erasing } = entry;
  const { table } = guessed;
  const category = categoryOf(table);
  const match = Object.entries(reached.match).map(([column, identity]) => `${word(column)}: ${identity}`);
  return [
    `  ${word(mapName(table.place))}:`,
    `    label: ${labelOf(table.words.join('_') || table.live.name)}`,
    `    category: ${category}${comment("the table's name")}`,
    ...(reached.person ? [`    person: true${comment('the best candidate for "one row is one person"')}`] : []),
    ...(match.length > 0 ? [`    match: { ${match.join(', ')} }${comment('column of addresses')}`] : []),
    ...linkLines('belongs', reached.belongs),
    ...linkLines('mentions', reached.mentions),
    ...(reached.mentions.length > 0 ? [`    mentionsShow: [${mentionsShown(guessed).map(word).join(', ')}]`] : []),
    ...columnLines(entry, category),
    `    erase: ${erasing.erase}${comment(erasing.why)}`,
    ...(erasing.keep
      ? [
          '    keep:',
          `      reason: ${JSON.stringify(erasing.keep.reason)}`,
          `      law: ${JSON.stringify(erasing.keep.law)}`,
          `      review: ${erasing.keep.review}`,
        ]
      : []),
  ];
}

function linkLines(key: string, links: DraftLink[]): string[] {
  if (links.length === 0) return [];
  return [`    ${key}:`, ...links.map((link) => `      - ${linkText(link)}${comment(link.why)}`)];
}

function linkText({ columns, parent, parentColumns, when }: DraftLink): string {
  const to = columns
    .map((column, at) => `${word(column)}: ${word(`${mapName(parent)}.${parentColumns[at] ?? ''}`)}`)
    .join(', ');
  return when ? `{ to: { ${to} }, when: { ${word(when.column)}: ${JSON.stringify(when.value)} } }` : `{ ${to} }`;
}

function columnLines({ guessed, reached, erasing }: Entry, tableCategory: Category): string[] {
  const lines = listedColumns(guessed, reached).map((name) => {
    const { category, show, correct, why } = guessed.columns[name] ?? {
      category: null,
      show: 'shown',
      correct: undefined,
      why: '',
    };
    const isPrimary = reached.person && Object.keys(reached.match)[0] === name;
    const parts = [
      ...(category && category !== tableCategory ? [`category: ${category}`] : []),
      `label: ${labelOf(name)}`,
      ...(show === 'shown' ? [] : [`show: ${show}`]),
      ...(correct && reached.how === 'own' && (reached.person || tableCategory === 'contact')
        ? [`correct: ${correct}`]
        : []),
      ...(isPrimary ? ['notify: primary'] : []),
      ...(Object.hasOwn(erasing.ways, name) ? [`erase: ${erasing.ways[name]}`] : []),
    ];
    return `      ${word(name)}: { ${parts.join(', ')} }${comment(why)}`;
  });
  return lines.length > 0 ? ['    columns:', ...lines] : [];
}
