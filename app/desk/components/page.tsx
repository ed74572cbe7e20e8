import type { Metadata } from 'next';
import { requireStaff } from '../../auth.ts';
import { DeskTitle } from '../../ui/desk/desk-title.tsx';
import { Tabs } from '../../ui/desk/tabs.tsx';
import { DeskPage } from '../desk-page.tsx';
import { Around } from './around.tsx';
import { AtDesk } from './at-desk.tsx';
import { DeskForms } from './desk-forms.tsx';
import { Errors } from './errors.tsx';
import { Forms } from './forms.tsx';
import { Reading } from './reading.tsx';
import { States } from './states.tsx';

export const metadata: Metadata = { title: 'Components' };

const parts = [
  { key: 'reading', words: 'Reading', Part: Reading },
  { key: 'states', words: 'States', Part: States },
  { key: 'forms', words: 'Forms', Part: Forms },
  { key: 'errors', words: 'Errors', Part: Errors },
  { key: 'desk', words: 'Desk', Part: AtDesk },
  { key: 'desk-forms', words: 'Desk forms', Part: DeskForms },
  { key: 'around', words: 'Around', Part: Around },
] as const;
const addressOf = (key: string) => `/desk/components?part=${key}`;

type Search = Promise<Record<string, string | string[] | undefined>>;

/** What every page is made of, drawn by the components themselves, for whoever writes the next page. */
export default async function ComponentsPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff('view-queue');
  const { part } = await searchParams;
  const { key, Part } = parts.find((one) => one.key === part) ?? parts[0];
  const tabs = parts.map((one) => ({ href: addressOf(one.key), words: one.words }));
  return (
    <DeskPage actor={actor} current="/desk/components">
      <DeskTitle>Components</DeskTitle>
      <p className="mb-4 max-w-prose text-soft">
        Names, days and numbers are made up. A page takes what it needs from here before it draws anything of its own.
      </p>
      <Tabs label="Parts" tabs={tabs} current={addressOf(key)} />
      {/* Or a field would keep what it held under another tab. */}
      <div key={key}>
        <Part />
      </div>
    </DeskPage>
  );
}
