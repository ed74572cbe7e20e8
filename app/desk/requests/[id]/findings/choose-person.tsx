import type { Finding } from '#domain/finding';
import { isPicture } from '#domain/picture';
import { valueWords } from '#domain/value-words';
import { DeskForm } from '../../../../ui/desk/desk-form.tsx';
import { choosePersonAction } from '../actions.ts';
import { deskSay } from './desk-say.ts';

/** Of each row what it says otherwise than another, as far as it fits on a line. */
function wordsOf({ columns, rows }: Finding): string[] {
  const apart = columns.flatMap(({ label }, at) =>
    new Set(rows.map(({ values }) => values[at])).size > 1 ? [{ label, at }] : [],
  );
  const said = (value: string | null | undefined) =>
    value ? valueWords(value, deskSay()).words.replaceAll(/\s+/g, ' ') : 'empty';
  return rows.map(({ row, values }) => {
    const shown = apart.filter(({ at }) => !isPicture(values[at] ?? ''));
    return [...shown.map(({ label, at }) => `${label}: ${said(values[at])}`), ...(shown.length > 0 ? [] : [row])]
      .join(' · ')
      .slice(0, 200);
  });
}

/** Which of several persons asks: a row of those shown above, with a reason. Somebody else approves the new plan. */
export function ChoosePerson({ id, finding }: { id: string; finding: Finding }) {
  const { table, rows } = finding;
  const words = wordsOf(finding);
  return (
    <div className="mt-4 rounded-md border border-line p-3">
      <h3 className="mb-2 font-semibold">More than one person has the address. Which of them asks?</h3>
      <DeskForm
        id="choose-person"
        action={choosePersonAction}
        given={{ requestId: id, table }}
        fields={[
          {
            name: 'row',
            label: 'Person',
            value: '',
            options: [
              { value: '', words: 'Choose' },
              ...rows.map(({ row }, at) => ({ value: row, words: words[at] ?? row })),
            ],
          },
          { name: 'reason', label: 'How do you know?', rows: 2 },
        ]}
        submit="It is this one"
        look="second"
      />
    </div>
  );
}
