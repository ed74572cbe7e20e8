import type { RequestView } from '#requests/view-request';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { reasonOptions } from '../../reason-options.ts';
import { showFindingsAction } from './actions.ts';

/** Asks the worker for the rows themselves; they are shown on a page of their own, for a short time. */
export function FindingsSection({ request }: { request: RequestView }) {
  if (!request.moves.includes('see-findings')) return null;
  return (
    <Section id="findings" title="The rows themselves" note="fetched when asked for, gone after 15 minutes">
      <DeskForm
        id="findings"
        action={showFindingsAction}
        given={{ requestId: request.id }}
        fields={[{ name: 'reason', label: 'Why do you need to see them?', value: '', options: reasonOptions }]}
        submit="Fetch them"
        inline
        look="second"
      />
    </Section>
  );
}
