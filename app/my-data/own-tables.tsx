import type { OwnData, OwnTable } from '#domain/own-data';
import { type ValueSay, valueWords } from '#domain/value-words';
import { dayIn } from '../day-here.ts';
import { saidHere } from '../said-here.ts';
import { Heading } from '../ui/heading.tsx';
import { SummaryList, type SummaryRow } from '../ui/summary-list.tsx';
import { getTranslations, localeHere } from '../words.ts';

type Column = OwnTable['columns'][number];

/** Where a field is put right: at once, or by asking for it; nowhere when it cannot be. */
function wayOf(table: OwnTable, { column, mayChange, mayCorrect }: Column, row: number) {
  const field = encodeURIComponent(`${table.table}.${column}`);
  if (mayChange) return { href: `/my-data/change?field=${field}&row=${row}`, words: 'change' } as const;
  return mayCorrect ? ({ href: `/request/correct/value?field=${field}`, words: 'ask' } as const) : null;
}

function Value({ value, say }: { value: string; say: ValueSay }) {
  const { words, at } = valueWords(value, say);
  return at ? <time dateTime={at}>{words}</time> : <span className="whitespace-pre-wrap">{words}</span>;
}

async function rowsOf(table: OwnTable, values: OwnTable['rows'][number], row: number): Promise<SummaryRow[]> {
  const t = await getTranslations('myData');
  const say = {
    day: (on: string) => dayIn(localeHere(), on),
    moment: (at: Date) => dayIn(localeHere(), at, true),
    ...{ true: t('yes'), false: t('no'), longest: Infinity, linesAtMost: Infinity },
  };
  const { said } = await saidHere();
  return table.columns.map((column, at) => {
    const value = values[at] ?? null;
    const way = wayOf(table, column, row);
    return {
      name: said(column.label),
      value:
        column.show === 'held' ? (
          <span className="text-soft">{t('held')}</span>
        ) : value === null || value === '' ? (
          <span className="text-soft">{t('empty')}</span>
        ) : (
          <span className="wrap-anywhere">
            <Value value={value} say={say} />
          </span>
        ),
      ...(way ? { change: { href: way.href, words: t(way.words), hidden: said(column.label) } } : {}),
    };
  });
}

/** Each table under its label, each row as a list of fields. */
export async function OwnTables({ tables }: { tables: Extract<OwnData, { state: 'found' }>['tables'] }) {
  const t = await getTranslations('myData');
  const { said } = await saidHere();
  const shown = tables.map(async (table) => ({
    ...table,
    lists: await Promise.all(table.rows.map((values, row) => rowsOf(table, values, row))),
  }));
  return (await Promise.all(shown)).map(({ table, label, found, lists }) => (
    <section key={table}>
      <Heading>{said(label)}</Heading>
      {lists.map((rows, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name that may be shown
        <div key={at}>
          {lists.length > 1 && <h3 className="mb-2 font-semibold text-soft">{t('row', { number: at + 1 })}</h3>}
          <SummaryList rows={rows} />
        </div>
      ))}
      {found > lists.length && <p>{t('more', { count: found - lists.length })}</p>}
    </section>
  ));
}
