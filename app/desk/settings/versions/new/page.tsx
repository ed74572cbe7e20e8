import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { listSettings } from '#requests/list-settings';
import { viewSettings } from '#requests/view-settings';
import { requireStaff } from '../../../../auth.ts';
import { DeskTitle } from '../../../../ui/desk/desk-title.tsx';
import { EmptyState } from '../../../../ui/desk/empty-state.tsx';
import { Link } from '../../../../ui/desk/link.tsx';
import { Section } from '../../../../ui/desk/section.tsx';
import { orLeave } from '../../../desk-answer.ts';
import { DeskPage } from '../../../desk-page.tsx';
import { draftSettingsAction } from '../actions.ts';
import { SettingsForm } from '../settings-form.tsx';

export const metadata: Metadata = { title: 'A draft of the settings' };

type Props = { searchParams: Promise<{ from?: string | string[] }> };

/** A draft, made from what is in force, or from an earlier version that is to come back. */
export default async function NewVersionPage({ searchParams }: Props) {
  const actor = await requireStaff('administer');
  const { from } = await searchParams;
  const now = new Date();
  const { inForce } = orLeave(await listSettings({ actor, now }));
  const number = from ?? inForce;
  const view = number === null ? null : orLeave(await viewSettings({ actor, number, now }));
  const made = from === undefined ? 'from what is in force' : `from version ${view?.number}`;
  return (
    <DeskPage actor={actor} current="/desk/settings">
      <DeskTitle over={<Link href="/desk/settings/versions">Versions of the settings</Link>}>A draft</DeskTitle>
      {view === null ? (
        <EmptyState title="No version yet">The worker notes the files that it runs with when it starts.</EmptyState>
      ) : (
        <Section id="draft" title="The two files" note={made}>
          <SettingsForm
            action={draftSettingsAction}
            given={{ basedOn: `${inForce}`, key: randomUUID() }}
            value={{ organisation: view.organisation, map: view.map, why: from === undefined ? '' : view.why }}
          />
        </Section>
      )}
    </DeskPage>
  );
}
