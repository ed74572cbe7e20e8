import type { MapFace } from '#domain/map-face';
import { getFormatter, getTranslations } from '../words.ts';
import { FoldingTable, Lines } from './folding-table.tsx';

type Category = MapFace['categories'][number];

/** `90 days` of the map, as a length in the page's language. */
async function lengths(): Promise<(after: string) => string> {
  const format = await getFormatter();
  return (after) => {
    const [count, unit = ''] = after.replace(/s$/, '').split(' ');
    return format.number(Number(count), { style: 'unit', unit, unitDisplay: 'long' });
  };
}

/** What is held of each category: made of the map's face, so that it says what the worker finds, discards and keeps. */
export async function HeldTable({ categories, keeps }: Pick<MapFace, 'categories' | 'keeps'>) {
  const [t, format, length] = [await getTranslations('promises'), await getFormatter(), await lengths()];
  const agesOf = ({ ages = [] }: Category) =>
    ages.map(({ label, after }) => t('discarded', { label, length: length(after) }));
  const keptOf = ({ key, kept }: Category) =>
    keeps
      .filter((one) => kept.includes(one.reason) || one.categories.includes(key))
      .map(({ reason, law }) => t('kept', { reason, law }));
  const held = categories.filter(({ fields = [] }) => fields.length > 0);
  return (
    <FoldingTable
      caption={t('held')}
      rows={held}
      keyOf={({ key }) => key}
      columns={[
        {
          key: 'what',
          head: t('what'),
          cell: ({ label, fields = [] }) => (
            <>
              <span className="block text-lg leading-snug font-semibold">{label}</span>
              <span className="mt-1 block text-soft">{format.list(fields, { type: 'unit' })}</span>
            </>
          ),
        },
        { key: 'why', head: t('why'), cell: ({ why = [] }) => <Lines of={why} none={t('whyNone')} /> },
        { key: 'from', head: t('from'), cell: ({ sources }) => <Lines of={sources} none={t('fromNone')} /> },
        {
          key: 'long',
          head: t('long'),
          cell: (category) => (
            <Lines
              of={[...agesOf(category), ...(category.isErased ? [t('untilAsked')] : []), ...keptOf(category)]}
              none={t('longNone')}
            />
          ),
        },
        {
          key: 'shared',
          head: t('shared'),
          cell: ({ sharedWith = [] }) => <Lines of={sharedWith} none={t('sharedNone')} />,
        },
      ]}
    />
  );
}
