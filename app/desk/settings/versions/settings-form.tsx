import type { SettingsFiles } from '#domain/settings';
import { DeskForm, type DeskQuestion } from '../../../ui/desk/desk-form.tsx';
import type { DeskAnswer } from '../../desk-answer.ts';

type Props = {
  action: (previous: DeskAnswer, form: FormData) => Promise<DeskAnswer>;
  given: Record<string, string>;
  value: SettingsFiles & { why: string };
};

/** The two files as text. Whether they are right is checked when they are saved, and told with line and column. */
export function SettingsForm({ action, given, value }: Props) {
  const fields: DeskQuestion[] = [
    { name: 'why', label: 'What the change is for', hint: 'Whoever publishes it reads this.', value: value.why },
    { name: 'organisation', label: 'organisation.yaml', rows: 18, value: value.organisation, isCode: true },
    { name: 'map', label: 'datamap.yaml', rows: 26, value: value.map, isCode: true },
  ];
  return <DeskForm id="settings" action={action} given={given} fields={fields} submit="Save the draft and check it" />;
}
