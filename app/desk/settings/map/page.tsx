import type { Metadata } from 'next';
import type { MapPicture, PictureTable } from '#domain/map-picture';
import { mapPictureView } from '#requests/view-installation';
import { requireStaff } from '../../../auth.ts';
import { DeskTitle } from '../../../ui/desk/desk-title.tsx';
import { EmptyState } from '../../../ui/desk/empty-state.tsx';
import { Link } from '../../../ui/desk/link.tsx';
import { MapDrawing, MapLegend } from '../../../ui/desk/map-drawing.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { type Column, Table } from '../../../ui/desk/table.tsx';
import { DeskPage } from '../../desk-page.tsx';

export const metadata: Metadata = { title: 'The data map' };

const names = (all: string[]) => (all.length === 0 ? '–' : <span className="break-words">{all.join(', ')}</span>);

const columns: readonly Column<PictureTable>[] = [
  {
    key: 'name',
    head: 'Table',
    name: true,
    cell: ({ name, label }) => (
      <>
        <code className="font-mono text-xs">{name}</code>
        <span className="block font-normal text-soft">{label}</span>
      </>
    ),
  },
  { key: 'found', head: 'Found by', cell: ({ foundBy }) => names(foundBy) },
  { key: 'shown', head: 'Shown', cell: ({ shown }) => names(shown) },
  { key: 'held', head: 'Held, not shown', cell: ({ held }) => names(held) },
  { key: 'hidden', head: 'Hidden', cell: ({ hidden }) => names(hidden) },
  { key: 'fate', head: 'A deletion', cell: ({ fate }) => fate.words },
];

function Categories({ categories, tables }: MapPicture) {
  const known = new Set(categories.map(({ key }) => key));
  const groups = [...categories, { key: '', label: 'No category', tone: 0 }].map((category) => ({
    ...category,
    rows: tables.filter((table) => (known.has(table.category) ? table.category === category.key : category.key === '')),
  }));
  return groups
    .filter(({ rows }) => rows.length > 0)
    .map(({ key, label, rows }) => (
      <Section key={key} id={`category-${key}`} title={label} note={`${rows.length}`}>
        <Table caption={`Tables of: ${label}`} columns={columns} rows={rows} keyOf={({ name }) => name} wide />
      </Section>
    ));
}

/** The data map for admins: drawn, and the same in words by category. */
export default async function MapPage() {
  const actor = await requireStaff('administer');
  const picture = await mapPictureView();
  return (
    <DeskPage actor={actor} current="/desk/settings">
      <DeskTitle over={<Link href="/desk/settings">Settings</Link>}>The data map</DeskTitle>
      {picture ? (
        <>
          <Section id="picture" title="What leads where">
            <MapLegend categories={picture.categories} />
            <MapDrawing {...picture} />
          </Section>
          <Categories {...picture} />
        </>
      ) : (
        <EmptyState title="No picture yet">The worker draws the map when it starts.</EmptyState>
      )}
    </DeskPage>
  );
}
